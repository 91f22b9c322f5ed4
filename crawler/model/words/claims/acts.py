"""Finds what a unit does, right after its name, that makes the account its own: `EHS runs this
page`, `…主办`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.grammar.han_order import (
    ends_its_clause,
    goes_on_otherwise,
    is_of_something_else,
    is_the_account,
)
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention

_REACH = 4
_REACH_HAN = 16
"""Most words between a unit and what it does (of letters, of Han)."""


def act_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Find what a unit does, right after its name, that makes the account its own: `EHS runs this
    page`, `…主办`, `…宣传部运营`.
    """
    act = grammar.acts.at(text.tokens, first)
    done = act or _does(text, first, grammar)
    if done is None or text.tokens[first].gap >= Gap.BREAK:
        return None
    other = is_of_something_else(text, done.end, grammar)
    if other or goes_on_otherwise(text, done.end, grammar):
        return None
    units = [one for one in named if act or not _is_marked(text, one, grammar)]
    return done if any(_acts(text, one, first, grammar) for one in units) else None


def _does(text: Text, first: int, grammar: Grammar) -> Hit | None:
    """Give a Chinese agent's word that ends its clause: `…宣传部运营`, `…运营的公众号`."""
    if text.tokens[first].text.isascii():
        return None
    hit = grammar.agents.at(text.tokens, first)
    return hit if hit and ends_its_clause(text, hit.end) else None


def _is_marked(text: Text, unit: Mention, grammar: Grammar) -> bool:
    """Say whether `由` stands before the unit; then agents.py finds what it does."""
    return unit.first > 0 and grammar.agent_marks.holds(text.tokens[unit.first - 1].text)


def _acts(text: Text, unit: Mention, first: int, grammar: Grammar) -> bool:
    """Say whether a unit's name ends where its act begins, but for words of school life."""
    han = not text.tokens[first].text.isascii()
    if not unit.end <= first <= unit.end + (_REACH_HAN if han else _REACH):
        return False
    if han and not is_the_account(text, unit.first, grammar):
        return False
    return end_of_school_life(text, unit.end, grammar, first) == first


def end_of_school_life(text: Text, first: int, grammar: Grammar, end: int) -> int:
    """Give the first word from `first` on, `end` at the latest, that is none of school life."""
    place = first
    while place < end:
        activity = grammar.activities.at(text.tokens, place)
        if activity is None:
            return place
        place = activity.end
    return place
