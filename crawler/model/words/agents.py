"""Finds where a text says who stands behind the account: `managed by …`, `由…管理`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.mentions import Mention
from crawler.model.words.phrases import Grammar, Hit
from crawler.model.words.text import Text
from crawler.model.words.tokens import Gap

_REACH_UNIT = 8
_REACH_MARK = 2
_REACH_AGENT = 6
"""Most words between an agent and the unit, a mark and the unit, the unit and the agent's word
after it.
"""


def agent_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    agent = grammar.agents.at(text.tokens, first)
    if agent and text.tokens[first].text.isascii():
        known = _has_subject(text, agent, grammar) and unit_after(text, agent.end, named)
        return agent if known else None
    mark = grammar.agent_marks.at(text.tokens, first)
    if mark is None:
        return None
    unit = next((one for one in named if mark.end <= one.first <= mark.end + _REACH_MARK), None)
    if unit is None:
        return None
    end = text.end_of(first, Gap.BREAK)
    for place in range(unit.end, min(end, unit.end + _REACH_AGENT + 1)):
        agent = grammar.agents.at(text.tokens, place)
        if agent:
            return Hit(first, agent.end)
    return None


def _has_subject(text: Text, agent: Hit, grammar: Grammar) -> bool:
    """Say whether it is the account that is managed: nothing stands before, small words, or an
    account word.
    """
    start = text.start_of(agent.first, Gap.BREAK)
    before = range(start, agent.first)
    if any(grammar.nouns.at(text.tokens, place) for place in before):
        return True
    return all(grammar.linkers.holds(text.tokens[place].text) for place in before)


def unit_after(text: Text, end: int, named: Sequence[Mention]) -> Mention | None:
    """Give the unit that is named soon after word `end`, in the same stretch of words."""
    for mention in named:
        near = end <= mention.first <= end + _REACH_UNIT
        if near and not any(
            token.gap >= Gap.BREAK for token in text.tokens[end : mention.first + 1]
        ):
            return mention
    return None
