"""Reads a calendar as calendar programs write it: ICS (RFC 5545). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from crawler.register.calendar_entry import CalendarProblem, Ear, Entry
from crawler.register.sheet import SheetError

_BEGINS = b"BEGIN:VCALENDAR"
_MOST_REPEATS = 750
_BROKEN = (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)
"""What the library raises on entries that are none."""


def is_ics(content: bytes) -> bool:
    """Say whether these bytes begin like a calendar."""
    return _BEGINS in content[:4096].upper()


def read_ics(content: bytes, until: date, ear: Ear) -> Iterator[Entry | CalendarProblem]:
    """Give the entries, those that repeat once for each time up to `until`; cancelled ones are left
    out. One that is private or confidential (§3.8.1.3) is not public. Raises SheetError.
    """
    icalendar: Any = import_module("icalendar")  # 0.2 s, for a command that is rarely used
    try:
        calendars = icalendar.Calendar.from_ical(content.decode("utf-8", "replace"), multiple=True)
        entries = [entry for one in calendars for entry in one.walk("VEVENT")]
    except _BROKEN as error:
        raise SheetError("The file begins like a calendar (ICS), but is damaged.") from error
    for number, entry in enumerate(entries, start=1):
        try:
            yield from _entries(entry, until, ear)
        except _BROKEN:
            yield CalendarProblem(number, "an event with SUMMARY and DTSTART")


def _entries(entry: Any, until: date, ear: Ear) -> Iterator[Entry]:
    title = str(entry["SUMMARY"]).strip()
    first, length = _span(entry)
    if str(entry.get("STATUS", "")).upper() == "CANCELLED" or not title:
        return
    private = str(entry.get("CLASS", "")).upper() in {"PRIVATE", "CONFIDENTIAL"}
    public = not private and (ear.public or ear.sounds_public(title))
    said = "\n".join([title, str(entry.get("LOCATION", "")), *_categories(entry)])
    units = (ear.unit_id,) if ear.unit_id is not None else ear.units_in(said)
    for day in _days(entry, first, until):
        yield Entry(title, day, day + length, public, units)


def _span(entry: Any) -> tuple[date, timedelta]:
    """Give the first day and how many days more it lasts. The end of an all-day event is the day
    after it (§3.6.1); one in the night belongs to the day on which it began.
    """
    start = entry["DTSTART"].dt
    end = entry["DTEND"].dt if "DTEND" in entry else start
    last = _day(end)
    if end > start and (not isinstance(start, datetime) or _is_midnight(end)):
        last -= timedelta(days=1)
    return _day(start), max(timedelta(), last - _day(start))


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute) == (0, 0)


def _days(entry: Any, first: date, until: date) -> Iterator[date]:
    """Give the days on which it begins: one, or those of its rule (§3.8.5.3) without the exceptions
    (§3.8.5.1).
    """
    rule = next(iter(_listed(entry.get("RRULE"))), None)
    if rule is None:
        yield first
        return
    rrule: Any = import_module("dateutil.rrule")
    last = min([until, *map(_day, _listed(rule.get("UNTIL")))])
    plain = {name: value for name, value in rule.items() if name.upper() != "UNTIL"}
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 a day has no zone
    skipped = {_day(one.dt) for dates in _listed(entry.get("EXDATE")) for one in dates.dts}
    days = rrule.rrulestr(type(rule)(plain).to_ical().decode(), dtstart=start)
    for number, moment in enumerate(days):
        if moment.date() > last or number >= _MOST_REPEATS:
            return
        if moment.date() not in skipped:
            yield moment.date()


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _categories(entry: Any) -> Iterator[str]:
    for one in _listed(entry.get("CATEGORIES")):
        yield " ".join(map(str, getattr(one, "cats", [one])))


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
