"""What may give a student away in a text, and where students are named in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sighting import Span
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap

WITHHELD = "▮▮▮"
"""What stands in the place of a name on the opt-out list."""


class Private(StrEnum):
    """What is given away."""

    NUMBER = "a student's number"
    BIRTH = "a date of birth"
    HOME = "a home address"
    PHONE = "a telephone number"
    MAIL = "a personal e-mail address"
    GRADES = "marks or results"
    HEALTH = "health"
    DISCIPLINE = "discipline"
    WORK = "a student's work under a full name"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Words that give something away, masked: the span quotes none of it."""

    kind: Private
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read: its words with numbers as phrases write them, the places of students'
    names, and where withheld names stood.
    """

    text: Text
    students: tuple[Hit, ...]
    withheld: tuple[int, ...]


def masked(text: str) -> str:
    """Give a text of the same form in which no letter and no digit is left."""
    return "".join("▮" if letter.isalnum() else letter for letter in text)


def is_beside(reading: Reading, at: int) -> bool:
    """Say whether a student is named in the sentence at this character."""
    text = reading.text
    place = next((i for i, token in enumerate(text.tokens) if token.end > at), None)
    if place is None:
        place = len(text.tokens) - 1
    first, end = text.start_of(place, Gap.STOP), text.end_of(place, Gap.STOP)
    start_at, end_at = text.tokens[first].start, text.tokens[end - 1].end
    withheld = any(start_at - len(WITHHELD) - 1 <= one < end_at + 2 for one in reading.withheld)
    return withheld or any(first <= name.first < end for name in reading.students)


def masked_span(text: Text, first: int, end: int) -> Span:
    """Give the place of words `first` up to, not including, `end`; the quote is masked."""
    span = text.span(first, end)
    return Span(span.field, span.start, span.end, masked(span.quote))
