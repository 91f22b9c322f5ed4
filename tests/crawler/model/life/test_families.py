"""Accounts of one team are put together; who only sounds like it is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.seasons import load_calendar
from crawler.model.account import Account, Unit, UnitKind
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.life.families import families
from crawler.model.seasons import Calendar
from tests.builders import FOOTBALL, make_account, make_district

GIRLS = Unit(20, "Eastview Girls Soccer", UnitKind.TEAM, parent_id=2, sport="girls soccer")


def district(*units: Unit) -> District:
    calendar: Calendar = fit(Calendar, load_calendar("MN"))
    ours = make_district(seasons=calendar)
    return replace(ours, units=(*ours.units, *units))


def named(number: int, name: str | None, handle: str, unit: Unit | None = None) -> Account:
    return make_account(id=number, display_name=name, handle=handle, unit=unit)


def grouped(*accounts: Account, units: tuple[Unit, ...] = (GIRLS,)) -> list[set[int]]:
    return [{one.id for one in some} for _, some in families(accounts, district(*units))]


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Herons Football Memes", "heronsfbmemes"),
        ("Eastview Football Alumni", "ehsfootballalumni"),
        ("Otter Lake Herons Football", "otterlakeherons"),
        ("Jake Miller | Herons Football", "jake21"),
        ("Eastview Youth Football", "eastviewyouthfb"),
        ("Football News", "footballnews"),
        ("Eastview High School", "eastview"),
    ],
)
def test_stays_silent_about_who_only_sounds_like_a_team(name: str, handle: str) -> None:
    assert grouped(named(1, name, handle)) == []


def test_sees_one_team_across_years_and_platforms() -> None:
    assert grouped(
        named(1, "EHS Herons FB 2019", "ehsfb19"),
        named(2, None, "HeronsFootball21"),
        named(3, "Our team", "whatever", FOOTBALL),
        named(4, "Eastview Girls Soccer", "ehsgsoccer"),
        named(5, "Westbrook Otters Football", "whsfootball"),
    ) == [{1, 2, 3}, {4}, {5}]


def test_girls_and_boys_are_two_teams_and_a_name_without_joins_the_only_one() -> None:
    girls, boys = named(1, None, "EHS_GBB"), named(2, "Eastview Boys Basketball", "ehsbbb")
    either = named(3, "Eastview Basketball", "ehsbasketball")

    assert grouped(girls, boys, either) == [{1}, {2}, {3}]
    assert grouped(girls, either) == [{1, 3}]


def test_initials_of_two_schools_are_told_apart_by_who_has_such_a_team() -> None:
    other = Unit(30, "Edgewater High School", UnitKind.SCHOOL, 1, aliases=("EHS",))
    rowing = Unit(31, "Edgewater Rowing", UnitKind.TEAM, 30, sport="rowing")

    assert grouped(named(1, "EHS Rowing", "ehsrowing"), units=(other,)) == []
    assert grouped(named(1, "EHS Rowing", "ehsrowing"), units=(other, rowing)) == [{1}]
