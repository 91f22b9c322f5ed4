"""Reads a caption: may the picture show students, and who could they be; and was the event public.
Pure.

A caption never says that a picture shows somebody; it tells what a picture with people in it may
show (MTKA guidelines, ENS general 4, MHD III.F, WI IV.C.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sighting import Span
from crawler.model.words.cues import Cues, numbered
from crawler.model.words.lexicon import Hit, Lexicon
from crawler.model.words.mentions import Mention
from crawler.model.words.names import NameKind
from crawler.model.words.person_names import person_names
from crawler.model.words.rosters import has_shirt, is_worn, listed, playing, scores, worn_list
from crawler.model.words.text import Text
from crawler.model.words.token import Gap

_BESIDE_NAME = 7
"""Most words between a person's name and what makes it a student's."""


class Student(StrEnum):
    """How closely a caption points to students."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


class Cue(StrEnum):
    """What points to students, or to a public event."""

    GROUP = "a class, grade or roster"
    NAME = "a name beside a class or grade"
    SHIRT = "a shirt number beside a name or a play"
    STUDENTS = "students or a team"
    EVENT = "a public event"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says. `cues`: each with its words, strongest first; names are only places.
    `grown_up`: a title or an office is named.
    """

    student: Student
    public_event: bool
    cues: tuple[tuple[Cue, Span], ...]
    grown_up: bool = False


_STRONG = (Cue.GROUP, Cue.NAME, Cue.SHIRT)


def read_caption(
    text: Text, cues: Sequence[Cues], found: Sequence[Mention], ours: frozenset[str]
) -> Caption:
    """Read one caption. `found`: where it names units of the district; `ours`: the words of the
    district's names.
    """
    cues = spoken(text, cues)
    numerals = frozenset().union(*(one.numerals for one in cues))
    plain = numbered(text, numerals)
    others = list(_hits(plain, cues, _others))

    def seen(lexicon: Callable[[Cues], Lexicon]) -> list[Hit]:
        return [hit for hit in _hits(plain, cues, lexicon) if not _is_inside(hit, others)]

    events = [*seen(_events), *_scores(plain, cues)]
    students = seen(_students)
    teams = [Hit(one.first, one.end) for one in found if _is_team(one)] if events else []
    names = list(person_names(plain, cues, ours))
    doings = seen(_doings)
    company = (*students, *teams, *names, *doings)
    groups = [*seen(_groups), *(one for one in seen(_marks) if _has_company(one, company))]
    groups += [one for one in seen(_rosters) if listed(plain, one, cues, numbered=True)]
    groups += [one for one in seen(_honours) if listed(plain, one, cues, numbered=False)]
    announced = any(True for one in cues for _ in one.announcements.find(plain))
    if announced and not (names or doings or events):
        groups = []
    plays = list(_hits(plain, cues, lambda one: one.plays))
    shown = [
        *((Cue.GROUP, hit) for hit in groups),
        *((Cue.NAME, hit) for hit in names if is_students(plain, hit, cues)),
        *(
            (Cue.SHIRT, hit)
            for hit in names
            if is_worn(plain, hit) or (has_shirt(plain, hit) and (events or plays))
        ),
        *((Cue.SHIRT, hit) for hit in playing(plain, plays, cues) if not announced),
        *((Cue.SHIRT, hit) for hit in worn_list(plain, cues) if students or events),
    ]
    if not shown and not announced:
        shown = [(Cue.STUDENTS, hit) for hit in (*students, *teams)]
    said = [*shown, *((Cue.EVENT, hit) for hit in events)]
    return Caption(
        student=_student([cue for cue, _ in shown]),
        public_event=bool(events),
        cues=tuple((cue, text.span(hit.first, hit.end)) for cue, hit in said),
        grown_up=any(True for _ in _hits(plain, cues, lambda one: one.titles)),
    )


def _is_inside(hit: Hit, others: Sequence[Hit]) -> bool:
    """Say whether the words are only a part of a phrase that means something else."""
    return any(
        other.first <= hit.first and hit.end <= other.end and other != hit for other in others
    )


def _others(one: Cues) -> Lexicon:
    return one.others


def _events(one: Cues) -> Lexicon:
    return one.events


def _students(one: Cues) -> Lexicon:
    return one.students


def _groups(one: Cues) -> Lexicon:
    return one.groups


def _marks(one: Cues) -> Lexicon:
    return one.marks


def _rosters(one: Cues) -> Lexicon:
    return one.rosters


def _honours(one: Cues) -> Lexicon:
    return one.honours


def _doings(one: Cues) -> Lexicon:
    return one.doings


def _scores(text: Text, cues: Sequence[Cues]) -> Iterator[Hit]:
    """Give scores (`61-40`) where a word says how a match ended."""
    found = list(scores(text))
    if found and any(True for _ in _hits(text, cues, lambda one: one.results)):
        yield from found


def _hits(text: Text, cues: Sequence[Cues], lexicon: Callable[[Cues], Lexicon]) -> Iterator[Hit]:
    for one in cues:
        yield from lexicon(one).find(text)


def _student(shown: Sequence[Cue]) -> Student:
    if any(cue in _STRONG for cue in shown):
        return Student.STRONG
    return Student.WEAK if shown else Student.NONE


def _has_company(mark: Hit, company: Sequence[Hit]) -> bool:
    """Say whether another cue stands in the caption, apart from the mark's own words."""
    return any(one.end <= mark.first or mark.end <= one.first for one in company)


def spoken(text: Text, cues: Sequence[Cues]) -> list[Cues]:
    """Give the languages whose small words the caption has most of: `match` is a game in French
    only. All of them where there is none.
    """
    counts = [one.linkers.count(text) for one in cues]
    most = max(counts, default=0)
    return [one for one, count in zip(cues, counts, strict=True) if 2 * count >= most]


def _is_team(mention: Mention) -> bool:
    return mention.kind is NameKind.MASCOT


def is_students(text: Text, name: Hit, cues: Sequence[Cues]) -> bool:
    """Say whether a class, a grade or the like stands beside the name, in its sentence."""
    if not text.tokens[name.end - 1].text.isascii():
        return True
    start = max(text.start_of(name.first, Gap.STOP), name.first - _BESIDE_NAME)
    end = min(text.end_of(name.end - 1, Gap.STOP), name.end + _BESIDE_NAME)
    beside = [*range(start, name.first), *range(name.end, end)]
    return any(one.name_marks.at(text.tokens, place) for place in beside for one in cues)
