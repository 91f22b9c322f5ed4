"""A disclosed employee's account that writes about the district says whose views these are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.detectors import disclaimer
from crawler.detectors.disclaimer import Params
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case
from tests.builders import PHRASES, make_account, make_case, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES)
OWN = make_account(kind=AccountKind.PERSONAL, handle="dana.example", display_name="Dana Reyes")
TEACHER = "Spanish teacher at Eastview High School."
ABOUT = "What a day at Eastview High School"


def shown(bio: str | None, *posts: str) -> Case:
    written = tuple(make_post(id=str(n), text=text) for n, text in enumerate(posts, start=1))
    snapshot = make_snapshot(
        display_name="Dana Reyes", handle="dana.example", bio=bio, posts=written
    )
    return make_case(account=OWN, snapshot=snapshot)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="not read"),
        pytest.param(shown(None, ABOUT), id="no biography read"),
        pytest.param(shown(TEACHER, "My garden in May"), id="never writes about the district"),
        pytest.param(shown("Gardener", ABOUT), id="names no job at the district"),
        pytest.param(shown(f"{TEACHER} Views are my own.", ABOUT), id="says so"),
        pytest.param(shown("Profesora en Eastview HS. Opiniones personales.", ABOUT), id="Spanish"),
        pytest.param(shown(f"{TEACHER} Personal account.", ABOUT), id="personal account"),
        pytest.param(shown("Eastview High School fails us", ABOUT), id="a critic"),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(disclaimer, case, PARAMS) == ()


def test_stays_silent_on_a_closed_account() -> None:
    case = shown(TEACHER, ABOUT)
    closed = replace(case.account, status=AccountStatus.CLOSED)

    assert sightings(disclaimer, replace(case, account=closed), PARAMS) == ()


def test_sees_that_the_line_is_missing_and_quotes_what_it_is_about() -> None:
    (seen,) = sightings(disclaimer, shown(TEACHER, ABOUT), PARAMS)

    assert seen.anchor == "disclaimer"
    assert [span.quote for span in seen.spans] == ["Eastview High School"] * 2
    assert "1 post of it" in seen.why
    assert seen.confidence == 0.75


@pytest.mark.parametrize(
    "said", ["We love Eastview High School!", "Eastview High School is a mess"]
)
def test_praise_and_blame_are_judged_alike(said: str) -> None:
    (seen,) = sightings(disclaimer, shown(TEACHER, said), PARAMS)

    assert seen.confidence == 0.75


def test_is_surer_where_it_writes_often() -> None:
    (seen,) = sightings(disclaimer, shown(TEACHER, ABOUT, ABOUT, ABOUT), PARAMS)

    assert seen.confidence == 0.85
    assert "3 posts of it" in seen.why
