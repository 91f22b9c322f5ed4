"""Days and ages in words. Pure."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from reports.digest.week import Week

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_IN_MONTH = 30.44
_WEEKS_FROM_DAYS = 14
_MONTHS_FROM_DAYS = 63
_YEARS_FROM_DAYS = 730


def day(when: date, today: date) -> str:
    """Write a day as `9 Nov`, with the year when it is not today's."""
    year = "" if when.year == today.year else f" {when.year}"
    return f"{when.day} {_MONTHS[when.month - 1]}{year}"


def day_at(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Write the day of a moment by the calendar in `zone`."""
    return day(at.astimezone(zone).date(), now.astimezone(zone).date())


def ago(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Write how long ago `at` was, counted in calendar days: `today`, `yesterday`, `3 days ago`, `2
    weeks ago`.
    """
    days = (now.astimezone(zone).date() - at.astimezone(zone).date()).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < _WEEKS_FROM_DAYS:
        return f"{days} days ago"
    if days < _MONTHS_FROM_DAYS:
        return f"{days // 7} weeks ago"
    if days < _YEARS_FROM_DAYS:
        return f"{round(days / _DAYS_IN_MONTH)} months ago"
    return f"{days // 365} years ago"


def since(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Write a day with its age: `9 Nov, 2 weeks ago`; only `today` when it is."""
    age = ago(at, now, zone)
    return age if age in {"today", "yesterday"} else f"{day_at(at, now, zone)}, {age}"


def days_of(week: Week) -> str:
    """Write the days of a week: from when to when, with the year."""
    first, last = week.monday, week.sunday
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{first.day} {_MONTHS[first.month - 1]} {first.year} – {end}"
