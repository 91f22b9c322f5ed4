"""Profiles of states' law: which one counts, what each says, and from where."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from config.jurisdictions import (
    JurisdictionSettings,
    counts_people,
    is_register_only,
    profile_of,
    profiles,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text("utf-8")
TODAY = date(2026, 11, 23)
BEFORE, AFTER = TODAY - timedelta(1), TODAY + timedelta(1)
NOTHING = JurisdictionSettings()


def test_seven_states_have_a_profile_with_its_sources() -> None:
    assert set(profiles()) == {"general", "CA", "IL", "NY", "TX", "MA", "MN", "WI"}
    assert all(source.cite and source.asks for one in profiles().values() for source in one.sources)


@pytest.mark.parametrize("name", profiles())
def test_the_page_names_every_profile(name: str) -> None:
    assert f"| {name}" in PAGE


@pytest.mark.parametrize(
    ("named", "state", "title"),
    [
        (None, None, "No state's profile"),
        (None, "ZZ", "No state's profile"),
        (None, "mn", "Minnesota"),
        ("WI", "MN", "Wisconsin"),
        ("general", "CA", "No state's profile"),
    ],
)
def test_the_named_profile_counts_else_the_states(
    named: str | None, state: str | None, title: str
) -> None:
    assert profile_of(named, state).title == title


@pytest.mark.parametrize(
    ("said", "only"),
    [
        (NOTHING, True),
        (JurisdictionSettings(notice_on=BEFORE), True),
        (JurisdictionSettings(meeting_on=BEFORE), True),
        (JurisdictionSettings(notice_on=BEFORE, meeting_on=AFTER), True),
        (JurisdictionSettings(notice_on=BEFORE, meeting_on=TODAY), False),
    ],
)
def test_california_waits_for_notice_and_meeting(said: JurisdictionSettings, only: bool) -> None:
    assert is_register_only(profiles()["CA"], said, TODAY) is only


@pytest.mark.parametrize("name", [name for name in profiles() if name != "CA"])
def test_the_others_wait_for_nothing(name: str) -> None:
    assert not is_register_only(profiles()[name], NOTHING, TODAY)


@pytest.mark.parametrize("name", profiles())
def test_illinois_and_new_york_count_people_only_when_the_district_says_so(name: str) -> None:
    profile = profiles()[name]

    assert counts_people(profile, NOTHING) is (name not in {"IL", "NY"})
    assert counts_people(profile, JurisdictionSettings(count_people=True))
    assert not counts_people(profile, JurisdictionSettings(count_people=False))


@pytest.mark.parametrize(
    ("name", "days"), [("MA", 36_500), ("WI", 7 * 365 + 2), ("MN", 0), ("TX", 0), ("CA", 0)]
)
def test_massachusetts_and_wisconsin_keep_public_records(name: str, days: int) -> None:
    assert profiles()[name].records_days == days


@pytest.mark.parametrize("name", ["CA", "TX", "MA", "MN", "WI"])
def test_where_parents_may_object_the_list_is_expected(name: str) -> None:
    assert profiles()[name].opt_outs_expected


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="should be one of general, CA, IL"):
        JurisdictionSettings(jurisdiction="Californa")
