"""Calendars as programs and people write them, and what is wrong with some."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.model.events import Event
from crawler.register.calendar_entry import Ear
from crawler.register.calendar_file import CalendarPlan, read_calendar
from crawler.register.sheet import SheetError

TODAY = date(2026, 11, 23)
EAR = Ear(
    sounds_public=lambda title: "vs" in title,
    units_in=lambda text: (2,) if "Eastview" in text else (),
    unit_called=lambda name: {"Eastview": 2}.get(name),
)


def read(text: str, ear: Ear = EAR) -> CalendarPlan:
    """Read a calendar."""
    name = "calendar.ics" if text.startswith("BEGIN") else "calendar.csv"
    return read_calendar(name, text.encode(), TODAY, ear)


def ics(*lines: str) -> str:
    """Give a calendar of one event."""
    head, tail = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT"), ("END:VEVENT", "END:VCALENDAR")
    return "\r\n".join((*head, *lines, *tail, ""))


def days(plan: CalendarPlan) -> list[str]:
    """Give the first day of each event."""
    return [event.first_day.isoformat() for event in plan.events]


@pytest.mark.parametrize(
    "lines",
    [
        ("SUMMARY:Eastview vs Westbrook", "DTSTART:20261124", "STATUS:CANCELLED"),
        ("SUMMARY:Eastview vs Westbrook", "DTSTART:20231124"),
        ("SUMMARY:Eastview vs Westbrook", "DTSTART:20301124"),
    ],
    ids=["cancelled", "long ago", "far ahead"],
)
def test_what_is_not_of_now_is_left_out(lines: tuple[str, ...]) -> None:
    assert read(ics(*lines)).events == ()


@pytest.mark.parametrize(
    ("lines", "public"),
    [
        (("SUMMARY:Eastview vs Westbrook",), True),
        (("SUMMARY:Eastview staff meeting",), False),
        (("SUMMARY:Eastview vs Westbrook", "CLASS:PRIVATE"), False),
        (("SUMMARY:Eastview vs Westbrook", "CLASS:CONFIDENTIAL"), False),
    ],
)
def test_whether_anybody_may_come(lines: tuple[str, ...], public: bool) -> None:
    (event,) = read(ics(*lines, "DTSTART:20261124T190000Z", "DTEND:20261124T210000Z")).events

    assert event.public is public
    assert (event.first_day, event.last_day, event.unit_id) == (
        date(2026, 11, 24),
        date(2026, 11, 24),
        2,
    )


def test_an_all_day_event_ends_before_its_end() -> None:
    whole_days = ("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126")

    (event,) = read(ics("SUMMARY:Fair", *whole_days)).events

    assert (event.first_day, event.last_day) == (date(2026, 11, 24), date(2026, 11, 25))


def test_an_event_that_repeats_is_there_each_time_but_for_its_exceptions() -> None:
    plan = read(
        ics(
            "SUMMARY:Home game vs all",
            "DTSTART:20261106T190000",
            "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127T235959Z",
            "EXDATE:20261120T190000",
        )
    )

    assert days(plan) == ["2026-11-06", "2026-11-13", "2026-11-27"]


def test_an_event_that_repeats_for_ever_ends_for_us() -> None:
    plan = read(ics("SUMMARY:Daily", "DTSTART:20261101", "RRULE:FREQ=DAILY"))

    assert 300 < len(plan.events) < 800


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20261124",),
        ("SUMMARY:Eastview",),
        ("SUMMARY:Eastview", "DTSTART:yesterday"),
        ("SUMMARY:Eastview", "DTSTART:20261124", "RRULE:FREQ=SOMETIMES"),
    ],
)
def test_an_entry_that_is_none_is_a_problem_and_the_others_are_read(lines: tuple[str, ...]) -> None:
    good = ics("SUMMARY:Fair", "DTSTART:20261124")
    plan = read(good.replace("END:VCALENDAR\r\n", ics(*lines).partition("2.0\r\n")[2]))

    assert [problem.row for problem in plan.problems] == [2]
    assert len(plan.events) == 1


def test_a_damaged_calendar_is_refused() -> None:
    with pytest.raises(SheetError, match="damaged"):
        read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nno colon here")


def test_a_sheet_is_read() -> None:
    plan = read(
        "Date,Event,School,Public\n11/24/2026,Eastview vs Westbrook,Eastview,\n"
        "2026-11-25,Rehearsal,,no\n2026-12-01,Concert,,yes\n"
    )

    assert plan.events == (
        Event("Eastview vs Westbrook", date(2026, 11, 24), date(2026, 11, 24), True, 2),
        Event("Rehearsal", date(2026, 11, 25), date(2026, 11, 25), False, None),
        Event("Concert", date(2026, 12, 1), date(2026, 12, 1), True, None),
    )


def test_every_bad_row_of_a_sheet_is_told_at_once() -> None:
    rows = ("soon,Fair,,", "2026-11-24,Fair,Nowhere,", "2026-11-24,Fair,,maybe")

    plan = read("\n".join(("Date,Event,School,Public", *rows)))

    assert [problem.row for problem in plan.problems] == [2, 3, 4]
    assert plan.events == ()


def test_a_sheet_of_something_else_says_what_was_expected() -> None:
    with pytest.raises(SheetError, match="Date, Event"):
        read("First Name,Last Name\nAva,Inventova\n")


def test_a_file_may_be_of_one_team_and_public_as_a_whole() -> None:
    ear = Ear(EAR.sounds_public, EAR.units_in, EAR.unit_called, public=True, unit_id=6)

    (event,) = read(ics("SUMMARY:Senior night", "DTSTART:20261124"), ear).events

    assert (event.public, event.unit_id) == (True, 6)
