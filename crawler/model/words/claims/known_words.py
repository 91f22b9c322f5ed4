"""Says whether a stretch of words holds only names and words of school life. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.lexicon import Hit, longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import OF_A_NAME
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind

_MOST_WORDS = 12
"""In a stretch that is only a name and the word."""
_YEAR_DIGITS = 4


def names_a_part(text: Text, places: range, grammar: Grammar) -> bool:
    """Say whether a stretch names a team, a club or an office; no referee calls himself so."""
    return any(grammar.activities.at(text.tokens, place) for place in places)


def names_an_account(text: Text, places: range, grammar: Grammar) -> bool:
    """Say whether a stretch says what is official (`Official alerts`); then it is no referee."""
    nouns = (grammar.nouns, grammar.unit_nouns)
    return any(one.at(text.tokens, place) for place in places for one in nouns)


def names_only(text: Text, places: range, named: Sequence[Mention], grammar: Grammar) -> bool:
    inside = [one for one in named if one.first in places]
    enough = len(inside) > 1 or any(one.kind is NameKind.FULL for one in inside)
    enough = enough or (bool(inside) and names_a_part(text, places, grammar))
    return enough and is_known(text, places, None, inside, grammar, small=True)


def is_known(
    text: Text,
    places: range,
    stem: Hit | None,
    named: Sequence[Mention],
    grammar: Grammar,
    *,
    small: bool = False,
) -> bool:
    """Say whether a stretch, if it is short, holds nothing else than these and school life; with
    `small`, also words such as `on`, and what says as much as the stem (`official and verified`).
    """
    if len(places) > _MOST_WORDS:
        return False
    inside = set(places) - _covered(stem)
    for one in named:
        inside -= _covered(one)
        if one.end < len(text.tokens) and text.tokens[one.end].text == OF_A_NAME:
            inside.discard(one.end)
    known = [grammar.activities, grammar.nouns, grammar.unit_nouns, grammar.articles]
    known += [grammar.offices]
    known += [grammar.linkers, grammar.vouched, grammar.self_presentations] if small else []
    for place in sorted(inside):
        inside -= _covered(longest(text.tokens, place, known))
    return all(
        _is_number(text, place, small=small) or _is_a_body(text, place, grammar) for place in inside
    )


def _is_a_body(text: Text, place: int, grammar: Grammar) -> bool:
    return text.tokens[place].text.endswith(grammar.unit_noun_endings)


def _is_number(text: Text, place: int, *, small: bool) -> bool:
    """Say whether a word is a year; with `small`, any number."""
    word = text.tokens[place].text
    return word.isdigit() and (small or len(word) == _YEAR_DIGITS)


def _covered(hit: Hit | Mention | None) -> set[int]:
    return set(range(hit.first, hit.end)) if hit else set()
