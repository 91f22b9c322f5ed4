"""Reads a register sheet from outside: bytes of CSV or XLSX become rows of text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.register.sheet_csv import csv_records

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL_CHARACTERS = 4_000
"""Limits of what is taken for a register; a district has some hundred accounts, a state some ten
thousand."""
_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0"
"""First bytes of an XLSX file (ZIP, APPNOTE 4.3.7), and of an old or encrypted Excel file
([MS-CFB] 2.2)."""
_OTHERS = {".xls", ".xlsb", ".ods", ".numbers", ".pdf", ".docx", ".json"}


class SheetError(Exception):
    """The file cannot be taken as a register; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as the spreadsheet program counts it, from 1; `cells` are trimmed."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Give a cell; empty when the row is shorter."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its non-empty rows (at least one), and what is doubtful about the whole file."""

    name: str
    rows: tuple[Row, ...]
    doubts: tuple[str, ...] = ()


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read a register; `name` is the file's name. What the bytes are counts more than the name.

    Raises SheetError for anything that is not CSV or XLSX, is broken, empty or above the limits.
    """
    ending = "." + name.rpartition(".")[2].lower()
    _check_kind(name, ending, content)
    try:
        if content.startswith(_ZIP_START):
            from crawler.register.sheet_xlsx import xlsx_records  # openpyxl takes 0.4 s to load

            records, doubts = xlsx_records(content, MAX_ROWS + 1, MAX_COLUMNS + 1)
        else:
            records, doubts = csv_records(content)
        rows = _rows(records)
    except ValueError as error:
        raise SheetError(str(error)) from error
    if not rows:
        raise SheetError("The sheet has no text in it.")
    return Sheet(name, rows, doubts)


def _check_kind(name: str, ending: str, content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise SheetError(f"The file is larger than {MAX_BYTES // 1_000_000} MB; no register is.")
    if not content.strip():
        raise SheetError("The file is empty.")
    if content.startswith(_OLE_START) or ending in _OTHERS:
        raise SheetError(
            f"{name} is neither CSV nor XLSX, or is protected by a password. "
            "Save it as CSV or XLSX."
        )
    if ending in {".xlsx", ".xlsm"} and not content.startswith(_ZIP_START):
        raise SheetError(f"{name} is named like a workbook, but is none. Save it again as XLSX.")


def _rows(records: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    """Number the records from 1, trim them and drop empty ones."""
    rows: list[Row] = []
    for number, record in enumerate(records, start=1):
        cells = tuple(cell.strip() for cell in record)
        while cells and not cells[-1]:
            cells = cells[:-1]
        _check_limits(number, cells)
        if cells:
            rows.append(Row(number, cells))
    return tuple(rows)


def _check_limits(number: int, cells: tuple[str, ...]) -> None:
    if number > MAX_ROWS:
        raise SheetError(f"The sheet has more than {MAX_ROWS} rows; split it into several files.")
    if len(cells) > MAX_COLUMNS:
        raise SheetError(f"Row {number} has more than {MAX_COLUMNS} columns; no register has.")
    if any(len(cell) > MAX_CELL_CHARACTERS for cell in cells):
        raise SheetError(f"A cell of row {number} has more than {MAX_CELL_CHARACTERS} characters.")
