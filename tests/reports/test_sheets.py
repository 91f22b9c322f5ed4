"""Sheets that hold everything and start nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from crawler.model.outcome import Outcome
from reports.sheets.rows import CELL_LETTERS, is_formula, write_rows

ROW: dict[str, object] = {
    "name": "Escuela Eastview — Garzas",
    "outcome": Outcome.SEEN,
    "seen_at": datetime(2026, 11, 23, 13, tzinfo=UTC),
    "day": date(2026, 11, 23),
    "number": -3,
    "share": 0.25,
    "open": True,
    "tell": ("technology", "principal"),
    "facts": {"mark": "heron"},
    "nothing": None,
}
FORMULAS = [
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\uff1d1+1",
]


def written(rows: list[dict[str, object]], form: str) -> bytes:
    target = io.BytesIO()
    assert write_rows(iter(rows), list(rows[0]) if rows else ["name"], form, target) == len(rows)
    return target.getvalue()


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_cells(content: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows()]


def test_writes_only_the_header_when_there_is_no_row() -> None:
    assert written([], "jsonl") == b""
    assert csv_rows(written([], "csv")) == [["name"]]
    assert [[cell.value for cell in row] for row in xlsx_cells(written([], "xlsx"))] == [["name"]]


@pytest.mark.parametrize("text", ["Herons", "3-2", "a=b", "", "'quoted'", "(555) 010-0199"])
def test_leaves_ordinary_text_alone(text: str) -> None:
    assert not is_formula(text)
    assert csv_rows(written([{"name": text, "x": 1}], "csv"))[1][0] == text


def test_writes_every_kind_of_value_as_json_lines() -> None:
    said = json.loads(written([ROW], "jsonl"))

    assert said == {
        **ROW,
        "outcome": "seen",
        "seen_at": "2026-11-23T13:00:00+00:00",
        "day": "2026-11-23",
        "tell": ["technology", "principal"],
    }


def test_writes_every_kind_of_value_as_csv() -> None:
    content = written([ROW], "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    assert csv_rows(content)[1] == [
        "Escuela Eastview — Garzas",
        "seen",
        "2026-11-23T13:00:00+00:00",
        "2026-11-23",
        "-3",
        "0.25",
        "true",
        '["technology", "principal"]',
        '{"mark": "heron"}',
        "",
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_disarms_a_formula_in_csv(text: str) -> None:
    assert csv_rows(written([{"name": text}], "csv"))[1] == ["'" + text]


@pytest.mark.parametrize("text", FORMULAS)
def test_keeps_a_formula_as_text_in_xlsx(text: str) -> None:
    cell = xlsx_cells(written([{"name": text}], "xlsx"))[1][0]

    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value.strip() == text.strip()


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_survives_what_no_sheet_can_hold(form: str) -> None:
    evil = "Herons\x00\x0b\udc80\nsecond line\u202e" + "A" * 1_000_000

    assert b"Herons" in written([{"name": evil}], form) or form == "xlsx"


def test_cuts_what_is_too_long_for_a_cell() -> None:
    cell = xlsx_cells(written([{"name": "A" * 40_000}], "xlsx"))[1][0]

    assert len(cell.value) == CELL_LETTERS


def test_begins_another_sheet_when_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.sheets.rows.ROWS_PER_SHEET", 2)
    book = load_workbook(io.BytesIO(written([{"name": str(n)} for n in range(5)], "xlsx")))

    assert [sheet.max_row for sheet in book.worksheets] == [3, 3, 2]


def test_refuses_a_form_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="jsonl, csv, xlsx"):
        write_rows([], [], "pdf", io.BytesIO())
