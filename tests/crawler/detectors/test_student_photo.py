"""Pictures that may show students become a question to a reviewer: when, under which policy, and
what the question says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from config.policy import find_pack, load_pack
from crawler.detectors import student_photo
from crawler.detectors.student_photo import Consent, Params
from crawler.judge import bind, judge
from crawler.model.account import Account, AccountKind, Permission, PermissionScope
from crawler.model.case import Case
from crawler.model.finding import Finding
from crawler.model.image import Faces
from crawler.model.snapshot import Picture
from tests.builders import (
    FOOTBALL,
    NOW,
    PHRASES,
    make_account,
    make_case,
    make_facts,
    make_post,
    make_snapshot,
)
from tests.crawler.detectors.purity import sightings

PHOTO = Picture("https://pictures.example/photo.jpg")
EYES = ("marks/1:test", "people/1")
ANYBODY = Params(PHRASES, Consent.PARENTAL, exempt_public_events=False)
EXEMPT = replace(ANYBODY, consent=Consent.UNLESS_OPTED_OUT, exempt_public_events=True)
CLASS = "Mrs. Reyes and her third grade class after the science fair: Ava Lund, Milo Hart."
TEAM = "Our students at practice."
GAME = "Game day! Our students beat Westbrook 61-40 at home."
TEACHER = "Teacher of the year Sam Okafor in the library."
PORTRAIT = "Meet Ava Lund, Grade 11, student of the month."


def showing(text: str | None, faces: Faces | None, **changes: object) -> Case:
    """Give an account whose one post has these words and a picture with these faces."""
    post = make_post(text=text, pictures=(PHOTO,))
    images = {PHOTO.url: make_facts(eyes=EYES, faces=faces)}
    return make_case(snapshot=make_snapshot(posts=(post,)), images=images, **changes)


FEW, ONE, CROWD = Faces(3, 0.2), Faces(1, 0.4), Faces(60, 0.03)

SILENT = {
    "nobody looked": showing(CLASS, None),
    "nobody is there": showing(CLASS, Faces(0)),
    "perhaps a face": showing(CLASS, Faces(0, review=True)),
    "too small to tell anybody": showing(CLASS, Faces(90, 0.01)),
    "no word of students": showing("Early release on Wednesday.", FEW),
    "no words": showing(None, FEW),
    "a teacher alone": showing(TEACHER, ONE),
    "a coach of a team": showing(
        "Coach Okafor signs for another year.", ONE, account=make_account(unit=FOOTBALL)
    ),
    "somebody else's post": make_case(
        snapshot=make_snapshot(posts=(make_post(text=CLASS, pictures=(PHOTO,), mine=False),)),
        images={PHOTO.url: make_facts(eyes=EYES, faces=FEW)},
    ),
    "never read": make_case(snapshot=None),
}


@pytest.mark.parametrize("case", SILENT.values(), ids=SILENT.keys())
def test_stays_silent(case: Case) -> None:
    assert sightings(student_photo, case, ANYBODY) == ()


def test_a_class_becomes_a_question_with_what_speaks_for_and_against() -> None:
    (seen,) = sightings(student_photo, showing(CLASS, FEW), ANYBODY)

    assert seen.why.startswith("Does the post of 22 Nov 2026, with 3 faces, show a student without")
    assert "parents' consent? For it: " in seen.why
    assert "no permission for photos is on file" in seen.why
    assert "Against it: " in seen.why
    assert (seen.anchor, seen.place, seen.confidence) == ("post:1:students", "post", 0.9)


def test_no_name_and_no_place_of_a_face_is_kept() -> None:
    (seen,) = sightings(student_photo, showing(CLASS, FEW), ANYBODY)

    assert not any(name in repr(seen) for name in ("Lund", "Hart", "Ava", "Milo", "Reyes"))
    assert seen.spans == ()
    assert [region.box for region in seen.regions] == [None]


def test_the_text_of_the_picture_speaks_too() -> None:
    post = make_post(text=None, pictures=(replace(PHOTO, alt=CLASS),))
    images = {PHOTO.url: make_facts(eyes=EYES, faces=FEW)}
    case = make_case(snapshot=make_snapshot(posts=(post,)), images=images)

    assert len(sightings(student_photo, case, ANYBODY)) == 1


def test_a_public_event_speaks_against_only_where_the_policy_exempts_it() -> None:
    case = showing(GAME, FEW)
    (said,), (exempt,) = (sightings(student_photo, case, one) for one in (ANYBODY, EXEMPT))

    assert "an exception may apply" not in said.why
    assert "an exception may apply" in exempt.why
    assert exempt.confidence < 0.5 < said.confidence


def test_a_permission_that_ended_is_said() -> None:
    ended = Permission(PermissionScope.PHOTOS, "Dana Reyes", (NOW - timedelta(days=9)).date())

    (seen,) = sightings(
        student_photo, showing(CLASS, FEW, account=make_account(permissions=(ended,))), ANYBODY
    )

    assert "the permission for photos on file has ended" in seen.why


# The four policies.

SCHOOL = make_account()
BOOSTERS = make_account(kind=AccountKind.THIRD_PARTY, unit=FOOTBALL)
ALLOWED = make_account(permissions=(Permission(PermissionScope.PHOTOS, "Dana Reyes"),))
POLICIES = ("minnetonka-470", "wisconsin-547-0", "essex-north-shore", "moorhead-447-1")
TABLE: dict[str, tuple[Account, str, Faces, str]] = {
    "a public game": (SCHOOL, GAME, FEW, "..??"),
    "a class photo with names": (SCHOOL, CLASS, FEW, "????"),
    "a team photo by a booster": (BOOSTERS, "Our team photo: the students.", FEW, "..??"),
    "a portrait without consent": (SCHOOL, PORTRAIT, ONE, "????"),
    "a portrait with consent": (ALLOWED, PORTRAIT, ONE, "...."),
    "a crowd at graduation": (SCHOOL, "Graduation ceremony. Our students!", CROWD, "...."),
    "a teacher alone": (SCHOOL, TEACHER, ONE, "...."),
    "no people": (SCHOOL, CLASS, Faces(0), "...."),
}
"""What each of the four policies yields, in their order: `?` a question, `.` nothing. Whose name is
in the caption is for the reviewer: an opted-out name asks what any name asks.
"""


def judged(policy: str, account: Account, text: str, faces: Faces) -> tuple[Finding, ...]:
    """Give what the pack's rules about students' photos find."""
    rules = [one for one in load_pack(find_pack(policy)).rules if one.detector == "student_photo"]
    return judge(showing(text, faces, account=account), [bind(rule) for rule in rules])


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(("place", "policy"), list(enumerate(POLICIES)), ids=POLICIES)
def test_the_four_policies(name: str, place: int, policy: str) -> None:
    account, text, faces, expected = TABLE[name]

    found = judged(policy, account, text, faces)

    assert len(found) == (1 if expected[place] == "?" else 0), [one.sighting for one in found]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_question_is_discreet(policy: str) -> None:
    (found,) = judged(policy, SCHOOL, CLASS, FEW)

    assert found.severity in {"low", "medium"}
    assert found.sighting.spans == ()
    assert "?" in found.sighting.why
