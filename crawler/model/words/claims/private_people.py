"""Says whether private people are meant, and not the school: `run by Eastview parents`. Pure."""

from __future__ import annotations

from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap
from crawler.model.words.units.mentions import Mention

AND = frozenset({"and", "with", "y", "e", "con", "et", "avec", "en", "met"})
"""Joins two, in the languages written in letters."""


def is_private(text: Text, first: int, unit: Mention, grammar: Grammar) -> bool:
    """Say whether it is private people of the unit who run it or are spoken for: `run by Eastview
    parents`, `the voice of Eastview parents`.
    """
    covered = first
    for place in (*range(first, unit.first), unit.end):
        if place < len(text.tokens) and (place == first or text.tokens[place].gap < Gap.PICTURE):
            hit = grammar.laypeople.at(text.tokens, place)
            longer = grammar.activities.at(text.tokens, place)
            if hit and covered < hit.end and not (longer and longer.end > hit.end):
                return not _with_an_office(text, hit.end, grammar)
            covered = max(covered, longer.end if longer else first)
    return False


def _with_an_office(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether the school runs it with them: `students and staff`, `student leaders and their
    adviser`; not their own (`parents' team`).
    """
    led = [one.text for one in text.tokens[place : place + 2] if one.gap is Gap.SPACE]
    place += len(led) == 2 and led[0] not in AND and led[1] in AND
    linked = text.original[text.tokens[place - 1].end :].lstrip()[:1] in {"&", "+"}
    linked = linked or (place < len(text.tokens) and text.tokens[place].text in AND)
    while linked and place < len(text.tokens) and text.tokens[place].gap < Gap.BREAK:
        if not grammar.linkers.holds(text.tokens[place].text):
            return grammar.offices.at(text.tokens, place) is not None
        place += 1
    return False
