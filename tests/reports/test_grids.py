"""The clean-up sheet as a workbook and as a page: what strangers wrote stays words."""

from __future__ import annotations

import io
from dataclasses import replace

from openpyxl import load_workbook

from reports.lists.teams import Entry, Grid, Row
from reports.render.grid import lay_out_grids
from reports.sheets.grid import write_grids
from reports.sheets.rows import CELL_LETTERS

HERONS = Entry(
    name="Herons", handle="herons", url="https://social.example/herons", tone="living",
    state="living", last=None, followers=3, holders="nobody", action="Keep", why="It is in use.",
    platform="Bluesky", registered=True,
)  # fmt: skip
EVIL = replace(
    HERONS, name="<script>alert(1)</script>", handle="=cmd()", url="javascript:alert(1)", why="+1"
)


def grid(entry: Entry) -> Grid:
    rows = (Row("Football", ((entry,),)),)
    return Grid("=A1: team accounts", "One account.", ("Bluesky",), rows, (("Keep", 1),), ())


def cells_of(entry: Entry) -> dict[str, object]:
    """Give the list of accounts: the cell of each column's only row."""
    target = io.BytesIO()
    assert write_grids([grid(entry)], target) == 1
    titles, row = load_workbook(io.BytesIO(target.getvalue()))["Accounts"].iter_rows()
    return {str(title.value): cell for title, cell in zip(titles, row, strict=True)}


def test_no_cell_becomes_a_formula() -> None:
    cells = cells_of(EVIL)

    for title, value in (("Handle", "=cmd()"), ("Why", "+1"), ("School", "=A1")):
        cell = cells[title]
        found = (cell.data_type, cell.value, cell.quotePrefix)  # type: ignore[attr-defined]
        assert found == ("s", value, True)


def test_a_cell_holds_no_more_than_a_workbook_can() -> None:
    name = cells_of(replace(HERONS, name="n" * 1_000_000))["Account"]

    assert len(name.value) == CELL_LETTERS  # type: ignore[attr-defined]


def test_no_word_becomes_a_script_or_a_link() -> None:
    page = lay_out_grids((grid(EVIL),), "Clean-up")

    assert "<script>alert" not in page
    assert 'href="javascript' not in page
