"""A handle dressed up as a school's is seen; the plain name is another rule's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.detectors import look_alike_handle
from crawler.detectors.look_alike_handle import Params
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case
from tests.builders import PHRASES, make_account, make_case, make_snapshot
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES)


def shown(handle: str, bio: str = "") -> Case:
    account = make_account(kind=AccountKind.UNREGISTERED, handle=handle, display_name=None)
    return make_case(account=account, snapshot=make_snapshot(handle=handle, bio=bio, posts=()))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(shown("eastviewhs"), id="the plain name"),
        pytest.param(shown("eastview_hs_2027"), id="a year"),
        pytest.param(shown("hlps.athletics"), id="plain initials"),
        pytest.param(shown("gardens4u"), id="somebody's digits"),
        pytest.param(shown("west_brook_farm"), id="a farm"),
        pytest.param(shown("id:12345"), id="no handle"),
        pytest.param(shown("e4stviewhs", "Parody account"), id="a parody that says so"),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(look_alike_handle, case, PARAMS) == ()


def test_stays_silent_on_a_closed_account() -> None:
    case = shown("e4stviewhs")
    closed = replace(case.account, status=AccountStatus.CLOSED)

    assert sightings(look_alike_handle, replace(case, account=closed), PARAMS) == ()


@pytest.mark.parametrize(
    ("handle", "disguise", "unit"),
    [
        ("e4stv13whs", "digits", "Eastview High School"),
        ("eastvi3whs_official", "digits", "Eastview High School"),
        ("еastviewhs", "script", "Eastview High School"),
        ("eastviewhighschol", "slip", "Eastview High School"),
        ("westbrok_high_school", "slip", "Westbrook High School"),
    ],
    ids=["digits", "digits and a claim", "Cyrillic", "a letter less", "a letter less, cut up"],
)
def test_sees_a_disguise(handle: str, disguise: str, unit: str) -> None:
    (seen,) = sightings(look_alike_handle, shown(handle), PARAMS)

    assert seen.anchor == "look-alike"
    assert seen.facts == {"unit": unit, "disguise": disguise}
    assert handle in seen.why


def test_the_handle_that_was_read_counts_and_else_the_one_that_was_found() -> None:
    plain, dressed = shown("eastviewhs"), shown("e4stviewhs")

    renamed = replace(plain, snapshot=dressed.snapshot)
    unread = replace(dressed, snapshot=None)

    for case in (renamed, unread):
        (seen,) = sightings(look_alike_handle, case, PARAMS)
        assert "e4stviewhs" in seen.why
