"""Reads the first sheet with text of an XLSX workbook; formulas by their last value. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from python_calamine import CalamineWorkbook

_MAX_UNPACKED_BYTES = 300_000_000
"""A ZIP of 20 MB may unpack to a thousand times as much; 50,000 real rows stay far below this."""
_TOO_LARGE = "The workbook is too large when unpacked; save the register as CSV."
_BROKEN = "The workbook cannot be opened. Save it as XLSX or CSV again."

Records = list[Sequence[str]]


def xlsx_records(
    content: bytes, max_rows: int, max_columns: int
) -> tuple[Iterator[Sequence[str]], tuple[str, ...]]:
    """Give the records of the first sheet with text, and what is doubtful about the workbook.

    At most `max_rows` records are read. Raises ValueError with a sentence, whatever the bytes.
    """
    try:
        unpacked_bytes = _unpacked_bytes(content)
        records: Records = []
        doubts: tuple[str, ...] = ()
        if unpacked_bytes <= _MAX_UNPACKED_BYTES:
            records, doubts = _first_with_text(content, max_rows, max_columns)
    except Exception as error:  # a broken workbook raises whatever its parts do
        raise ValueError(_BROKEN) from error
    if unpacked_bytes > _MAX_UNPACKED_BYTES:
        raise ValueError(_TOO_LARGE)
    return iter(records), doubts


def _unpacked_bytes(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return sum(part.file_size for part in parts.infolist())


def _first_with_text(
    content: bytes, max_rows: int, max_columns: int
) -> tuple[Records, tuple[str, ...]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    try:
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=max_rows)
            records: Records = [_record(row[:max_columns]) for row in rows]
            if any(any(record) for record in records):
                alone = len(book.sheet_names) == 1
                return records, () if alone else (f"Only the sheet {name!r} was read.",)
    finally:
        book.close()
    return [], ()


def _record(values: Sequence[object]) -> Sequence[str]:
    """Give a row without the empty cells at its end; every row comes as wide as the sheet."""
    filled = (end for end in range(len(values), 0, -1) if values[end - 1] not in {None, ""})
    return [_as_text(value) for value in values[: next(filled, 0)]]


def _as_text(value: object) -> str:
    """Write a cell's value as a person would: dates as ISO days, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
