"""When an entry is looked at again, and how an account is closed."""

from __future__ import annotations

from datetime import date

import pytest

from config.seasons import SeasonsSettings, load_calendar
from crawler.model.account import AccountKind
from crawler.model.fitting import fit
from crawler.model.seasons import Calendar
from crawler.register.life.calendar import next_review, timetable
from tests.builders import EASTVIEW, FOOTBALL, make_account

CALENDAR: Calendar = fit(Calendar, load_calendar("MN", SeasonsSettings()))


def test_what_goes_on_all_year_is_looked_at_a_year_on() -> None:
    assert next_review(make_account(unit=EASTVIEW), CALENDAR, date(2026, 11, 23)) == date(
        2027, 11, 23
    )


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 11, 23), 2027), (date(2027, 7, 15), 2028), (date(2027, 2, 1), 2027)],
)
def test_a_team_is_looked_at_two_weeks_before_its_next_season(today: date, year: int) -> None:
    team = make_account(unit=FOOTBALL, kind=AccountKind.STUDENT_GROUP)

    due = next_review(team, CALENDAR, today)

    assert (due.year, due.month) in {(year, 7), (year, 8)}
    assert (due - today).days >= 90


def test_without_a_calendar_a_team_is_looked_at_a_year_on() -> None:
    assert next_review(make_account(unit=FOOTBALL), None, date(2026, 11, 23)).year == 2027


def test_a_timetable_ends_after_the_day_and_asks_for_nothing_in_the_past() -> None:
    days = [day for day, _ in timetable(date(2026, 11, 23), date(2026, 12, 3))]

    assert days == sorted(days)
    assert days[0] == date(2026, 11, 23)
    assert days[-2:] == [date(2026, 12, 3), date(2027, 1, 2)]
