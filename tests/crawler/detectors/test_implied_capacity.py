"""An account that bears a school's whole name, or presents itself as the school, is seen."""

from __future__ import annotations

import pytest

from crawler.detectors import implied_capacity
from crawler.detectors.implied_capacity import Params
from crawler.model.account import AccountKind
from crawler.model.case import Case
from tests.builders import PHRASES, make_account, make_case, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES)
OTHERS = make_account(kind=AccountKind.THIRD_PARTY, handle="lake.example", display_name=None)


def shown(name: str = "Lake talk", bio: str = "") -> Case:
    snapshot = make_snapshot(
        display_name=name, handle="lake.example", bio=bio, posts=(make_post(text="Hello"),)
    )
    return make_case(account=OTHERS, snapshot=snapshot)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="not read"),
        pytest.param(shown("Eastview High School Boosters"), id="boosters"),
        pytest.param(shown("Eastview High School Alumni"), id="alumni"),
        pytest.param(shown("Eastview High School", "Unofficial. By students."), id="unofficial"),
        pytest.param(shown("Eastview High School", "Parody account"), id="parody"),
        pytest.param(shown("Eastview High School", "Official page"), id="a claim in words"),
        pytest.param(shown("Eastview High School", "Fairport, NY"), id="another state"),
        pytest.param(shown(bio="Proud parent at Eastview High School"), id="parent"),
        pytest.param(shown(bio="Eastview High School is failing our kids"), id="critic"),
        pytest.param(shown(bio="We are Eastview High School parents"), id="parents"),
        pytest.param(shown("EHS"), id="initials alone"),
        pytest.param(shown("Herons"), id="mascot alone"),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(implied_capacity, case, PARAMS) == ()


@pytest.mark.parametrize(
    ("case", "place", "confidence"),
    [
        (shown("Eastview High School"), "display_name", 0.6),
        (shown("Eastview High School, MN"), "display_name", 0.6),
        (shown(bio="Welcome to Eastview High School!"), "bio", 0.75),
        (shown(bio="We are the Westbrook High School. Go!"), "bio", 0.75),
    ],
    ids=["whole name", "with its state", "welcome", "we are"],
)
def test_sees_who_speaks_as_a_unit(case: Case, place: str, confidence: float) -> None:
    (seen,) = sightings(implied_capacity, case, PARAMS)

    assert (seen.place, seen.confidence) == (place, confidence)
    assert seen.anchor == f"implied:{place}"
    assert "without saying that it is official" in seen.why
    assert seen.facts["unit"] in {"Eastview High School", "Westbrook High School"}
    assert seen.facts["unit"] in seen.why
