"""Who is due, and which week's digest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.plan import LastVisit, digest_due, digest_moment, due, iso_week

CHICAGO = "America/Chicago"


def test_nobody_is_due_who_was_visited_within_the_day(now: datetime) -> None:
    visits = [LastVisit(1, now - timedelta(hours=3))]

    assert due(visits, now, 24) == ()


def test_no_digest_is_due_before_its_hour_on_monday() -> None:
    monday_six = datetime(2026, 11, 23, 6, 59, tzinfo=UTC) + timedelta(hours=6)

    assert digest_due(monday_six, "mon", 7, CHICAGO) is None


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


def test_the_digest_is_due_from_its_hour_until_the_week_ends() -> None:
    thursday = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)

    assert digest_due(thursday, "mon", 7, CHICAGO) == "2026-W48"


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
    assert digest_moment(week, "mon", hour, CHICAGO).astimezone(UTC).hour == utc_hour


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
