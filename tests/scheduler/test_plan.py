"""Who is due, and which week's digest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.plan import (
    WEEKDAYS,
    LastVisit,
    Schedule,
    due,
    iso_week,
    last_turn,
    next_turn,
    turn_in,
)

CHICAGO = "America/Chicago"
MONDAYS = Schedule("mon", 7, CHICAGO)
THANKSGIVING = ((date(2026, 11, 26), date(2026, 11, 27)),)
CHRISTMAS = ((date(2026, 12, 21), date(2027, 1, 3)),)
ZONES = (
    "America/Chicago", "America/Denver", "America/Phoenix", "Pacific/Auckland", "Pacific/Apia",
    "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Dublin", "UTC",
)  # fmt: skip


def test_nobody_is_due_who_was_visited_within_the_day(now: datetime) -> None:
    visits = [LastVisit(1, now - timedelta(hours=3))]

    assert due(visits, now, 24) == ()


def test_no_digest_is_due_before_its_hour_on_monday() -> None:
    monday_six = datetime(2026, 11, 23, 6, 59, tzinfo=UTC) + timedelta(hours=6)
    turn = last_turn(monday_six, MONDAYS)

    assert turn is not None
    assert turn.week == "2026-W47"


def test_no_digest_is_due_in_a_week_of_holidays() -> None:
    assert turn_in(date(2026, 12, 28), Schedule("wed", 7, CHICAGO, CHRISTMAS)) is None


def test_those_never_visited_come_first_then_the_oldest(now: datetime) -> None:
    visits = [
        LastVisit(1, now - timedelta(days=2)),
        LastVisit(2, None),
        LastVisit(3, now - timedelta(days=9)),
    ]

    assert due(visits, now, 24) == (2, 3, 1)


def test_an_account_is_due_a_little_early_so_that_a_daily_sweep_does_not_slip(
    now: datetime,
) -> None:
    visits = [LastVisit(1, now - timedelta(hours=23, minutes=55))]

    assert due(visits, now, 24) == (1,)


def test_the_digest_is_due_from_its_hour_on() -> None:
    thursday = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    last, following = last_turn(thursday, MONDAYS), next_turn(thursday, MONDAYS)

    assert last is not None
    assert (last.week, last.at) == ("2026-W48", datetime(2026, 11, 23, 13, tzinfo=UTC))
    assert following is not None
    assert (following.week, following.at) == ("2026-W49", datetime(2026, 11, 30, 13, tzinfo=UTC))


def test_a_digest_of_sunday_night_is_not_forgotten_when_the_week_ends() -> None:
    monday = datetime(2026, 11, 30, 12, tzinfo=UTC)
    turn = last_turn(monday, Schedule("sun", 23, CHICAGO))

    assert turn is not None
    assert (turn.week, turn.at) == ("2026-W48", datetime(2026, 11, 30, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("weekday", "day"),
    [("wed", 25), ("thu", 25), ("fri", 25), ("sat", 28), ("sun", 29)],
)
def test_on_a_holiday_it_comes_on_another_day_of_the_week(weekday: str, day: int) -> None:
    turn = turn_in(date(2026, 11, 23), Schedule(weekday, 7, CHICAGO, THANKSGIVING))

    assert turn is not None
    assert turn.at.astimezone(ZoneInfo(CHICAGO)).day == day


def test_after_a_holiday_on_monday_it_comes_on_tuesday() -> None:
    labour_day = ((date(2026, 9, 7), date(2026, 9, 7)),)
    turn = turn_in(date(2026, 9, 7), Schedule("mon", 7, CHICAGO, labour_day))

    assert turn is not None
    assert turn.at.astimezone(ZoneInfo(CHICAGO)).date() == date(2026, 9, 8)


def test_the_next_one_comes_after_the_holidays() -> None:
    turn = next_turn(datetime(2026, 12, 15, tzinfo=UTC), Schedule("mon", 7, CHICAGO, CHRISTMAS))

    assert turn is not None
    assert turn.week == "2027-W01"


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        pytest.param(
            datetime(2026, 11, 23, 5, 59, tzinfo=UTC), "2026-W47", id="still Sunday at Heron Lake"
        ),
        pytest.param(
            datetime(2026, 11, 23, 6, 0, tzinfo=UTC), "2026-W48", id="Monday at Heron Lake"
        ),
        pytest.param(
            datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026-W53", id="a year with 53 weeks"
        ),
    ],
)
def test_the_week_is_that_of_the_districts_calendar(moment: datetime, week: str) -> None:
    assert iso_week(moment, CHICAGO) == week


@pytest.mark.parametrize(
    ("week", "hour", "utc_hour"),
    [
        pytest.param("2026-W45", 7, 13, id="the Monday after clocks went back"),
        pytest.param("2026-W11", 7, 12, id="the Monday after clocks went forward"),
    ],
)
def test_the_digest_keeps_to_the_wall_clock_through_changes_of_time(
    week: str, hour: int, utc_hour: int
) -> None:
    turn = turn_in(date.fromisocalendar(2026, int(week[-2:]), 1), Schedule("mon", hour, CHICAGO))

    assert turn is not None
    assert (turn.week, turn.at.hour) == (week, utc_hour)


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        pytest.param(date(2026, 3, 2), 2, datetime(2026, 3, 8, 8, tzinfo=UTC), id="skipped"),
        pytest.param(date(2026, 10, 26), 1, datetime(2026, 11, 1, 6, tzinfo=UTC), id="repeated"),
    ],
)
def test_an_hour_that_is_skipped_or_repeated_comes_once(
    day: date, hour: int, utc: datetime
) -> None:
    turn = turn_in(day, Schedule("sun", hour, CHICAGO))

    assert turn is not None
    assert turn.at == utc


@given(
    st.sampled_from(ZONES),
    st.sampled_from(WEEKDAYS),
    st.integers(0, 23),
    st.dates(date(2000, 1, 1), date(2037, 1, 1)),
)
def test_every_week_has_exactly_one_turn_in_every_zone(
    zone: str, weekday: str, hour: int, day: date
) -> None:
    schedule = Schedule(weekday, hour, zone)
    monday = day - timedelta(days=day.weekday())
    turn, following = turn_in(monday, schedule), turn_in(monday + timedelta(days=7), schedule)

    assert turn is not None
    assert following is not None
    assert abs(following.at - turn.at - timedelta(days=7)) <= timedelta(hours=24)
    assert last_turn(turn.at, schedule) == turn
    assert last_turn(following.at - timedelta(microseconds=1), schedule) == turn
    assert next_turn(turn.at, schedule) == following


@given(
    st.lists(st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))), max_size=20),
    st.floats(1, 700),
)
def test_who_is_due_is_a_part_of_who_was_asked_about(
    moments: list[datetime | None], hours: float
) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)

    ids = due([LastVisit(number, at) for number, at in enumerate(moments)], now, hours)

    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(range(len(moments)))
    assert {number for number, at in enumerate(moments) if at is None} <= set(ids)
