"""`rollcall tips read`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from reports.lists.words import counted
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say
from scheduler.jobs import tips as jobs
from scheduler.jobs.home import open_home

app = typer.Typer(help="The tip line: mails that name accounts.", no_args_is_help=True)
_STANDARD_INPUT = Path("-")


@app.callback()
def tips() -> None:
    """The tip line: mails that name accounts."""


@app.command("read")
def read(
    place: Annotated[
        Path | None,
        typer.Argument(help="A folder of mails, one mail, or - for one on standard input."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Read what is new in the tip line's mailbox, or in a folder; tips become leads."""
    with told(), open_home(home_folder(home)) as opened:
        if place is None:
            done = jobs.read_mailbox(opened, now())
        elif place == _STANDARD_INPUT:
            done = jobs.read_mails(opened, [sys.stdin.buffer.read()], now())
        elif place.is_file():
            done = jobs.read_mails(opened, [place.read_bytes()], now())
        else:
            done = jobs.read_folder(opened, place, now())
    said = ", ".join(f"{number} {outcome.value}" for outcome, number in sorted(done.mails.items()))
    total = sum(done.mails.values())
    say(f"{counted(total, 'mail')} read{f' ({said})' if said else ''}: {done.leads} new leads.")
