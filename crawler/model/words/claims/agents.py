"""Finds where a text says who stands behind the account: `managed by …`, `由…管理`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.acts import end_of_school_life
from crawler.model.words.claims.private_people import is_private
from crawler.model.words.grammar.han_order import is_of_something_else, is_the_account
from crawler.model.words.grammar.lexicon import Hit, longest
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import stem_at
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import COLONS, Gap
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import TELLING

_REACH_UNIT = 8
_REACH_MARK = 2
_REACH_AGENT = 6
_REACH_AFTER = 2
_BESIDE_PICTURE = 1
"""Most words between an agent and the unit, a mark and the unit, the unit and the agent's word
after it (of Han, of letters); and between the words around a picture.
"""
_CLASS_LETTERS = 2
"""Most letters and digits of a class (`2b`)."""


def agent_phrase(text: Text, first: int, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    agent = grammar.agents.at(text.tokens, first)
    if agent and text.tokens[first].text.isascii():
        return agent if _is_run_by_a_unit(text, agent, grammar, named) else None
    return _agent_after_unit(text, first, grammar, named)


def _is_run_by_a_unit(text: Text, agent: Hit, grammar: Grammar, named: Sequence[Mention]) -> bool:
    unit = unit_behind(text, agent.end, named) or _unit_of_office(text, agent, grammar, named)
    if unit is None or not _has_subject(text, agent, grammar, named):
        return False
    if any(grammar.negators.at(text.tokens, place) for place in range(agent.end, unit.first)):
        return False
    return not is_private(text, agent.end, unit, grammar)


def _agent_after_unit(
    text: Text, first: int, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    """Find `由…管理`, `wordt door … beheerd`: a mark, a unit, and the agent's word after it."""
    mark = grammar.agent_marks.at(text.tokens, first)
    if mark and text.tokens[first].text.isascii():
        return _verb_after_unit(text, mark, grammar, named)
    reach = mark.end + _REACH_MARK if mark else -1
    unit = next((one for one in named if mark and mark.end <= one.first <= reach), None)
    if mark is None or unit is None or is_private(text, mark.end, unit, grammar):
        return None
    stop = text.end_of(first, Gap.BREAK)
    known = end_of_school_life(text, unit.end, grammar, stop)
    end = min(stop, known + _REACH_AGENT + 1)
    hits = (grammar.agents.at(text.tokens, place) for place in range(unit.end, end))
    hit = next((hit for hit in hits if hit), None)
    if hit is None or is_of_something_else(text, hit.end, grammar):
        return None
    return Hit(first, hit.end) if is_the_account(text, first, grammar) else None


def _verb_after_unit(
    text: Text, mark: Hit, grammar: Grammar, named: Sequence[Mention]
) -> Hit | None:
    """Find the verb that ends the clause of a mark and a unit (Dutch: `wordt door … beheerd`)."""
    unit = unit_after(text, mark.end, named)
    if unit is None or not _is_run_by_a_unit(text, mark, grammar, named):
        return None
    end = min(text.end_of(mark.first, Gap.BREAK), unit.end + _REACH_AFTER + 1)
    verbs = (grammar.agent_verbs.at(text.tokens, place) for place in range(unit.end, end))
    return next((Hit(mark.first, verb.end) for verb in verbs if verb), None)


def _unit_of_office(
    text: Text, agent: Hit, grammar: Grammar, named: Sequence[Mention]
) -> Mention | None:
    """Give the unit named right behind the comma after its office, where nothing follows: `run by
    the main office, Eastview High School`.
    """
    comma = text.end_of(agent.first, Gap.BREAK)
    unit = next((one for one in named if one.first == comma), None)
    if unit is None or comma > agent.end + _REACH_UNIT or unit.kind not in TELLING:
        return None
    if text.tokens[comma].gap is not Gap.BREAK or text.end_of(comma, Gap.PICTURE) != unit.end:
        return None
    before = range(agent.end, comma)
    if any(grammar.heads.at(text.tokens, place) for place in before):
        return unit
    office = any(
        one.at(text.tokens, place)
        for place in before
        for one in (grammar.offices, grammar.activities)
    )
    return unit if office and is_all_of_school(text, agent.end, comma, grammar) else None


def is_all_of_school(text: Text, first: int, end: int, grammar: Grammar) -> bool:
    """Say whether a stretch holds only small words, offices, words of school life and numbers."""
    lexicons = (grammar.offices, grammar.activities, grammar.linkers, grammar.articles)
    place = first
    while place < end:
        hit = longest(text.tokens, place, lexicons)
        reached = hit.end if hit else place
        if reached == place and _is_a_body(text.tokens[place].text, grammar):
            reached += 1
        if reached == place:
            return False
        place = reached
    return True


def _is_a_body(word: str, grammar: Grammar) -> bool:
    """Say whether a word names a part of a school by its ending, or a class: `feestcommissie`,
    `2b`, `5` of `5 havo`, `4.º B`; or is a number: `zona escolar 12`.
    """
    if word.endswith(grammar.unit_noun_endings) or word.isdigit():
        return True
    if len(word) == 1 and word.isascii():
        return True
    return len(word) <= _CLASS_LETTERS and word[0].isdigit()


def _has_subject(text: Text, agent: Hit, grammar: Grammar, named: Sequence[Mention]) -> bool:
    """Say whether it is the account that is managed: nothing stands before, small words, an account
    word, or a unit's name.
    """
    start = text.start_of(agent.first, Gap.BREAK)
    before = range(start, agent.first)
    person = grammar.persons.at(text.tokens, start)
    described = person is not None and person.end - person.first > 1
    if described or (start == agent.first and _is_of_a_person(text, start, grammar)):
        return False
    if any(
        one.at(text.tokens, place)
        for place in before
        for one in (grammar.nouns, grammar.unit_nouns)
    ):
        return True
    if any(one.first == start and one.end <= agent.first for one in named):
        return True
    small = (grammar.linkers, grammar.presenters, grammar.agent_verbs)
    return all(
        any(one.holds(text.tokens[place].text) for one in small)
        or stem_at(text.tokens, place, grammar)
        for place in before
    )


def _is_of_a_person(text: Text, comma: int, grammar: Grammar) -> bool:
    """Say whether the words before a comma describe a person and no account: `Dad, coached by`."""
    said = range(text.start_of(comma, Gap.STOP), comma)
    if not said or text.original[text.tokens[comma - 1].end] != ",":
        return False
    if any(grammar.nouns.at(text.tokens, place) for place in said):
        return False
    return any(grammar.persons.at(text.tokens, place) for place in said)


def unit_behind(text: Text, end: int, named: Sequence[Mention]) -> Mention | None:
    """Give the unit after word `end` as `unit_after` does, also right behind a colon."""
    if end < len(text.tokens) and text.tokens[end].gap is Gap.BREAK:
        between = text.between(end)
        return _first_unit(text, end, end + 1, named) if between.strip() in COLONS else None
    return unit_after(text, end, named)


def unit_after(text: Text, end: int, named: Sequence[Mention]) -> Mention | None:
    """Give the unit that is named soon after word `end`, in the same stretch of words; behind a
    picture only at once, for a picture also stands between two thoughts, but not where one stands
    between all words.
    """
    return _first_unit(text, end, end, named)


def _first_unit(text: Text, end: int, reached: int, named: Sequence[Mention]) -> Mention | None:
    for mention in named:
        if mention.first < end or not text.is_near(end, mention.first, _REACH_UNIT):
            continue
        between = text.tokens[reached : mention.first + 1]
        gap = max((token.gap for token in between), default=Gap.SPACE)
        small = _BESIDE_PICTURE if text.tokens[mention.first].text.isascii() else 0
        beside = mention.first - end <= small
        strewn = gap is Gap.PICTURE and all(token.gap or token.joined for token in between)
        if gap is Gap.SPACE or strewn or (gap is Gap.PICTURE and beside):
            return mention
    return None
