"""What the command shows: tables for people, JSON lines for machines, progress on terminals."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

out = Console(highlight=False, markup=False)
err = Console(stderr=True, highlight=False, markup=False)
_HIDDEN = ((0, 9), (11, 32), (127, 160), (0x202A, 0x202F), (0x2066, 0x206A))
_CONTROL = {code: None for first, end in _HIDDEN for code in range(first, end)}
"""C0 and C1 controls but tab and line feed, and the bidirectional overrides (Unicode UAX #9)."""


def clean(value: object) -> str:
    """Write a value for a terminal: control characters and bidirectional overrides of strangers
    taken out.
    """
    return "" if value is None else str(value).translate(_CONTROL)


def show_json(row: Mapping[str, Any]) -> None:
    """Write one JSON line."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def show_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None
) -> None:
    """Write a table; the cells are plain text, whatever strangers wrote into them."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    out.print(table)


def say(text: str) -> None:
    """Write one line for people on standard output."""
    out.print(Text(clean(text)), soft_wrap=True)


def warn(text: str) -> None:
    """Write one line for people on standard error."""
    err.print(Text(clean(text)), soft_wrap=True)


class Bar:
    """A progress bar that knows how far it is; without a terminal it shows nothing."""

    def __init__(self, progress: Progress, task: Any) -> None:
        self._progress = progress
        self._task = task

    def total(self, total: int) -> None:
        """Set how many steps there are."""
        self._progress.update(self._task, total=total)

    def reach(self, steps: int) -> None:
        """Say how far it is in all."""
        self._progress.update(self._task, completed=steps)

    def step(self, steps: int = 1) -> None:
        """Go on."""
        self._progress.advance(self._task, steps)


@contextmanager
def progress(title: str) -> Iterator[Bar]:
    """Show a progress bar on a terminal while the block runs; nothing in a pipe or under cron."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as shown:
        yield Bar(shown, shown.add_task(title, total=None))
