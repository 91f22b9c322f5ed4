"""Finds what gives a student away beside a name or a photo: number, birth, home, telephone, e-mail,
marks, health, discipline, work shown under a full name. Pure.

Everything but a student number counts only in the sentence of a student's full name: a name with a
class or a grade beside it, or one that was withheld. A school's own telephone is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.model.sighting import Span
from crawler.model.words.captions.caption_numbers import numbered
from crawler.model.words.captions.contacts import has_phone_digits, mails_in, phones_in
from crawler.model.words.captions.cues import Cues
from crawler.model.words.captions.disclosures import (
    WITHHELD,
    Disclosure,
    Private,
    Reading,
    is_beside,
    masked,
    masked_span,
)
from crawler.model.words.captions.heard import spoken
from crawler.model.words.captions.person_names import person_names
from crawler.model.words.captions.pupils import is_students
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap


@dataclass(frozen=True, slots=True, eq=False)
class PrivateWords:
    """What a language says before or beside what is private."""

    language: str
    numbers: Lexicon
    births: Lexicon
    homes: Lexicon
    beside: tuple[tuple[Private, Lexicon], ...]
    works: Lexicon
    others: Lexicon

    @property
    def telling(self) -> tuple[Lexicon, ...]:
        """Give all that tells of something private."""
        beside = (lexicon for _, lexicon in self.beside)
        return (self.numbers, self.births, self.homes, self.works, *beside)


_NEAR_NUMBER, _NEAR_DATE, _NEAR_HOME, _NEAR_WORK = 3, 6, 2, 4
"""Most words between a phrase and what it announces."""
_DIGITS = re.compile(r"\d{4,}")
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er)?\s(?:de\s)?[^\W\d_]{{3,10}},?\s(?:de\s)?{_YEAR}"
    rf"|[^\W\d_]{{3,10}}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日"
)


@lru_cache(maxsize=64)
def private_words(phrases: Phrases) -> PrivateWords:
    """Make a language ready; made once for each."""
    return PrivateWords(
        language=phrases.language,
        numbers=Lexicon(phrases.identity_numbers),
        births=Lexicon(phrases.births),
        homes=Lexicon(phrases.homes),
        beside=(
            (Private.GRADES, Lexicon(phrases.grades)),
            (Private.HEALTH, Lexicon(phrases.health)),
            (Private.DISCIPLINE, Lexicon(phrases.discipline)),
        ),
        works=Lexicon(phrases.works),
        others=Lexicon(phrases.not_private),
    )


def read_private(
    text: Text,
    cues: Sequence[Cues],
    languages: Sequence[PrivateWords],
    ours: frozenset[str],
    domains: frozenset[str],
    region: str,
) -> tuple[Disclosure, ...]:
    """Read one text. `ours`: words of the district's names; `domains`: its own mail's; `region`
    (ISO 3166-1) is where telephone numbers without a country are from.
    """
    cues = spoken(text, cues)
    numerals = frozenset().union(*(one.numerals for one in cues))
    plain = numbered(text, numerals)
    spoken_in = {one.language for one in cues}
    heard = [one for one in languages if one.language in spoken_in]
    if not _may_hold(plain, heard):
        return ()
    reading = _reading(plain, cues, ours)
    found = [disclosure for one in heard for disclosure in _of_language(reading, one)]
    if reading.students or reading.withheld:
        found += phones_in(reading, region)
        found += mails_in(reading, domains)
    return tuple({(one.kind, one.span.start): one for one in found}.values())


def _may_hold(plain: Text, languages: Sequence[PrivateWords]) -> bool:
    """Say whether a text holds one of the phrases, an e-mail address's sign, or as many digits as a
    telephone number; most hold none, and names need not be looked for.
    """
    told = (True for one in languages for lexicon in one.telling for _ in lexicon.find(plain))
    return any(told) or "@" in plain.read or has_phone_digits(plain)


def _reading(plain: Text, cues: Sequence[Cues], ours: frozenset[str]) -> Reading:
    names = person_names(plain, cues, ours)
    students = tuple(name for name in names if is_students(plain, name, cues))
    masks = re.finditer(re.escape(WITHHELD), plain.read)
    return Reading(plain, students, tuple(match.start() for match in masks))


def _of_language(reading: Reading, one: PrivateWords) -> Iterator[Disclosure]:
    text = reading.text
    for hit in one.numbers.find(text):
        yield from _announced(reading, hit, _NEAR_NUMBER, Private.NUMBER, _DIGITS.fullmatch)
    for hit in one.births.find(text):
        yield from _dated(reading, hit)
    for hit in one.homes.find(text):
        if _has_student(reading, hit):
            yield from _announced(reading, hit, _NEAR_HOME, Private.HOME, _is_number)
    for hit in one.works.find(text):
        if _is_signed(reading, hit):
            yield Disclosure(Private.WORK, masked_span(text, hit.first, hit.end))
    yield from _of_record(reading, one)


def _of_record(reading: Reading, one: PrivateWords) -> Iterator[Disclosure]:
    """Give words of marks, health and discipline beside a student's name."""
    text = reading.text
    others = list(one.others.find(text))
    for kind, lexicon in one.beside:
        for hit in lexicon.find(text):
            if not _is_inside(hit, others) and _has_student(reading, hit):
                yield Disclosure(kind, masked_span(text, hit.first, hit.end))


def _announced(
    reading: Reading, hit: Hit, most: int, kind: Private, fits: Callable[[str], object]
) -> Iterator[Disclosure]:
    """Give the first word after a phrase that is what the phrase announces."""
    text = reading.text
    end = min(text.end_of(hit.end - 1, Gap.STOP), hit.end + most)
    for place in range(hit.end, end):
        token = text.tokens[place]
        if fits(text.original[token.start : token.end]):
            yield Disclosure(kind, masked_span(text, place, place + 1))
            return


def _dated(reading: Reading, hit: Hit) -> Iterator[Disclosure]:
    """Give a whole date after a phrase of birth, in the sentence of any student's name."""
    text = reading.text
    end = min(text.end_of(hit.end - 1, Gap.STOP), hit.end + _NEAR_DATE)
    start_at, end_at = text.tokens[hit.end - 1].end, text.tokens[end - 1].end
    match = _DATE.search(text.original[start_at:end_at])
    if match and _has_student(reading, hit):
        first, last = start_at + match.start(), start_at + match.end()
        yield Disclosure(Private.BIRTH, Span(text.field, first, last, masked(match[0])))


def _is_number(word: str) -> bool:
    return word[:1].isdigit()


def _is_inside(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.first <= hit.first and hit.end <= other.end for other in others)


def _has_student(reading: Reading, hit: Hit) -> bool:
    return is_beside(reading, reading.text.tokens[hit.first].start)


def _is_signed(reading: Reading, hit: Hit) -> bool:
    """Say whether a student's full name follows right after."""
    text = reading.text
    end_at = text.tokens[hit.end - 1].end
    withheld = any(0 <= one - end_at <= _NEAR_WORK for one in reading.withheld)
    return withheld or any(0 <= one.first - hit.end <= _NEAR_WORK for one in reading.students)
