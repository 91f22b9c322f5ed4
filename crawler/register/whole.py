"""What only the whole sheet tells: the order of days in a column, doubts about the file. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.register.dates import DayOrder, day_order
from crawler.register.fields import Column, Field
from crawler.register.headers import Headers
from crawler.register.problems import CellProblem, Remarks, Severity
from crawler.register.sheet import Row, Sheet

_DAYS = {
    Field.APPROVED_ON,
    Field.CREATED_ON,
    Field.REVIEW_DUE,
    Field.CUSTODY_ON,
    Field.LOGO_UNTIL,
    Field.OFFICIAL_UNTIL,
    Field.PHOTOS_UNTIL,
    Field.ADMINISTRATOR_UNTIL,
}


def about_file(sheet: Sheet, headers: Headers) -> list[CellProblem]:
    """Say what is doubtful about the file and its header."""
    problems = [CellProblem(0, "", "", doubt, "", Severity.DOUBTFUL) for doubt in sheet.doubts]
    remarks = Remarks(headers.row)
    for _, title in headers.unknown:
        expected = "a known title, or a line for it under [columns] in district.toml"
        remarks.doubt(title, "", "nobody knows this column; it was left out", expected)
    if not headers.has(Field.KIND):
        what = "there is no column for the kind; new accounts are taken as professional"
        remarks.doubt(Field.KIND.value, "", what, "a column Kind")
    return problems + remarks.found


def day_orders(headers: Headers, body: Sequence[Row]) -> dict[Column, DayOrder]:
    """Find out for each column of days whether day or month comes first."""
    return {
        column: day_order(row.cell(position) for row in body)
        for column, position in headers.columns.items()
        if column.field in _DAYS
    }
