"""`rollcall register import|export|undo`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.register.problems import CellProblem
from reports.lists.words import counted
from scheduler.cli.errors import BAD_INPUT, NOT_NOW, told
from scheduler.cli.options import DryRunOption, HomeOption, PartialOption, now
from scheduler.cli.screen import say, show_table
from scheduler.jobs import register as jobs
from scheduler.jobs.home import open_home

_ONE_BY_ONE = 100
"""More problems than this are shown by kind: nobody reads ten thousand lines on a screen."""
_FIRST = 5
app = typer.Typer(help="The register of the district's accounts.", no_args_is_help=True)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX.")],
    home: HomeOption = None,
    dry_run: DryRunOption = False,
    partial: PartialOption = False,
    problems: Annotated[
        Path | None, typer.Option("--problems", help="Write every such cell into a CSV file, too.")
    ] = None,
) -> None:
    """Bring the register in from a sheet; nothing is saved until the whole file is good."""
    with told(), open_home(home_folder(home)) as opened:
        outcome = jobs.import_register(opened, file, now(), jobs.ImportOrder(dry_run, partial))
    if outcome.plan.problems:
        rows = list(problem_rows(outcome.plan.problems))
        show_table(("Row", "Column", "Cell", "", "Why: what was expected"), rows, title=file.name)
    if problems is not None:
        with told():
            count = jobs.write_problems(outcome.plan, problems)
        say(f"{counted(count, 'cell')} written to {problems}.")
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
    say(f"{counted(count, 'account')} written to {file}.")


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


def problem_rows(problems: Sequence[CellProblem]) -> Iterator[tuple[object, ...]]:
    """Give the lines that tell what is wrong: a line for each cell, or, when there are very many,
    one for each kind of doubt and of refusal, with the first rows and how many there are.
    """
    kinds: dict[tuple[str, ...], list[CellProblem]] = defaultdict(list)
    few = len(problems) <= _ONE_BY_ONE
    for at, one in enumerate(problems):
        reason = one.what.partition(";")[0]
        kinds[(str(at),) if few else (one.severity, one.column, reason, one.expected)].append(one)
    for same in kinds.values():
        first = same[0]
        rows = ", ".join(str(one.row) for one in same[:_FIRST])
        more = f" … ({len(same):,} cells)" if len(same) > _FIRST else ""
        why = f"{first.what}: {first.expected}".strip(": ")
        yield f"{rows}{more}", first.column, first.shown, first.severity, why
