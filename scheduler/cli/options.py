"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="The installation's folder; else ROLLCALL_HOME, else ./rollcall-home.",
        file_okay=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="JSON lines for machines instead of tables.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would happen; save nothing.")
]
PartialOption = Annotated[
    bool, typer.Option("--partial", help="Save the good rows even if others are refused.")
]


def now() -> datetime:
    """Read the clock: aware, UTC."""
    return datetime.now(UTC)  # noqa: TID251 the command line is an edge
