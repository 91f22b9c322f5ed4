"""Who is written to before a season ends, and what leaves with a class."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from config.seasons import load_calendar
from crawler.model.account import (
    Account,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
)
from crawler.model.case import District
from crawler.model.fitting import fit
from crawler.model.life.handover import leaving_by, season_ends
from crawler.model.seasons import Calendar
from tests.builders import FOOTBALL, make_account, make_administrator, make_district

PUPIL = Administrator("Kim", "kim@heronlake.example", AdministratorRank.PRIMARY, class_year=2027)
PARENT = Administrator("Lee", "lee@mail.example", AdministratorRank.PRIMARY)


def district() -> District:
    calendar: Calendar = fit(Calendar, load_calendar("MN"))
    return replace(make_district(), seasons=calendar)


def team(*people: Administrator, **changes: object) -> Account:
    said = {"unit": FOOTBALL, "custody": None, "opened_with": None, **changes}
    return make_account(administrators=people, **said)


@pytest.mark.parametrize("day", [date(2026, 11, 10), date(2026, 11, 26), date(2027, 3, 1)])
def test_stays_silent_unless_a_season_is_about_to_end(day: date) -> None:
    assert list(season_ends([team(make_administrator())], district(), day, 14)) == []


def test_staff_are_written_to_and_nobody_else() -> None:
    dana, left = make_administrator(), make_administrator(name="Old", until=date(2026, 6, 1))

    (end,) = season_ends([team(dana, PUPIL, PARENT, left)], district(), date(2026, 11, 12), 14)

    assert end.ends == date(2026, 11, 25)
    assert end.people == (dana,)


@pytest.mark.parametrize("status", [AccountStatus.CLOSED, AccountStatus.REQUESTED])
def test_what_is_not_open_needs_no_handing_over(status: AccountStatus) -> None:
    asked = {"requested_on": date(2026, 11, 1)} if status is AccountStatus.REQUESTED else {}
    account = team(make_administrator(), status=status, **asked)

    assert list(season_ends([account], district(), date(2026, 11, 12), 14)) == []


def test_the_list_names_what_leaves_with_the_class_in_the_last_weeks_only() -> None:
    kept = team(PUPIL, id=8, custody=Custody("Dana", "safe", date(2027, 1, 1)))
    gone = team(make_administrator(until=date(2026, 1, 1)), id=9)
    accounts = [team(PUPIL), kept, gone]

    found = leaving_by(accounts, district(), date(2027, 4, 26))

    assert found is not None
    graduation, (leaving,) = found
    assert graduation == date(2027, 6, 5)
    assert (leaving.account.id, leaving.on) == (7, date(2027, 6, 6))
    assert "the class of 2027 has graduated" in leaving.reasons
    assert leaving_by(accounts, district(), date(2027, 4, 1)) is None
    assert leaving_by(accounts, district(), date(2027, 6, 6)) is None
