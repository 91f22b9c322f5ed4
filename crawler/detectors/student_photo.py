"""Sees own posts whose pictures may show students, and asks a reviewer. Pure.

A picture says only how many faces there are and how large; whether one is a student's is what the
caption and the account point to. Whether the student's parents opted out or consented is never
decided here (MTKA guidelines, ENS general 4, personal 8, third-party 3, MHD III.F, WI IV.C.2). No
name from a caption is quoted or kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.account import AccountKind, Permission, PermissionScope, UnitKind
from crawler.model.case import Case
from crawler.model.image import Faces
from crawler.model.sighting import Region, Sighting
from crawler.model.snapshot import Post
from crawler.model.words.captions import Cue, Student
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.phrases import Phrases

EYES: tuple[str, ...] = ("people",)
NEEDS_SNAPSHOT = True


class Consent(StrEnum):
    """What makes a student's photo right: nobody objected, written consent, or the parents'."""

    UNLESS_OPTED_OUT = "unless_opted_out"
    WRITTEN = "written"
    PARENTAL = "parental"


@dataclass(frozen=True, slots=True)
class Params:
    """`consent`: what the policy asks for. `exempt_public_events`: a picture from an event that
    anybody may attend needs none. `phrases`: the languages of captions. `min_height`: the least
    height of the largest face, 0..1 of the picture's.
    """

    phrases: tuple[Phrases, ...]
    consent: Consent
    exempt_public_events: bool
    min_height: float = 0.02


@dataclass(frozen=True, slots=True)
class _Seen:
    """One post's pictures with faces, and what the words beside them say."""

    post: Post
    regions: tuple[Region, ...]
    faces: Faces
    student: Student
    public_event: bool
    cues: tuple[Cue, ...]
    names_grown_up: bool


_QUESTIONS: Mapping[Consent, str] = {
    Consent.UNLESS_OPTED_OUT: "a student whose parents opted out",
    Consent.WRITTEN: "a student without written consent",
    Consent.PARENTAL: "a student without the parents' consent",
}
_SURE: Mapping[Student, float] = {Student.STRONG: 0.9, Student.WEAK: 0.75, Student.NONE: 0.0}
"""How much the caption's words say, and below what speaks against: our estimates, until reviewed
decisions say better.
"""
_TEAMS_OWN = 0.6
"""A picture without any word of students, on the account of a team or a club."""
_AT_EVENT = 0.4
_IN_CROWD = 0.15
_CROWD_FACES, _CROWD_HEIGHT = 12, 0.08
_GROUPS = frozenset({UnitKind.TEAM, UnitKind.CLUB})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each own post (`post:<id>:students`) in whose pictures faces were
    counted and something points to students, in the payload's order.
    """
    if case.snapshot is None:
        return
    to = listener(case.district, params.phrases)
    for post in case.snapshot.own_posts:
        seen = _look(post, case, params, to)
        if seen is not None and (sure := _confidence(seen, case, params)) > 0:
            yield _sighting(seen, sure, case, params)


def stands_until(_case: Case, _params: Params) -> None:
    """Time alone changes nothing here, except that permissions end, which is known of all rules."""


def _look(post: Post, case: Case, params: Params, to: Listener) -> _Seen | None:
    counted = [
        (picture, facts, facts.faces)
        for picture in post.pictures
        if (facts := case.images.get(picture.url)) is not None
        and facts.faces is not None
        and facts.faces.number > 0
        and facts.faces.largest >= params.min_height
    ]
    if not counted:
        return None
    alts = (picture.alt for picture, _, _ in counted)
    words = [text for text in (post.title, post.text, *alts) if text]
    said = [caption(f"post:{post.id}", text, to) for text in dict.fromkeys(words)]
    students = {one.student for one in said}
    return _Seen(
        post=post,
        regions=tuple(Region(picture.url, facts.sha256) for picture, facts, _ in counted),
        faces=Faces(
            number=sum(faces.number for _, _, faces in counted),
            largest=max(faces.largest for _, _, faces in counted),
        ),
        student=next((one for one in Student if one in students), Student.NONE),
        public_event=any(one.public_event for one in said),
        cues=tuple(dict.fromkeys(cue for one in said for cue, _ in one.cues if cue != Cue.EVENT)),
        names_grown_up=any(one.grown_up for one in said),
    )


def _confidence(seen: _Seen, case: Case, params: Params) -> float:
    """Say how much points to students of ours; 0 = nothing does."""
    sure = _SURE[seen.student]
    if not sure and _is_groups(case) and not seen.names_grown_up:
        sure = _TEAMS_OWN
    if sure and params.exempt_public_events and seen.public_event:
        sure -= _AT_EVENT
    if sure and _is_crowd(seen.faces):
        sure -= _IN_CROWD
    return round(max(0.0, sure), 3)


def _is_groups(case: Case) -> bool:
    unit = case.account.unit
    is_unit = unit is not None and unit.kind in _GROUPS
    return is_unit or case.account.kind is AccountKind.STUDENT_GROUP


def _is_crowd(faces: Faces) -> bool:
    return faces.number >= _CROWD_FACES and faces.largest < _CROWD_HEIGHT


def _sighting(seen: _Seen, sure: float, case: Case, params: Params) -> Sighting:
    number = "1 face" if seen.faces.number == 1 else f"{seen.faces.number} faces"
    question = f"Does {_post_name(seen.post)}, with {number}, show {_QUESTIONS[params.consent]}?"
    pros, cons = "; ".join(_speaks_for(seen, case)), "; ".join(_speaks_against(seen, params))
    return Sighting(
        anchor=f"post:{seen.post.id}:students",
        why=f"{question} For it: {pros}. Against it: {cons}.",
        confidence=sure,
        place="post",
        regions=seen.regions,
        link=seen.post.permalink or case.account.url,
        facts={
            "post": seen.post.id,
            "faces": str(seen.faces.number),
            "largest": f"{seen.faces.largest:.3f}",
            "student": seen.student.value,
            "public_event": "yes" if seen.public_event else "no",
        },
    )


def _speaks_for(seen: _Seen, case: Case) -> Iterator[str]:
    if seen.cues:
        yield f"the words beside it tell of {' and '.join(cue.value for cue in seen.cues)}"
    if _is_groups(case):
        yield "the account is a team's or a student group's"
    ended = [one for one in _permissions(case) if not one.counts_on(case.now.date())]
    if ended and len(ended) == len(_permissions(case)):
        yield "the permission for photos on file has ended"
    elif not ended:
        yield "no permission for photos is on file"


def _speaks_against(seen: _Seen, params: Params) -> Iterator[str]:
    if seen.public_event and params.exempt_public_events:
        yield "the words tell of a public event, and an exception may apply"
    if _is_crowd(seen.faces):
        yield "it is a crowd with small faces only"
    if seen.names_grown_up:
        yield "the words name a grown-up"
    yield "nobody was recognised, and they may be adults, or students whose photo is in order"


def _permissions(case: Case) -> tuple[Permission, ...]:
    granted = case.account.permissions
    return tuple(one for one in granted if one.scope is PermissionScope.PHOTOS)


def _post_name(post: Post) -> str:
    if post.moment is None:
        return "a post"
    day = post.moment.at
    return f"the post of {day.day} {_MONTHS[day.month - 1]} {day.year}"
