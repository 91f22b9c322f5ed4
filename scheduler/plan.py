"""Who is due, and for which week a digest is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_EARLY = timedelta(minutes=10)
"""An account counts as due this long before its time, so that a daily sweep does not slip by its
own length.
"""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class LastVisit:
    """When an account was last visited (aware), or None when never."""

    account_id: int
    at: datetime | None


def due(visits: Iterable[LastVisit], now: datetime, every_hours: float) -> tuple[int, ...]:
    """Give the ids of the accounts whose last visit is at least `every_hours` old; never visited
    and oldest first.
    """
    latest = now - timedelta(hours=every_hours) + _EARLY
    turns = [visit for visit in visits if visit.at is None or visit.at <= latest]
    turns.sort(key=lambda visit: (visit.at is not None, visit.at or now, visit.account_id))
    return tuple(visit.account_id for visit in turns)


def iso_week(moment: datetime, zone: str) -> str:
    """Name the ISO week (ISO 8601, `2026-W48`) that `moment` falls into on a calendar of this time
    zone.
    """
    year, week, _ = moment.astimezone(ZoneInfo(zone)).isocalendar()
    return f"{year}-W{week:02d}"


def digest_moment(week: str, weekday: str, hour: int, zone: str) -> datetime:
    """Give the moment at which the digest of an ISO week is due: `weekday` at `hour`, wall time of
    the zone.

    A wall time that a change of clocks skips or repeats is read with fold 0 (PEP 495).
    """
    year, number = week.split("-W")
    day = date.fromisocalendar(int(year), int(number), WEEKDAYS.index(weekday) + 1)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))


def digest_due(now: datetime, weekday: str, hour: int, zone: str) -> str | None:
    """Give the ISO week whose digest should be out by `now`, or None when this week's moment has
    not come yet.
    """
    week = iso_week(now, zone)
    return week if digest_moment(week, weekday, hour, zone) <= now else None
