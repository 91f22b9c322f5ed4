"""Reads a caption: may the picture show students, and who could they be; and was the event public.
Pure.

A caption never says that a picture shows somebody; it tells what a picture with people in it may
show (MTKA guidelines, ENS general 4, MHD III.F, WI IV.C.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sighting import Span
from crawler.model.words.captions.classes import classes, leads_a_list, pictured
from crawler.model.words.captions.cues import Cues
from crawler.model.words.captions.happenings import happenings, is_a_fixture, mascots
from crawler.model.words.captions.heard import Heard, heard, named_in
from crawler.model.words.captions.person_names import person_names
from crawler.model.words.captions.pupils import Setting, pupils
from crawler.model.words.captions.rosters import has_shirt, is_worn, playing, worn_list
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.text import Text
from crawler.model.words.units.mentions import Mention

_NEAR_ACCOUNT = 3
"""Most words between `official` and the account that is called so."""


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
_Shown = list[tuple[Cue, Hit]]


def read_caption(
    text: Text, cues: Sequence[Cues], found: Sequence[Mention], ours: frozenset[str]
) -> Caption:
    """Read one caption. `found`: where it names units of the district; `ours`: the words of the
    district's names.
    """
    said = heard(text, cues)
    found = named_in(said, text, found)
    teams = mascots(said, found)
    events = happenings(said, teams)
    announced = said.has(lambda one: one.announcements)
    shown = _told_apart(said, found, events, ours, announced=announced)
    of_an_account = _is_of_an_account(said)
    if of_an_account:
        shown = [(cue, hit) for cue, hit in shown if cue is not Cue.GROUP]
    if not (shown or announced or of_an_account or is_a_fixture(said, events)):
        students = said.seen(lambda one: one.students)
        students += said.seen(lambda one: one.ensembles)
        students += [one for one in teams if events or _is_busy(said, one)]
        students += said.seen(lambda one: one.pictures) if events else []
        shown = [(Cue.STUDENTS, hit) for hit in students]
    told = [*shown, *((Cue.EVENT, hit) for hit in events)]
    return Caption(
        student=_student([cue for cue, _ in shown]),
        public_event=bool(events),
        cues=tuple((cue, said.text.span(hit.first, hit.end)) for cue, hit in told),
        grown_up=said.has(lambda one: one.titles),
    )


def _told_apart(
    said: Heard,
    found: Sequence[Mention],
    events: Sequence[Hit],
    ours: frozenset[str],
    *,
    announced: bool,
) -> _Shown:
    """Give what tells students apart: classes, names, shirts."""
    plain = said.text
    students = [*said.seen(lambda one: one.students), *said.seen(lambda one: one.ensembles)]
    teams = mascots(said, found) if events else []
    names = list(person_names(plain, said.cues, ours))
    doings = said.seen(lambda one: one.doings)
    groups = classes(said, (*students, *teams, *names, *doings), ours)
    groups += pictured(said) if students or mascots(said, found) else []
    named = [one for one in students if one.end - one.first > 1]
    leading = (*named, *mascots(said, found))
    groups += [one for one in leading if not announced and leads_a_list(said, one)]
    if announced and not (names or doings or events):
        groups = []
    plays = said.all(lambda one: one.plays)
    at_school = bool(students or found or said.has(lambda one: one.name_marks))
    setting = Setting(
        at_school=at_school and not announced,
        at_event=bool(events),
        at_play=bool(events and plays and (teams or found)),
        announced=announced,
    )
    return [
        *((Cue.GROUP, hit) for hit in groups),
        *((Cue.NAME, hit) for hit in pupils(said, names, setting, ours)),
        *(
            (Cue.SHIRT, hit)
            for hit in names
            if is_worn(plain, hit) or (has_shirt(plain, hit) and (events or plays))
        ),
        *((Cue.SHIRT, hit) for hit in playing(plain, plays, said.cues) if not announced),
        *((Cue.SHIRT, hit) for hit in worn_list(plain, said.cues) if students or events),
    ]


def _is_busy(said: Heard, mascot: Hit) -> bool:
    """Say whether what schools' groups or classes do follows right behind the mascot: `Herons
    wrestling`, `Herons showing kindness`.
    """
    tokens = said.text.tokens
    if mascot.end == len(tokens) or said.is_small(tokens[mascot.end].text):
        return False
    return any(
        lexicon.at(tokens, mascot.end)
        for one in said.cues
        for lexicon in (one.activities, one.deeds)
    )


def _is_of_an_account(said: Heard) -> bool:
    """Say whether an account is called official: such a post is about the account."""
    accounts = said.all(lambda one: one.accounts)
    return bool(accounts) and any(
        -_NEAR_ACCOUNT <= account.first - stem.end <= _NEAR_ACCOUNT
        for stem in said.all(lambda one: one.stems)
        for account in accounts
    )


def _student(shown: Sequence[Cue]) -> Student:
    if any(cue in _STRONG for cue in shown):
        return Student.STRONG
    return Student.WEAK if shown else Student.NONE
