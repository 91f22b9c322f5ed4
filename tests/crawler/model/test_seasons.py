"""Windows of a calendar: over New Year, several a year, none that does not touch the time."""

from __future__ import annotations

from datetime import date

from crawler.model.seasons import Calendar, Season, Window, graduated, windows

CALENDAR = Calendar(
    "test",
    "invented",
    "06-05",
    (
        Season("fall", "08-10", "11-25"),
        Season("winter", "11-10", "03-20"),
        Season("spring", "03-25", "06-10"),
    ),
)


def test_a_season_over_new_year_is_one_window() -> None:
    day = date(2026, 1, 15)

    assert windows(CALENDAR, ("winter",), day, day) == (
        Window(date(2025, 11, 10), date(2026, 3, 20)),
    )


def test_between_seasons_there_is_no_window() -> None:
    assert windows(CALENDAR, ("fall",), date(2026, 1, 1), date(2026, 8, 9)) == ()


def test_seasons_that_touch_are_one() -> None:
    found = windows(CALENDAR, ("fall", "winter"), date(2025, 9, 1), date(2026, 9, 1))

    assert found == (
        Window(date(2025, 8, 10), date(2026, 3, 20)),
        Window(date(2026, 8, 10), date(2027, 3, 20)),
    )


def test_a_class_has_graduated_the_day_after() -> None:
    assert not graduated(CALENDAR, 2026, date(2026, 6, 5))
    assert graduated(CALENDAR, 2026, date(2026, 6, 6))
    assert not graduated(None, 2026, date(2026, 6, 30))
    assert graduated(CALENDAR, 0, date(2026, 6, 6))
