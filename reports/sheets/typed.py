"""Writes a sheet to work from: CSV, or XLSX with typed cells, a filter and a header that stays."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from reports.sheets.rows import ROWS_PER_SHEET, is_formula, text_cell
from reports.tables import Cell, Column, Kind, Table, writable

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTHS = {
    Kind.TEXT: 22,
    Kind.NAME: 28,
    Kind.LONG: 44,
    Kind.LINK: 44,
    Kind.DAY: 12,
    Kind.NUMBER: 11,
}
_DAY = "yyyy-mm-dd"
_HEAD_FILL = "FFE4EAE6"


def write_table(table: Table, form: str, target: IO[bytes]) -> int:
    """Write every row of a table and give their number. `form` is csv or xlsx; ValueError else.

    In CSV a text that a spreadsheet program would take for a formula has an apostrophe before it;
    in XLSX every text is marked as text and stays as it is. A table longer than a sheet of XLSX
    goes on in a further one.
    """
    if form == "csv":
        return _write_csv(table, target)
    if form == "xlsx":
        return _write_xlsx(table, target)
    raise ValueError(f"{form!r} is no form of a sheet; it is csv or xlsx")


def _write_csv(table: Table, target: IO[bytes]) -> int:
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.title for column in table.columns])
        writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    finally:
        text.detach()
    return len(table.rows)


def _plain(cell: Cell) -> object:
    if cell is None or isinstance(cell, int | float):
        return cell
    words = cell.isoformat() if isinstance(cell, date) else writable(cell)
    return f"'{words}" if is_formula(words) else words


def _write_xlsx(table: Table, target: IO[bytes]) -> int:
    from openpyxl import Workbook  # takes 0.4 s to load, and few ask for it

    book = Workbook(write_only=True)
    book.properties.title = table.title
    book.properties.creator = "Rollcall"
    for start in range(0, max(len(table.rows), 1), ROWS_PER_SHEET):
        rows = table.rows[start : start + ROWS_PER_SHEET]
        sheet = _new_sheet(book, table, len(rows))
        for row in rows:
            sheet.append(list(_cells(sheet, table.columns, row)))
    book.save(target)
    return len(table.rows)


def _new_sheet(book: Workbook, table: Table, rows: int) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet()  # its stubs know nothing of filters and paper
    letters = [get_column_letter(at) for at in range(1, len(table.columns) + 1)]
    for letter, column in zip(letters, table.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width or _WIDTHS[column.kind]
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{rows + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    header = [WriteOnlyCell(sheet, value=column.title) for column in table.columns]
    for cell in header:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.append(header)
    return sheet


def _cells(sheet: Any, columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[Any]:
    for column, value in zip(columns, row, strict=True):
        yield value if _is_bare(value) else _styled(sheet, column, value)


def _is_bare(value: Cell) -> bool:
    return value is None or value == "" or isinstance(value, int | float)


def _styled(sheet: Any, column: Column, value: Cell) -> Any:
    if isinstance(value, date):
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value=datetime.combine(value, time()))
        cell.number_format = _DAY
        return cell
    cell = text_cell(sheet, str(value))
    if column.kind is Kind.LONG:
        cell.alignment = _wrapped()
    return cell


def _wrapped() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=True)
