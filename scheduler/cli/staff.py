"""`rollcall staff import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from reports.lists.words import counted
from scheduler.cli.errors import told
from scheduler.cli.options import DryRunOption, HomeOption, now
from scheduler.cli.screen import say, show_table
from scheduler.jobs import staff as jobs
from scheduler.jobs.home import open_home

app = typer.Typer(help="The staff directory: who is in service.", no_args_is_help=True)


@app.callback()
def staff() -> None:
    """The staff directory: who is in service."""


@app.command("import")
def import_file(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True,
            dir_okay=False,
            help="CSV or XLSX (your own, Google's, Microsoft's) or LDIF.",
        ),
    ],
    home: HomeOption = None,
    dry_run: DryRunOption = False,
    part: Annotated[
        bool, typer.Option("--part", help="The file holds a part of the staff.")
    ] = False,
    all_left: Annotated[
        bool, typer.Option("--all-left", help="Whoever is missing has left, however many.")
    ] = False,
) -> None:
    """Bring the staff directory in. Who stood in the last one and not in this one has left."""
    order = jobs.StaffOrder(dry_run, part, all_left)
    with told(), open_home(home_folder(home)) as opened:
        outcome = jobs.import_staff(opened, file, now(), order)
    if outcome.accounts:
        rows = [
            (account.platform, account.handle, account.display_name, ", ".join(names))
            for account, names in outcome.accounts
        ]
        show_table(("Platform", "Handle", "Account", "Administrator who left"), rows)
    for sentence in _sentences(outcome):
        say(sentence)


def _sentences(outcome: jobs.StaffOutcome) -> list[str]:
    change, read = outcome.change, outcome.directory
    left_out = {
        "without an e-mail address": read.without_address,
        "of whom the address stood there before": read.twice,
        "held as students": outcome.students,
    }
    said = [f"Left out: {counted(n, 'row')} {why}." for why, n in left_out.items() if n]
    first = "Dry run, nothing was saved: " if outcome.order.dry_run else ""
    said.append(
        f"{first}{change.people} in the directory, {change.new} new, {len(change.left)} left; "
        f"{counted(len(outcome.accounts), 'account')} of the register lost an administrator."
    )
    return said
