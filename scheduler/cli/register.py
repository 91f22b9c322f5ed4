"""`rollcall register import|export|undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from scheduler.cli.errors import BAD_INPUT, NOT_NOW, told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, show_table
from scheduler.jobs import register as jobs
from scheduler.jobs.home import open_home

app = typer.Typer(help="The register of the district's accounts.", no_args_is_help=True)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX.")],
    home: HomeOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen; save nothing.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Save the good rows even if others are refused.")
    ] = False,
) -> None:
    """Bring the register in from a sheet; nothing is saved until the whole file is good."""
    with told(), open_home(home_folder(home)) as opened:
        outcome = jobs.import_register(opened, file, now(), jobs.ImportOrder(dry_run, partial))
    plan = outcome.plan
    if plan.problems:
        rows = [
            (p.row, p.column, p.shown, p.severity, f"{p.what}: {p.expected}".strip(": "))
            for p in plan.problems
        ]
        show_table(("Row", "Column", "Cell", "", "Why: what was expected"), rows, title=file.name)
    say(outcome.sentence())
    if outcome.refused:
        raise typer.Exit(BAD_INPUT)


@app.command("export")
def export_file(
    file: Annotated[Path, typer.Argument(help="Where to: .csv or .xlsx.")], home: HomeOption = None
) -> None:
    """Write the register as a sheet that `register import` takes back unchanged."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.export_register(opened, file)
    say(f"{jobs.counted(count, 'account')} written to {file}.")


@app.command("undo")
def undo(home: HomeOption = None) -> None:
    """Take back the last import: the register is exactly as it was before."""
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.undo_import(opened, now())
    if count is None:
        say("There is no import to take back.")
        raise typer.Exit(NOT_NOW)
    before = "1 account is as it was" if count == 1 else f"{count} accounts are as they were"
    say(f"The last import was taken back: {before} before.")
