"""A month of the calendar. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_TEXT = re.compile(r"(\d{4})-(\d{2})")
_YEARS = range(1970, 9999)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month: `number` is 1..12."""

    year: int
    number: int

    @property
    def text(self) -> str:
        """Write the month as ISO 8601 does: `2026-11`."""
        return f"{self.year}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Give the month's first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> date:
        """Give the first day that is not in it any more."""
        return date(self.year + self.number // 12, self.number % 12 + 1, 1)

    @property
    def before(self) -> Month:
        """Give the month before."""
        last = self.first - timedelta(days=1)
        return Month(last.year, last.month)


def last_month(now: datetime, zone: tzinfo) -> Month:
    """Give the last month that is over at `now`, by the calendar that hangs in `zone`."""
    today = now.astimezone(zone).date()
    return Month(today.year, today.month).before


def read_month(text: str) -> Month:
    """Read `2026-11`. Raises ValueError when it is no month, or of no year from 1970 on."""
    match = _TEXT.fullmatch(text.strip())
    month = Month(int(match[1]), int(match[2])) if match else None
    if month is None or month.year not in _YEARS or not 1 <= month.number <= 12:
        raise ValueError(f"{text!r} is not a month such as 2026-11")
    return month
