"""Sheets from outside become rows, or one clear error."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.register import sheet as sheets
from crawler.register.sheet import SheetError, read_sheet
from tests.crawler.register.sheets import workbook


@given(content=st.binary(max_size=400), ending=st.sampled_from([".csv", ".xlsx", ".txt", ""]))
def test_raises_nothing_but_sheet_error(content: bytes, ending: str) -> None:
    with suppress(SheetError):
        read_sheet(f"register{ending}", content)


@settings(max_examples=60)
@given(cut=st.integers(0, 6000), junk=st.binary(max_size=30))
def test_raises_nothing_but_sheet_error_for_a_damaged_workbook(cut: int, junk: bytes) -> None:
    whole = workbook([["Handle", "Platform"], ["a", "facebook"]])
    content = whole[:cut] + junk + whole[cut + len(junk) :]

    with suppress(SheetError):
        read_sheet("register.xlsx", content)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_reads_each_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    text = f'Handle{delimiter}Name\r\na{delimiter}"École{delimiter} 1"\r\n'

    sheet = read_sheet("register.csv", text.encode(encoding))

    assert [row.cells for row in sheet.rows] == [("Handle", "Name"), ("a", f"École{delimiter} 1")]
    assert sheet.doubts == ()


def test_reads_windows_1252_with_a_doubt() -> None:
    sheet = read_sheet("register.csv", "Handle,Name\na,École\n".encode("cp1252"))

    assert sheet.rows[1].cells == ("a", "École")
    assert "not UTF-8" in sheet.doubts[0]


def test_obeys_the_separator_line_of_excel() -> None:
    sheet = read_sheet("register.csv", b"sep=;\nHandle;Name\na,b;c\n")

    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("Handle", "Name")),
        (3, ("a,b", "c")),
    ]


def test_counts_rows_as_the_spreadsheet_program_does() -> None:
    sheet = read_sheet("register.csv", b'Handle,Name\n\n"a","two\nlines"\nb,c\n')

    assert [row.number for row in sheet.rows] == [1, 3, 4]


def test_reads_a_workbook_with_dates_and_numbers() -> None:
    content = workbook(
        [["Handle", "On", "At", "Days"], ["a", date(2026, 8, 1), datetime(2026, 8, 1, 9, 30), 7.0]]  # noqa: DTZ001 Excel knows no zones
    )

    sheet = read_sheet("register.xlsx", content)

    assert sheet.rows[1].cells == ("a", "2026-08-01", "2026-08-01 09:30:00", "7")


def test_believes_the_bytes_more_than_the_name() -> None:
    assert read_sheet("register.csv", workbook([["Handle", "Name"]])).rows[0].cells[0] == "Handle"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("r.csv", b"", "empty"),
        ("r.csv", b" \n\n ", "empty"),
        ("r.csv", b",,\n,,\n", "no text"),
        ("r.xlsx", b"Handle,Name\n", "named like a workbook"),
        ("r.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "neither CSV nor XLSX"),
        ("r.pdf", b"%PDF-1.7", "neither CSV nor XLSX"),
        ("r.csv", b"a\0b,c\n", "not a text file"),
        ("r.csv", b"\xff\xfea", "damaged"),
        ("r.xlsx", b"PK\x03\x04nothing", "cannot be opened"),
        ("r.csv", b"a," * 250 + b"b\n", "columns"),
        ("r.csv", b"x" * 5000, "characters"),
        ("r.csv", b"x" * 200_000, "cannot be read at line 1"),
    ],
)
def test_says_what_is_wrong_with_a_file(name: str, content: bytes, says: str) -> None:
    with pytest.raises(SheetError, match=says):
        read_sheet(name, content)


def test_refuses_more_than_it_can_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    monkeypatch.setattr(sheets, "MAX_BYTES", 100)

    with pytest.raises(SheetError, match="more than 3 rows"):
        read_sheet("r.csv", b"a,b\n" * 4)
    with pytest.raises(SheetError, match="larger than"):
        read_sheet("r.csv", b"a,b\n" * 40)


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line() -> None:
    with pytest.raises(SheetError, match=r"line 3 begins with a quotation mark"):
        read_sheet("a.csv", b'Site URL,Name\nhttps://a.example,ok\nhttps://b.example,"open\nc,d\n')
