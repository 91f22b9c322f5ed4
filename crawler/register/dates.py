"""Reads days as people write them in a sheet. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crawler.register.words import fold

EXPECTED = "a day such as 2026-08-01"
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{2}:\d{2}.*)?")
_PARTS = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er)?\s(?:de\s)?)?(?P<month>[a-z]{3,10})\s"
                    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s)?(?:de\s)?(?P<year>\d{4})")  # fmt: skip
_MONTHS = (
    ("january", "enero", "janvier", "januari", "jan"),
    ("february", "febrero", "fevrier", "februari", "feb"),
    ("march", "marzo", "mars", "maart", "mar"),
    ("april", "abril", "avril", "apr"),
    ("may", "mayo", "mai", "mei"),
    ("june", "junio", "juin", "juni", "jun"),
    ("july", "julio", "juillet", "juli", "jul"),
    ("august", "agosto", "aout", "augustus", "aug"),
    ("september", "septiembre", "septembre", "sept", "sep"),
    ("october", "octubre", "octobre", "oktober", "oct", "okt"),
    ("november", "noviembre", "novembre", "nov"),
    ("december", "diciembre", "decembre", "dec"),
)
"""Names of the months in English, Spanish, French and Dutch, folded."""
_ENOUGH_CELLS = 3
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Years in which an account can have been opened or a review can be due."""


class DayOrder(StrEnum):
    """How a column writes 3/4/2026."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Day:
    """A cell that was read: `value` None when it is no day; `doubt` says how it was taken."""

    value: date | None
    doubt: str = ""


def day_order(cells: Iterable[str]) -> DayOrder:
    """Find out from a whole column whether day or month comes first.

    It takes three cells that show it and none that says otherwise: one slip of the pen turns no
    column around.
    """
    found = [order for cell in cells if (order := _order_of(cell)) is not DayOrder.UNSAID]
    agreed = len(found) >= _ENOUGH_CELLS and len(set(found)) == 1
    return found[0] if agreed else DayOrder.UNSAID


def _order_of(cell: str) -> DayOrder:
    match = _PARTS.fullmatch(cell)
    if match is None:
        return DayOrder.UNSAID
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second or (match[2] == "." and second <= 12):
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else DayOrder.UNSAID


def read_day(cell: str, order: DayOrder = DayOrder.UNSAID) -> Day:
    """Read a day: ISO, month/day/year (United States), day.month.year, or with the month's name.

    3/4/2026 is read by the column's `order`; when that is unsaid, month first and with a doubt.
    """
    iso = _ISO.fullmatch(cell)
    if iso:
        return Day(_made(int(iso[1]), int(iso[2]), int(iso[3])))
    parts = _PARTS.fullmatch(cell)
    return _in_parts(cell, parts, order) if parts else _in_words(cell)


def _in_parts(cell: str, parts: re.Match[str], order: DayOrder) -> Day:
    first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
    own = _order_of(cell)
    taken = own if own is not DayOrder.UNSAID else order
    day_first = taken is DayOrder.DAY_FIRST
    day, month = (first, second) if day_first else (second, first)
    value = _made(year + 2000 if year < 100 else year, month, day)
    if value is None or (taken is not DayOrder.UNSAID and year >= 100) or first == second:
        return Day(value)
    return Day(value, f"read as {value.isoformat()}")


def _in_words(cell: str) -> Day:
    match = _WORDS.fullmatch(fold(cell))
    if match is None:
        return Day(None)
    day = match["d1"] or match["d2"]
    named = (number for number, names in enumerate(_MONTHS, start=1) if match["month"] in names)
    month = next(named, 0)
    value = _made(int(match["year"]), month, int(day or 1))
    return Day(value, f"read as {value.isoformat()}" if value and not day else "")


def _made(year: int, month: int, day: int) -> date | None:
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value if _FIRST_YEAR <= year <= _LAST_YEAR else None
