"""Puts together what is known about one post's pictures. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crawler.detectors.student_photo.question import Params, PublicEvent, Seen
from crawler.model.account import AccountKind, PermissionScope, UnitKind
from crawler.model.case import Case
from crawler.model.grants import Covers, Grant, Shown, covers
from crawler.model.image import Faces, ImageFacts
from crawler.model.sighting import Region
from crawler.model.snapshot import Picture, Post
from crawler.model.words.captions.captions import Caption, Cue, Student
from crawler.model.words.listening import Listener, caption

_GROUPS = frozenset({UnitKind.TEAM, UnitKind.CLUB})
_PHOTOS = frozenset({PermissionScope.PHOTOS, PermissionScope.PARENTAL})


def look(post: Post, case: Case, params: Params, to: Listener) -> Seen | None:
    """Give what is known of a post in whose pictures somebody was counted; None when nobody was."""
    counted = list(_with_people(post, case, params))
    if not counted:
        return None
    faces = [facts.faces for _, facts in counted if facts is not None and facts.faces is not None]
    said = [caption(f"post:{post.id}", text, to) for text in _words(post, counted)]
    students = {one.student for one in said}
    shown = _shown(post, case)
    granted = list(_grants(post, case, shown))
    today = case.now.date()
    return Seen(
        post=post,
        regions=tuple(Region(one.url, facts.sha256) for one, facts in counted if facts),
        faces=Faces(
            number=sum(one.number for one in faces),
            largest=max((one.largest for one in faces), default=0.0),
        ),
        student=next((one for one in Student if one in students), Student.NONE),
        cues=tuple(dict.fromkeys(cue for one in said for cue, _ in one.cues if cue != Cue.EVENT)),
        names_grown_up=any(one.grown_up for one in said),
        groups=_is_groups(case),
        public_event=_public_event(case, shown, said),
        grants=frozenset(scope for scope, until in granted if until is None or today <= until),
        ended=bool(granted) and all(until and until < today for _, until in granted),
    )


def _with_people(
    post: Post, case: Case, params: Params
) -> Iterator[tuple[Picture, ImageFacts | None]]:
    """Give the pictures that show people. Beside a name on the opt-out list one that nobody looked
    at, or in which nobody is sure, is not taken for one that shows nobody.
    """
    for picture in post.pictures:
        facts = case.images.get(picture.url)
        faces = facts.faces if facts else None
        if post.withheld:
            if faces is None or faces.number or faces.review:
                yield picture, facts
        elif faces is not None and faces.number and faces.largest >= params.min_height:
            yield picture, facts


def _words(post: Post, counted: list[tuple[Picture, ImageFacts | None]]) -> list[str]:
    alts = (picture.alt for picture, _ in counted)
    return list(dict.fromkeys(text for text in (post.title, post.text, *alts) if text))


def _shown(post: Post, case: Case) -> Shown:
    alts = (picture.alt for picture in post.pictures)
    return Shown(
        account_id=case.account.id,
        units=case.district.above(case.account.unit),
        day=post.moment.at.date() if post.moment else None,
        words="\n".join(text for text in (post.title, post.text, *alts) if text),
    )


def _grants(post: Post, case: Case, shown: Shown) -> Iterator[tuple[PermissionScope, date | None]]:
    """Give scope and end of every permission for this post.

    An opted-out child is not excused by what the district permits, nor by what parents in general
    consented to, but only by a consent to that very event: its own parents objected, and only they
    can take that back (MTKA IV.1, WI IV.C.2; ENS and MHD ask for their consent anyway). ADR 0008.
    """
    only_event = post.withheld > 0
    if not only_event:
        for own in case.account.permissions:
            if own.scope in _PHOTOS:
                yield own.scope, own.until
    for grant in case.grants:
        if covers(grant, shown) and (not only_event or _is_for_event(grant)):
            yield grant.scope, grant.until


def _is_for_event(grant: Grant) -> bool:
    return grant.covers is Covers.EVENT and grant.scope is PermissionScope.PARENTAL


def _public_event(case: Case, shown: Shown, said: list[Caption]) -> PublicEvent:
    """Say whether words, and the calendar, tell of a public event. The calendar alone says nothing:
    not every picture of that day is from there.
    """
    if not any(one.public_event for one in said):
        return PublicEvent.NONE
    units = {*shown.units, *_parts(case)}
    known = shown.day is not None and case.events.public_around(shown.day, units)
    return PublicEvent.KNOWN if known else PublicEvent.SAID


def _parts(case: Case) -> Iterator[int]:
    """Give the parts of the account's unit: a school shows the matches of its teams."""
    own = case.account.unit
    for unit in case.district.units:
        if own is not None and own.id in case.district.above(unit):
            yield unit.id


def _is_groups(case: Case) -> bool:
    unit = case.account.unit
    is_unit = unit is not None and unit.kind in _GROUPS
    return is_unit or case.account.kind is AccountKind.STUDENT_GROUP
