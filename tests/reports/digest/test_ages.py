"""Days and ages as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reports.digest.ages import ago, day_at, days_of, since
from reports.digest.week import Week, read_week, week_of
from reports.languages.tongue import english
from tests.reports.samples import NOW, ZONE, some_inputs


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (62, "8 weeks ago"),
        (63, "2 months ago"),
        (700, "23 months ago"),
        (800, "2 years ago"),
    ],
)
def test_says_how_long_ago(days: int, words: str) -> None:
    assert ago(NOW - timedelta(days=days), NOW, some_inputs()) == words


def test_counts_days_by_the_calendar_of_the_district() -> None:
    late = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # still Sunday in Heron Lake

    assert (ago(late, NOW, some_inputs()), day_at(late, NOW, some_inputs())) == (
        "yesterday",
        "Nov 22",
    )


def test_names_the_year_only_when_it_is_another() -> None:
    assert (
        since(datetime(2023, 11, 3, 18, tzinfo=UTC), NOW, some_inputs())
        == "Nov 3, 2023, 3 years ago"
    )


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (Week(2026, 47), "Nov 16 – 22, 2026"),
        (Week(2026, 49), "Nov 30 – Dec 6, 2026"),
        (Week(2026, 53), "Dec 28, 2026 – Jan 3, 2027"),
    ],
    ids=["one month", "two months", "two years"],
)
def test_writes_the_days_of_a_week(week: Week, words: str) -> None:
    assert days_of(week, english()) == words


@pytest.mark.parametrize(
    "text", ["", "48", "2026-48", "2026-W54", "2025-W53", "0000-W01", "2026-W0"]
)
def test_refuses_what_is_no_week(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the calendar words it differently
        read_week(text)


def test_reads_what_it_writes() -> None:
    assert read_week(Week(2026, 8).text) == Week(2026, 8)


def test_takes_the_week_of_the_districts_calendar() -> None:
    assert week_of(datetime(2026, 11, 23, 5, tzinfo=UTC), ZONE) == Week(2026, 47)
