"""A week by the ISO calendar, the period that a digest is named for. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_TEXT = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week from Monday to Sunday (ISO 8601): `number` is 1..53, `year` the ISO year."""

    year: int
    number: int

    @property
    def text(self) -> str:
        """Write the week as ISO 8601 does: `2026-W47`."""
        return f"{self.year}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        """Give the week's first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Give the week's last day."""
        return self.monday + timedelta(days=6)


def week_of(now: datetime, zone: tzinfo) -> Week:
    """Give the week in which `now` lies, by the calendar that hangs in `zone`."""
    year, number, _ = now.astimezone(zone).isocalendar()
    return Week(year, number)


def read_week(text: str) -> Week:
    """Read `2026-W47`. Raises ValueError when it is none, or the year has no such week."""
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a week such as 2026-W47")
    week = Week(int(match[1]), int(match[2]))
    if not 1 <= week.year <= 9998:
        raise ValueError(f"{text!r} is not a week such as 2026-W47")
    date.fromisocalendar(week.year, week.number, 1)
    return week
