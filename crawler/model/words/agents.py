"""Finds where a text says who stands behind the account: `managed by …`, `由…管理`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.lexicon import Hit
from crawler.model.words.mentions import Mention
from crawler.model.words.phrases import Grammar
from crawler.model.words.text import Text
from crawler.model.words.token import Gap

_REACH_UNIT = 8
_REACH_MARK = 2
_REACH_AGENT = 6
_REACH_ACT = 4
_BESIDE_PICTURE = 1
"""Most words between an agent and the unit, a mark and the unit, the unit and the agent's word
after it, the unit and what it does; and between the words around a picture.
"""


def agent_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    agent = grammar.agents.at(text.tokens, first)
    if agent and text.tokens[first].text.isascii():
        return agent if _is_run_by_a_unit(text, agent, grammar, named) else None
    return _agent_after_unit(text, first, grammar, named)


def act_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    """Find what a unit does, right after its name, that makes the account its own: `EHS runs this
    page`, `…主办`.
    """
    act = grammar.acts.at(text.tokens, first)
    if act is None or text.tokens[first].gap >= Gap.BREAK:
        return None
    return act if any(_acts(text, one, first, grammar) for one in named) else None


def _acts(text: Text, unit: Mention, first: int, grammar: Grammar) -> bool:
    """Say whether a unit's name ends where its act begins, but for a word of school life."""
    if not unit.end <= first <= unit.end + _REACH_ACT:
        return False
    place = unit.end
    while place < first:
        activity = grammar.activities.at(text.tokens, place)
        if activity is None:
            return False
        place = activity.end
    return place == first


def _is_run_by_a_unit(text: Text, agent: Hit, grammar: Grammar, named: Sequence[Mention]) -> bool:
    unit = unit_after(text, agent.end, named)
    if unit is None or not _has_subject(text, agent, grammar, named):
        return False
    return not _is_private(text, agent.end, unit, grammar)


def _agent_after_unit(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    """Find `由…管理`: a mark, a unit, and the agent's word after it."""
    mark = grammar.agent_marks.at(text.tokens, first)
    reach = mark.end + _REACH_MARK if mark else -1
    unit = next((one for one in named if mark and mark.end <= one.first <= reach), None)
    if unit is None:
        return None
    end = min(text.end_of(first, Gap.BREAK), unit.end + _REACH_AGENT + 1)
    hits = (grammar.agents.at(text.tokens, place) for place in range(unit.end, end))
    return next((Hit(first, hit.end) for hit in hits if hit), None)


def _is_private(text: Text, first: int, unit: Mention, grammar: Grammar) -> bool:
    """Say whether it is private people of the unit who run it: `run by Eastview parents`."""
    covered = first
    for place in (*range(first, unit.first), unit.end):
        if place < len(text.tokens) and text.tokens[place].gap < Gap.BREAK:
            hit = grammar.laypeople.at(text.tokens, place)
            longer = grammar.activities.at(text.tokens, place)
            if hit and covered < hit.end and not (longer and longer.end > hit.end):
                return True
            covered = max(covered, longer.end if longer else first)
    return False


def _has_subject(text: Text, agent: Hit, grammar: Grammar, named: Sequence[Mention]) -> bool:
    """Say whether it is the account that is managed: nothing stands before, small words, an account
    word, or a unit's name.
    """
    start = text.start_of(agent.first, Gap.BREAK)
    before = range(start, agent.first)
    if any(
        one.at(text.tokens, place)
        for place in before
        for one in (grammar.nouns, grammar.unit_nouns)
    ):
        return True
    if any(one.first == start and one.end <= agent.first for one in named):
        return True
    small = (grammar.linkers, grammar.presenters, grammar.agent_verbs)
    return all(any(one.holds(text.tokens[place].text) for one in small) for place in before)


def unit_after(text: Text, end: int, named: Sequence[Mention]) -> Mention | None:
    """Give the unit that is named soon after word `end`, in the same stretch of words; behind a
    picture only at once, for a picture also stands between two thoughts.
    """
    for mention in named:
        if not end <= mention.first <= end + _REACH_UNIT:
            continue
        gap = max((token.gap for token in text.tokens[end : mention.first + 1]), default=Gap.SPACE)
        beside = mention.first - end <= _BESIDE_PICTURE
        if gap is Gap.SPACE or (gap is Gap.PICTURE and beside):
            return mention
    return None
