"""The cells of one row by what their columns mean. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crawler.register import dates
from crawler.register.dates import DayOrder, read_day
from crawler.register.fields import ADMINISTRATOR_FIELDS, MAX_ADMINISTRATORS, Column, Field
from crawler.register.headers import Headers
from crawler.register.people import EXPECTED_MAIL, mail_of
from crawler.register.problems import Remarks
from crawler.register.sheet import Row
from crawler.register.words import tidy
from crawler.register.write_safe import unguarded


@dataclass(frozen=True, slots=True)
class Cells:
    """One row; `orders` says for each column of days whether day or month comes first."""

    row: Row
    headers: Headers
    orders: Mapping[Column, DayOrder]
    remarks: Remarks

    def has(self, field: Field) -> bool:
        """Say whether the sheet has this column at all."""
        return self.headers.has(field)

    def raw(self, field: Field, number: int = 0) -> str:
        """Give a cell with its lines; empty when there is no such column or nothing in it."""
        position = self.headers.columns.get(Column(field, number))
        return "" if position is None else unguarded(self.row.cell(position))

    def text(self, field: Field, number: int = 0) -> str | None:
        """Give a cell on one line, or None when it is empty."""
        return tidy(self.raw(field, number)) or None

    def title(self, field: Field, number: int = 0) -> str:
        """Give the sheet's own title of a column."""
        position = self.headers.columns.get(Column(field, number))
        return field.value if position is None else self.headers.titles[position]

    def day(self, field: Field, number: int = 0) -> date | None:
        """Read a cell as a day; refuses what is none."""
        cell = self.text(field, number)
        if cell is None:
            return None
        day = read_day(cell, self.orders.get(Column(field, number), DayOrder.UNSAID))
        if day.value is None:
            self.refuse(field, "this is no day", dates.EXPECTED, number)
        elif day.doubt:
            what = f"which day is meant is not clear; {day.doubt}"
            self.doubt(field, what, dates.EXPECTED, number)
        return day.value

    def mail(self, field: Field, number: int = 0) -> str | None:
        """Read a cell as an e-mail address; refuses what is none."""
        cell = self.text(field, number)
        mail = mail_of(cell) if cell else None
        if cell and mail is None:
            self.refuse(field, "this is no e-mail address", EXPECTED_MAIL, number)
        return mail

    def refuse(self, field: Field, what: str, expected: str, number: int = 0) -> None:
        """Refuse the cell of a column."""
        title = self.title(field, number)
        self.remarks.refuse(title, self.raw(field, number), what, expected)

    def doubt(self, field: Field, what: str, expected: str, number: int = 0) -> None:
        """Doubt the cell of a column."""
        title = self.title(field, number)
        self.remarks.doubt(title, self.raw(field, number), what, expected)


def administrator_numbers(headers: Headers) -> range:
    """Give the numbers of the administrators that the sheet has columns for."""
    numbers = [c.number for c in headers.columns if c.field in ADMINISTRATOR_FIELDS]
    return range(1, min(max(numbers, default=0), MAX_ADMINISTRATORS) + 1)
