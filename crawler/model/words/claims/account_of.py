"""Says whether `official` stands behind what names an account of a unit: `Facebookpagina van de
brugklas van De Zon (officieel)`, `Schoolaccount van De Zon, officieel en dagelijks bijgewerkt`.
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.private_people import AND
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import TELLING

_MOST_WORDS = 12
"""That name the account."""


def is_said_of_an_account(
    text: Text, stem: Hit, named: Sequence[Mention], grammar: Grammar
) -> bool:
    """Say whether a stretch that begins with what an account is called and ends with a unit's name
    stands right before the stem: one in brackets, or behind a comma, where the stem is no noun.
    """
    framed = is_framed(text, stem) and "(" in text.between(stem.first)
    if not stem.first or not (framed or _begins_a_list(text, stem, grammar)):
        return False
    first = text.start_of(stem.first - 1, Gap.PICTURE)
    if stem.first - first > _MOST_WORDS:
        return False
    if grammar.articles.holds(text.tokens[first].text):
        first += 1
    noun = grammar.nouns.at(text.tokens, first)
    if noun is None or not any(one.end == stem.first and one.kind in TELLING for one in named):
        return False
    return noun.end < stem.first and grammar.linkers.holds(text.tokens[noun.end].text)


def is_framed(text: Text, stem: Hit) -> bool:
    """Say whether the stem stands by itself in brackets or between pictures: `… (official)`."""
    start, stop = text.start_of(stem.first, Gap.PICTURE), text.end_of(stem.first, Gap.PICTURE)
    return (start, stop) == (stem.first, stem.end)


def _begins_a_list(text: Text, stem: Hit, grammar: Grammar) -> bool:
    start, stop = text.start_of(stem.first, Gap.BREAK), text.end_of(stem.first, Gap.BREAK)
    if start != stem.first or not grammar.alone.at(text.tokens, start):
        return False
    return stem.end == stop or text.tokens[stem.end].text in AND
