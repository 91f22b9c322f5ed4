"""Finds where a text says that a unit's account is vouched for: `verified account of …`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.agents import is_all_of_school, unit_after
from crawler.model.words.claims.bare import stands_beside
from crawler.model.words.claims.private_people import is_private
from crawler.model.words.grammar.lexicon import Hit, longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention


def vouched_phrase(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    """Give what is said of an account right beside its noun, where a unit's name follows at once:
    `verified account of EHS`, `cuenta verificada de …`.
    """
    if not named:
        return None
    alone = grammar.vouched.at(text.tokens, first)
    if alone and alone.end - first > 1 and stands_beside(text, alone, named, grammar, free=True):
        return alone
    nouns, said = [grammar.nouns, grammar.unit_nouns], [grammar.vouched]
    orders = [(said, nouns)] if grammar.stem_first else []
    orders += [(nouns, said)] if grammar.noun_first else []
    for one, other in orders:
        begun = longest(text.tokens, first, one)
        whole = (
            longest(text.tokens, begun.end, other) if begun and _goes_on(text, begun.end) else None
        )
        unit = unit_after(text, whole.end, named) if whole else None
        if whole and unit and _is_its_own(text, whole.end, unit, grammar):
            return Hit(first, whole.end)
    return _around_a_name(text, first, grammar, named) if grammar.stem_first else None


def _around_a_name(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    """Give `approved EHS student media`: the unit's name and words of school life between."""
    vouched = grammar.vouched.at(text.tokens, first)
    unit = next((one for one in named if vouched and one.first == vouched.end), None)
    place = unit.end if unit else len(text.tokens)
    while _goes_on(text, place):
        noun = grammar.nouns.at(text.tokens, place)
        if noun:
            return Hit(first, noun.end)
        word = grammar.activities.at(text.tokens, place)
        place = word.end if word else len(text.tokens)
    return None


def _is_its_own(text: Text, end: int, unit: Mention, grammar: Grammar) -> bool:
    """Say whether only small words and words of school life stand before the unit's name, and no
    private people: not `verified account of expenses of EHS`.
    """
    near = is_all_of_school(text, end, unit.first, grammar)
    return near and not is_private(text, end, unit, grammar)


def _goes_on(text: Text, place: int) -> bool:
    return place < len(text.tokens) and text.tokens[place].gap < Gap.BREAK
