"""Lay a sheet out as one page that reads on a screen and prints on paper; it loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from reports.render.filling import is_web, rendered
from reports.tables import Cell, Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it stands on the page."""

    kind: str
    html: Markup


def lay_out_table(table: Table) -> str:
    """Give the HTML of a sheet: every row, below its heading; columns that are not printed are left
    out, and where there are any, the page says so.
    """
    printed = [at for at, column in enumerate(table.columns) if column.printed]
    parts = [
        (group, [list(_row(table.columns, row)) for row in rows]) for group, rows in table.grouped()
    ]
    columns = [table.columns[at] for at in printed]
    more = len(columns) < len(table.columns)
    return rendered("list/page.html", table=table, columns=columns, parts=parts, more=more)


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[Shown]:
    address = next((c for c, column in zip(row, columns, strict=True) if _leads(c, column)), None)
    for cell, column in zip(row, columns, strict=True):
        if column.printed:
            linked = address if column.kind is Kind.NAME else None
            yield Shown(column.kind.value, _shown(cell, linked))


def _leads(cell: Cell, column: Column) -> bool:
    """Say whether a cell is an address of the web; nothing else becomes a link."""
    return column.kind is Kind.LINK and isinstance(cell, str) and is_web(cell)


def _shown(cell: Cell, address: Cell) -> Markup:
    if cell is None or cell == "":
        return Markup()
    if isinstance(cell, date):
        return Markup('<time datetime="{0}">{0}</time>').format(cell.isoformat())
    if isinstance(cell, int | float):
        return Markup("{:,}").format(cell)
    lines = (Markup("<bdi>{}</bdi>").format(line) for line in cell.splitlines())
    text = Markup("<br>").join(lines)
    if address is None:
        return text
    return Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(address, text)
