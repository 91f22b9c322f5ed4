"""Reads a district's calendar: ICS (RFC 5545) or a sheet (CSV, XLSX). Pure.

Whether anybody may attend is what the file says; where it says nothing, what the title sounds like
(a match, a concert).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crawler.model.events import Event
from crawler.register.calendar_entry import CalendarProblem, Ear, Entry
from crawler.register.calendar_ics import is_ics, read_ics
from crawler.register.calendar_sheet import read_rows
from crawler.register.sheet import SheetError, read_sheet

_MOST_EVENTS = 20_000
_AROUND = timedelta(days=400)
"""Events farther away from today are left out: no post that is judged is of them."""


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What a file says: its events near today, what is wrong, how many entries were far away."""

    events: tuple[Event, ...]
    problems: tuple[CalendarProblem, ...]
    far: int


def read_calendar(name: str, content: bytes, today: date, ear: Ear) -> CalendarPlan:
    """Read a calendar; `name` is the file's name. Raises SheetError when it is none."""
    if is_ics(content):
        found = list(read_ics(content, today + _AROUND, ear))
    else:
        found = list(read_rows(read_sheet(name, content).rows, ear))
    entries = [one for one in found if isinstance(one, Entry)]
    near = [one for one in entries if _is_near(one, today)]
    problems = tuple(one for one in found if isinstance(one, CalendarProblem))
    events = tuple(dict.fromkeys(event for one in near for event in one.events()))
    if len(events) > _MOST_EVENTS:
        raise SheetError(f"The calendar has more than {_MOST_EVENTS} events; no district has.")
    return CalendarPlan(events, problems, len(entries) - len(near))


def _is_near(entry: Entry, today: date) -> bool:
    return today - _AROUND <= entry.last_day and entry.first_day <= today + _AROUND
