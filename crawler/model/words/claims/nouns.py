"""Finds where a text calls an account official: `official page`, `cuenta oficial`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.noun_ends import ends_reach, is_head, is_lone_far
from crawler.model.words.claims.noun_forms import compound, misspelt, with_digits
from crawler.model.words.claims.nouns_here import nouns_here
from crawler.model.words.grammar.lexicon import Hit, Lexicon, longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.mentions import Mention

_REACH = 6
_REACH_HAN = 4
_REACH_MISSPELT = 1
_REACH_BACK = 3
"""Most words between stem and noun: before the noun (words, Han characters, words when the stem is
misspelt or another language's), and after it.
"""


def noun_phrase(
    text: Text,
    first: int,
    stem: Hit | None,
    grammar: Grammar,
    named: Sequence[Mention],
    *,
    borne: bool = False,
) -> Hit | None:
    """Give stem and noun; `borne`: the account's name names a unit."""
    whole = grammar.named_stems.at(text.tokens, first)
    if whole and not any(one.first < first < one.end for one in named):
        return whole
    nouns = nouns_here(text, first, grammar, named, borne=borne)
    if stem and grammar.stem_first:
        noun = _noun_after(text, stem, grammar, named, nouns)
        if noun:
            return Hit(first, noun.end)
    if not grammar.noun_first:
        return None
    noun = longest(text.tokens, first, nouns) or with_digits(text.tokens, first, grammar)
    return _stem_after(text, noun, grammar, named) if noun else None


def is_inside_a_name(place: int, named: Sequence[Mention]) -> bool:
    """Say whether a word belongs to a unit's name: the `Oficial` of `Preparatoria Oficial 12`."""
    return any(one.first <= place < one.end for one in named)


def _noun_after(
    text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention], nouns: Sequence[Lexicon]
) -> Hit | None:
    tokens = text.tokens
    reach = _REACH if tokens[stem.first].text.isascii() else _REACH_HAN
    if grammar.stems.at(tokens, stem.first) is None:
        reach = _REACH_MISSPELT
    near = range(stem.end, stem.end + reach)
    reach += sum(one.end - one.first - 1 for one in named if one.first in near)
    for place in range(stem.end, min(len(tokens), stem.end + reach + 1)):
        if tokens[place].gap >= Gap.BREAK or _is_past_a_picture(tokens, stem.end, place, named):
            return None
        noun = (
            longest(tokens, place, nouns)
            or compound(tokens, place, grammar, nouns)
            or with_digits(tokens, place, grammar)
            or (misspelt(tokens, place, grammar) if place == stem.end else None)
        )
        thing = grammar.things.at(tokens, place) if noun else None
        if noun and thing and thing.end > noun.end:
            return None
        if noun and is_head(tokens, noun, grammar, named) and not is_lone_far(noun, stem, tokens):
            return noun
        if grammar.linkers.holds(tokens[place].text) and ends_reach(text, place, grammar):
            return None
    return None


def _is_past_a_picture(
    tokens: Sequence[Token], first: int, place: int, named: Sequence[Mention]
) -> bool:
    """Say whether a picture divides two words that do not stand next to each other, but for a
    unit's name between them: there it ends a thought.
    """
    gaps = {token.gap for token in tokens[first : place + 1]}
    if Gap.PICTURE not in gaps or gaps == {Gap.PICTURE}:
        return False
    between = set(range(first, place))
    between -= {word for one in named for word in range(one.first, one.end)}
    return bool(between)


def _stem_after(text: Text, noun: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    tokens = text.tokens
    for place in range(noun.end, min(len(tokens), noun.end + _REACH_BACK + 1)):
        if tokens[place].gap >= Gap.BREAK or _is_past_a_picture(tokens, noun.end, place, ()):
            return None
        if place > noun.end and _is_another_noun(tokens, place, grammar):
            return None
        stem = stem_at(tokens, place, grammar)
        if stem and not is_inside_a_name(place, named):
            ours = place == noun.end or not _is_of_another(tokens, noun, place, grammar)
            return Hit(noun.first, stem.end) if ours else None
    return None


def _is_of_another(tokens: Sequence[Token], noun: Hit, place: int, grammar: Grammar) -> bool:
    """Say whether the stem belongs to what stands between it and the noun: to a thing (`página con
    el horario oficial`), or to several, of which the noun is none (`fotos … oficiales`).
    """
    if any(grammar.things.at(tokens, at) for at in range(noun.end, place)):
        return True
    several = tokens[place].text.endswith("s")
    return several and not any(one.text.endswith("s") for one in tokens[noun.first : noun.end])


def _is_another_noun(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Say whether another noun begins behind a small word: `lien de la page officielle`."""
    behind = grammar.linkers.holds(tokens[place - 1].text)
    return behind and grammar.nouns.at(tokens, place) is not None
