"""`rollcall cleanup`: a school's team accounts, read and judged by the real parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scheduler.jobs.home import Home, open_home
from scheduler.jobs.looking import UnfitError
from scheduler.jobs.teams import grids_of, write_cleanup
from tests.bench.cleanup import NOW, SCHOOL, fill, make
from tests.scheduler.commands import quickly

TEAMS = 3


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with open_home(make(tmp_path_factory.mktemp("cleanup"))) as opened:
        fill(opened, TEAMS)
        yield opened


def test_every_account_stands_there_once_with_what_to_do(home: Home) -> None:
    (grid,) = grids_of(home, NOW)

    found = [one for row in grid.rows for cell in row.cells for one in cell]
    assert len(found) == TEAMS * 5
    assert len({one.handle for one in found}) == TEAMS * 5
    assert len(grid.rows) == TEAMS
    assert sum(number for _, number in grid.counts) == TEAMS * 5
    assert all(one.action and one.why and one.holders for one in found)
    assert not any("Student" in one.holders for one in found)
    assert all(bool(one.because) == one.state.startswith("dormant") for one in found)
    assert any(one.because for one in found)


def test_the_page_loads_nothing_and_says_every_state_in_words(home: Home, tmp_path: Path) -> None:
    count = write_cleanup(home, tmp_path / "sheet.html", NOW)

    page = (tmp_path / "sheet.html").read_text("utf-8")
    assert count == TEAMS * 5
    assert page.count('class="state"') == count
    assert "src=" not in page
    assert "<script" not in page


def test_the_workbook_has_the_grid_and_a_list_of_all(home: Home, tmp_path: Path) -> None:
    count = write_cleanup(home, tmp_path / "sheet.xlsx", NOW, SCHOOL)

    book = load_workbook(tmp_path / "sheet.xlsx")
    assert book.sheetnames == [f"1 {SCHOOL}", "Accounts"]
    assert book["Accounts"].max_row == count + 1
    assert "Can log in:" in str(book.worksheets[0]["B2"].value) + str(
        book.worksheets[0]["C2"].value
    )


def test_a_recipient_gets_the_own_schools_only(home: Home) -> None:
    assert len(grids_of(home, NOW, recipient="sam.okafor@heronlake.example")) == 1
    with pytest.raises(UnfitError, match="unknown recipient"):
        grids_of(home, NOW, recipient="stranger@heronlake.example")


def test_a_school_that_is_not_there_is_named(home: Home, tmp_path: Path) -> None:
    said = quickly(
        "cleanup",
        tmp_path / "sheet.html",
        "--school",
        "Eastvew High School",
        home=home.settings.home,
    )

    assert said.code == 2
    assert "did you mean 'Eastview High School'?" in said.err


def test_a_form_that_nobody_writes_is_refused(home: Home, tmp_path: Path) -> None:
    said = quickly("cleanup", tmp_path / "sheet.pdf", home=home.settings.home)

    assert said.code == 2
    assert "expected a name that ends with .xlsx or .html" in said.err
