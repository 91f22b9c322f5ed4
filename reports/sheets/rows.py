"""Writes rows as JSON lines, CSV or XLSX; what a stranger wrote is never taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import IO, TYPE_CHECKING, Any

from reports.tables import writable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

FORMS = ("jsonl", "csv", "xlsx")
ROWS_PER_SHEET = 1_048_575
CELL_LETTERS = 32_767
"""Limits of an XLSX sheet: rows without the header, characters in a cell.

https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
(November 2026)
"""
_COLUMN_WIDTH = 22
_FORMULA = re.compile("^[\\s\u00a0]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
"""What a sheet program may take for a formula: OWASP, CSV Injection, with the full-width signs."""


def write_rows(
    rows: Iterable[Mapping[str, object]], fields: Sequence[str], form: str, target: IO[bytes]
) -> int:
    """Write `rows` under `fields`, in this order, and give their number. `form` is one of FORMS.

    Moments are ISO 8601, lists and mappings JSON, None is null or empty. CSV is UTF-8 with a byte
    order mark, so that Excel reads accents; a text that a sheet would take for a formula has an
    apostrophe before it. In XLSX it is marked as text instead and stays as it is. Raises ValueError
    when the form is not known.
    """
    if form == "jsonl":
        return _write_jsonl(rows, fields, target)
    if form == "csv":
        return _write_csv(rows, fields, target)
    if form == "xlsx":
        return _write_xlsx(rows, fields, target)
    raise ValueError(f"{form!r} is no form of a sheet; it is one of {', '.join(FORMS)}")


def is_formula(text: str) -> bool:
    """Say whether a sheet program may take `text` for a formula or a command."""
    return _FORMULA.match(text) is not None


def _write_jsonl(
    rows: Iterable[Mapping[str, object]], fields: Sequence[str], target: IO[bytes]
) -> int:
    number = 0
    for row in rows:
        line = json.dumps(
            {field: row[field] for field in fields}, ensure_ascii=False, default=_json_value
        )
        # JSON writes a lone surrogate as \\udc80, which is what this error handler makes of it.
        target.write(line.encode("utf-8", "backslashreplace") + b"\n")
        number += 1
    return number


def _write_csv(
    rows: Iterable[Mapping[str, object]], fields: Sequence[str], target: IO[bytes]
) -> int:
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(fields)
        number = 0
        for row in rows:
            writer.writerow([_csv_cell(row[field]) for field in fields])
            number += 1
        return number
    finally:
        text.detach()


def _write_xlsx(
    rows: Iterable[Mapping[str, object]], fields: Sequence[str], target: IO[bytes]
) -> int:
    from openpyxl import Workbook  # takes 0.4 s to load, and few ask for it

    book = Workbook(write_only=True)
    sheet = _new_sheet(book, fields)
    number = 0
    for row in rows:
        if number and number % ROWS_PER_SHEET == 0:
            sheet = _new_sheet(book, fields)
        sheet.append([_xlsx_cell(sheet, row[field]) for field in fields])
        number += 1
    book.save(target)
    return number


def _new_sheet(book: Workbook, fields: Sequence[str]) -> WriteOnlyWorksheet:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet: WriteOnlyWorksheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.sheet_format.defaultColWidth = _COLUMN_WIDTH  # type: ignore[attr-defined]
    header = [WriteOnlyCell(sheet, value=field) for field in fields]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    return sheet


def _csv_cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return _number(value)
    text = writable(_text(value))
    return f"'{text}" if is_formula(text) else text


def text_cell(sheet: WriteOnlyWorksheet, text: str) -> Any:
    """Give a cell of XLSX that holds `text` as text, whatever it says, cut to what a cell holds."""
    from openpyxl.cell import WriteOnlyCell

    text = writable(text)
    if len(text) > CELL_LETTERS:
        text = text[: CELL_LETTERS - 1] + "…"
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)
    return cell


def _xlsx_cell(sheet: WriteOnlyWorksheet, value: object) -> Any:
    if value is None or isinstance(value, int | float):
        return _number(value)
    return text_cell(sheet, _text(value))


def _number(value: float | None) -> float | str | None:
    return ("true" if value else "false") if isinstance(value, bool) else value


def _text(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return json.dumps(_json_value(value), ensure_ascii=False, default=_json_value)
    return str(_json_value(value))


def _json_value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple | list) else str(value)
