"""Who is due, and when whose digest is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_EARLY = timedelta(minutes=10)
"""An account counts as due this long before its time, so that a daily sweep does not slip by its
own length.
"""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKDAYS = 5
_AHEAD = 60
"""Weeks that are looked through for the next digest; no holidays are longer than a year."""


@dataclass(frozen=True, slots=True)
class LastVisit:
    """When an account was last visited (aware), or None when never."""

    account_id: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When somebody's digest is due: `weekday` at `hour`, wall time of `zone` (an IANA name).

    `holidays` are pairs of first and last day. On a holiday it comes on the next day of that week
    that is none, else on the last one before; a weekend counts only for who gets his digest at a
    weekend. A week without such a day has no digest.
    """

    weekday: str
    hour: int
    zone: str
    holidays: tuple[tuple[date, date], ...] = ()

    def is_holiday(self, day: date) -> bool:
        """Say whether no digest goes out on a day."""
        return any(first <= day <= last for first, last in self.holidays)


@dataclass(frozen=True, slots=True)
class Turn:
    """The digest of one ISO week (`2026-W48`), due at `at` (aware, UTC)."""

    week: str
    at: datetime


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
    return _week_of(moment.astimezone(ZoneInfo(zone)).date())


def turn_in(monday: date, schedule: Schedule) -> Turn | None:
    """Give the digest of the week that begins on `monday`; None when holidays leave no day for it.

    A wall time that a change of clocks skips or repeats is read with fold 0 (PEP 495): the skipped
    hour comes as late as the clocks went forward, the repeated one is taken the first time.
    """
    wanted = WEEKDAYS.index(schedule.weekday)
    length = _WORKDAYS if wanted < _WORKDAYS else len(WEEKDAYS)
    numbers = (*range(wanted, length), *range(wanted - 1, -1, -1))
    days = (monday + timedelta(days=number) for number in numbers)
    day = next((day for day in days if not schedule.is_holiday(day)), None)
    if day is None:
        return None
    wall = datetime(day.year, day.month, day.day, schedule.hour, tzinfo=ZoneInfo(schedule.zone))
    return Turn(_week_of(monday), wall.astimezone(UTC))


def last_turn(now: datetime, schedule: Schedule) -> Turn | None:
    """Give the latest digest that was due by `now`, of this week or the one before."""
    monday = _monday(now, schedule)
    for start in (monday, monday - timedelta(days=7)):
        turn = turn_in(start, schedule)
        if turn is not None and turn.at <= now:
            return turn
    return None


def next_turn(now: datetime, schedule: Schedule) -> Turn | None:
    """Give the first digest that is due after `now`; None when there are only holidays."""
    monday = _monday(now, schedule)
    for week in range(_AHEAD):
        turn = turn_in(monday + timedelta(days=7 * week), schedule)
        if turn is not None and turn.at > now:
            return turn
    return None


def _monday(now: datetime, schedule: Schedule) -> date:
    day = now.astimezone(ZoneInfo(schedule.zone)).date()
    return day - timedelta(days=day.weekday())


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
