"""Days and ages in words. Pure."""

from __future__ import annotations

from datetime import datetime

from reports.digest.inputs import DigestInputs
from reports.digest.week import Week
from reports.languages.tongue import Tongue

_DAYS_IN_MONTH = 30.44
_WEEKS_FROM_DAYS = 14
_MONTHS_FROM_DAYS = 63
_YEARS_FROM_DAYS = 730


def day_at(at: datetime, now: datetime, inputs: DigestInputs) -> str:
    """Write the day of a moment by the district's calendar."""
    zone = inputs.zone
    return inputs.tongue.day(at.astimezone(zone).date(), now.astimezone(zone).date())


def ago(at: datetime, now: datetime, inputs: DigestInputs) -> str:
    """Write how long ago `at` was, counted in calendar days: `today`, `yesterday`, `3 days ago`, `2
    weeks ago`.
    """
    days, tongue = _days_since(at, now, inputs), inputs.tongue
    if days <= 1:
        return tongue.text("yesterday") if days == 1 else tongue.text("today")
    if days < _WEEKS_FROM_DAYS:
        return tongue.count("{number} day ago", "{number} days ago", days)
    if days < _MONTHS_FROM_DAYS:
        return tongue.count("{number} week ago", "{number} weeks ago", days // 7)
    if days < _YEARS_FROM_DAYS:
        months = round(days / _DAYS_IN_MONTH)
        return tongue.count("{number} month ago", "{number} months ago", months)
    return tongue.count("{number} year ago", "{number} years ago", days // 365)


def since(at: datetime, now: datetime, inputs: DigestInputs) -> str:
    """Write a day with its age: `Nov 9, 2 weeks ago`; only `today` when it is."""
    age = ago(at, now, inputs)
    if _days_since(at, now, inputs) <= 1:
        return age
    return inputs.tongue.text("{day}, {age}", day=day_at(at, now, inputs), age=age)


def days_of(week: Week, tongue: Tongue) -> str:
    """Write the days of a week: from when to when, with the year."""
    return tongue.days(week.monday, week.sunday)


def _days_since(at: datetime, now: datetime, inputs: DigestInputs) -> int:
    return (now.astimezone(inputs.zone).date() - at.astimezone(inputs.zone).date()).days
