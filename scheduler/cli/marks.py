"""`rollcall marks check`: whether reference marks are fit to be looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.errors import BAD_INPUT, told
from scheduler.cli.options import JsonOption
from scheduler.cli.screen import say, show_json
from scheduler.jobs import marks

app = typer.Typer(help="The district's reference marks.", no_args_is_help=True)


@app.callback()
def _marks() -> None:
    """Keep `check` a command of its own."""


@app.command("check")
def check(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    as_json: JsonOption = False,
) -> None:
    """Check a folder of marks: what cannot be opened, stands there twice, is too plain or small."""
    with told():
        rows = marks.check_folder(folder)
    for row in rows:
        if as_json:
            show_json(row)
        else:
            say(f"{row['file']}: {row['verdict']}. {row['says']}")
    if any(row["verdict"] == "refused" for row in rows):
        raise typer.Exit(BAD_INPUT)
