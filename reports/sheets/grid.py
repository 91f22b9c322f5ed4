"""Writes the clean-up sheet as XLSX: the grid with colours, and a list of every account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from reports.lists.teams import Entry, Grid, entries
from reports.sheets.rows import text_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_FILLS = {
    "living": "FFDDF1E3",
    "resting": "FFDDE9F7",
    "dormant": "FFFBE6BF",
    "orphaned": "FFF6CFCB",
    "unclear": "FFE9ECEA",
}
_WORST = ("orphaned", "dormant", "unclear", "living", "resting")
_COLUMNS = (
    ("School", 24),
    ("Team", 20),
    ("Platform", 12),
    ("Account", 30),
    ("Handle", 24),
    ("State", 26),
    ("Last post", 12),
    ("Followers", 11),
    ("Can log in", 40),
    ("Action", 18),
    ("Why", 44),
    ("Address", 44),
)
_NAME_LETTERS = 31
"""Excel's limit for the name of a sheet."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_grids(grids: Sequence[Grid], target: IO[bytes]) -> int:
    """Write a workbook: one sheet with the grid of each school, and last a list of all accounts.
    Gives the number of accounts.
    """
    from openpyxl import Workbook  # takes 0.4 s to load, and few ask for it

    book = Workbook(write_only=True)
    book.properties.creator = "Rollcall"
    for number, grid in enumerate(grids, start=1):
        _write_grid(book, grid, f"{number} {grid.title.partition(':')[0]}")
    count = _write_list(book, grids)
    book.save(target)
    return count


def _write_grid(book: Workbook, grid: Grid, name: str) -> None:
    sheet: Any = book.create_sheet(name.translate(_FORBIDDEN)[:_NAME_LETTERS])
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(grid.platforms) + 1]:
        sheet.column_dimensions[letter].width = 22 if letter == "A" else 34
    sheet.append([_text(sheet, title, bold=True) for title in ("Team", *grid.platforms)])
    for row in grid.rows:
        cells = [_text(sheet, row.team, bold=True)]
        for some in row.cells:
            cell = _text(sheet, "\n\n".join(_lines(one) for one in some))
            if some:
                _fill(cell, min((one.tone for one in some), key=_WORST.index))
            cells.append(cell)
        sheet.append(cells)


def _lines(one: Entry) -> str:
    last = f"last post {one.last.isoformat()}" if one.last else "no post that could be read"
    followers = f", {one.followers:,} followers" if one.followers is not None else ""
    because = f"{one.because}\n" if one.because else ""
    return (
        f"{one.name} ({one.handle})\n{one.state}\n{last}{followers}\n"
        f"{because}Can log in: {one.holders}\n{one.action}: {one.why}"
    )


def _write_list(book: Workbook, grids: Sequence[Grid]) -> int:
    sheet: Any = book.create_sheet("Accounts")
    sheet.freeze_panes = "A2"
    for letter, (_, width) in zip("ABCDEFGHIJKL", _COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_text(sheet, title, bold=True) for title, _ in _COLUMNS])
    count = 0
    for grid in grids:
        school = grid.title.partition(":")[0]
        for team, one in entries(grid):
            last = one.last.isoformat() if one.last else ""
            texts = (school, team, one.platform, one.name, one.handle, one.state, last)
            after = (one.holders, one.action, one.why, one.url)
            sheet.append(
                [
                    *(_text(sheet, text) for text in texts),
                    one.followers,
                    *(_text(sheet, text) for text in after),
                ]
            )
            count += 1
    sheet.auto_filter.ref = f"A1:L{count + 1}"
    return count


def _text(sheet: Any, text: str, *, bold: bool = False) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = text_cell(sheet, text)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _fill(cell: Any, tone: str) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=_FILLS[tone])
