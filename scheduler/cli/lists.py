"""`rollcall sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from reports.lists.words import counted
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say
from scheduler.jobs import lists as jobs
from scheduler.jobs.home import open_home


def sheet(
    name: Annotated[jobs.SheetName, typer.Argument(help="Which sheet.")],
    file: Annotated[Path, typer.Argument(help="Where to: .csv, .xlsx or .html (to print).")],
    home: HomeOption = None,
) -> None:
    """Write a sheet to work from: gaps in the register, accounts nobody registered, the whole
    register.
    """
    with told(), open_home(home_folder(home)) as opened:
        count = jobs.write_sheet(opened, name, file, now())
    say(f"{counted(count, 'row')} written to {file}.")
