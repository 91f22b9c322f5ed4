"""`rollcall cleanup`: what to do with the accounts of a school's teams."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say
from scheduler.jobs.home import open_home
from scheduler.jobs.register import counted
from scheduler.jobs.teams import write_cleanup


def cleanup(
    file: Annotated[Path, typer.Argument(help="Where to: .xlsx, or .html (to print).")],
    school: Annotated[str | None, typer.Option(help="Only this school.")] = None,
    recipient: Annotated[
        str | None, typer.Option(help="Only the schools that this recipient answers for.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Write the clean-up sheet: teams against platforms, who could still log in, and what to do."""
    with told(), open_home(home_folder(home)) as opened:
        count = write_cleanup(opened, file, now(), school, recipient)
    say(f"{counted(count, 'account')} written to {file}.")
