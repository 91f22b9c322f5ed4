"""Moments to come: when something that stands today may come to mean something else. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

_LAST = datetime.max.replace(tzinfo=UTC)


def next_moment(now: datetime, moments: Iterable[datetime]) -> datetime | None:
    """Give the first of these moments that is still to come; None when all have passed."""
    return min((moment for moment in moments if moment > now), default=None)


def day_after(day: date, days: int = 1) -> datetime:
    """Give the beginning, in UTC, of the day that comes so many days after `day`; one that no
    calendar holds is the last moment that it does.
    """
    try:
        return datetime.combine(day + timedelta(days=days), time(), UTC)
    except OverflowError:
        return _LAST


def later(moment: datetime, days: float) -> datetime:
    """Give the moment so many days later, or the last one that the calendar holds."""
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return _LAST
