"""Sheets to work from: typed, filtered, printable, without an end, and harmless."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.render.sheet import lay_out_table
from reports.sheets.typed import write_table
from reports.tables import Column, Group, Kind, Table

COLUMNS = (
    Column("Account", Kind.NAME),
    Column("Why", Kind.LONG),
    Column("Since", Kind.DAY),
    Column("Days", Kind.NUMBER),
    Column("Clause", printed=False),
    Column("Address", Kind.LINK, printed=False),
)
DAY = date(2026, 11, 23)
ROW = ("Herons", "One\nTwo", DAY, 14, "Generic 3", "https://social.example/herons")
EVIL = ("=cmd()", "<script>alert(1)</script>", None, None, "+1", "javascript:alert(1)")


def table(*rows: Any, groups: tuple[Group, ...] = ()) -> Table:
    return Table("Gaps", "Two gaps.", COLUMNS, rows, groups)


def book(content: Table) -> Any:
    target = io.BytesIO()
    assert write_table(content, "xlsx", target) == len(content.rows)
    return load_workbook(io.BytesIO(target.getvalue()))


def test_a_sheet_without_rows_says_so_in_every_form() -> None:
    target = io.BytesIO()

    assert write_table(table(), "csv", target) == 0
    assert book(table()).worksheets[0]["A1"].value == "Account"
    assert "<p>Nothing.</p>" in lay_out_table(table())


def test_no_cell_of_a_stranger_becomes_a_formula_a_script_or_a_link() -> None:
    target = io.BytesIO()
    write_table(table(EVIL), "csv", target)
    (_, row) = csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline=""))
    cells = list(book(table(EVIL)).worksheets[0])[1]
    page = lay_out_table(table(EVIL))

    assert (row[0], row[4]) == ("'=cmd()", "'+1")
    assert (cells[0].data_type, cells[0].value, cells[0].quotePrefix) == ("s", "=cmd()", True)
    assert "<script>alert" not in page
    assert "javascript:" not in page


def test_cells_are_typed_the_header_stays_and_the_filter_covers_all() -> None:
    sheet = book(table(ROW, ROW)).worksheets[0]

    name, _, since, days, *_ = list(sheet)[1]
    assert (name.value, since.value, days.value) == ("Herons", datetime(2026, 11, 23), 14)  # noqa: DTZ001
    assert since.number_format == "yyyy-mm-dd"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.sheets.typed.ROWS_PER_SHEET", 2)

    sheets = book(table(ROW, ROW, ROW)).worksheets

    assert [sheet.auto_filter.ref for sheet in sheets] == ["A1:F3", "A1:F2"]


def test_the_page_links_names_groups_rows_and_says_what_it_leaves_out() -> None:
    groups = (Group("First: 1", "High. Do it.", 1), Group("Second: 1", "Low.", 1))

    page = lay_out_table(table(ROW, ROW, groups=groups))
    rows = page[page.index("<main>") :]

    assert page.count('<a href="https://social.example/herons"') == 2
    assert rows.index("First: 1") < rows.index("High. Do it.") < rows.index("Second: 1")
    assert '<time datetime="2026-11-23">' in page
    assert "<bdi>One</bdi><br><bdi>Two</bdi>" in page
    assert "Generic 3" not in page
    assert "have all columns" in page


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="csv or xlsx"):
        write_table(table(), "pdf", io.BytesIO())
