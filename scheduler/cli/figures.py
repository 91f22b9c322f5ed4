"""Figures for people: what was measured alike stands in one table, each share with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from scheduler.cli.screen import out, say, show_json, show_table

Cells = Mapping[str, str]
_BORDERS = 3
"""What a table adds to the width of each of its columns, in letters."""


def show_figures(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """Show rows of figures: JSON lines for programs; for people, a table for each run of rows that
    say the same things, or a list where the screen is too narrow for it.

    A share `x` goes with its 95 % interval `x_low`, `x_high` and what it is a share of, `x_of`.
    """
    if as_json:
        for row in rows:
            show_json(row)
        return
    for _, run in groupby((_cells(row) for row in rows), key=tuple):
        _show_run(list(run))


def _cells(row: Mapping[str, Any]) -> Cells:
    return dict(_filled(row))


def _filled(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        if value in (None, [], "") or key.endswith(("_low", "_high", "_of")):
            continue
        yield key.replace("_", " "), _cell(row, key, value)


def _cell(row: Mapping[str, Any], key: str, value: Any) -> str:
    low, high, total = (row.get(f"{key}_{end}") for end in ("low", "high", "of"))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if low is None or high is None:
        return str(value) if total is None else f"{value:.3f} of {total}"
    said = f"{value:.3f}" if total is None else f"{value:.3f} of {total}"
    return f"{said}\n{low:.3f}-{high:.3f}"


def _show_run(run: Sequence[Cells]) -> None:
    shared = _shared(run)
    columns = [name for name in run[0] if name not in shared]
    title = "; ".join(f"{name}: {_in_line(said)}" for name, said in shared.items())
    if _width(run, columns) <= out.width:
        if title:
            say(title)
        show_table(columns, [[row[name] for name in columns] for row in run])
        return
    for row in run:
        for name, said in row.items():
            say(f"{name}: {_in_line(said)}")
        say("")


def _shared(run: Sequence[Cells]) -> Cells:
    """Give what all rows of a run say alike; nothing of a single row."""
    if len(run) == 1:
        return {}
    first = run[0]
    return {name: said for name, said in first.items() if all(row[name] == said for row in run)}


def _width(run: Sequence[Cells], columns: Sequence[str]) -> int:
    """Give how many letters wide a table is of which only the titles and the first column are
    broken, between words.
    """
    widths = []
    for column, name in enumerate(columns):
        said = [row[name] for row in run]
        parts = [part for one in said for part in (one.splitlines() if column else one.split())]
        widths.append(_BORDERS + max(map(len, [*name.split(), *parts])))
    return 1 + sum(widths)


def _in_line(said: str) -> str:
    return ", ".join(said.splitlines())
