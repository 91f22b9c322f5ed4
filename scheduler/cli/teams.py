"""`rollcall cleanup`, `handover`: what to do with the accounts of a school's teams, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from reports.lists.words import counted
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, show_table, warn
from scheduler.cli.watch import watch
from scheduler.jobs.handover import letters_due, send_letters
from scheduler.jobs.home import open_home
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


def handover(
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of this day; else today.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send what is due today, each once.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Show the mails that are due about handing accounts over: before a season ends, and the list
    before graduation.
    """
    with told(), open_home(home_folder(home)) as opened:
        if send:
            done = send_letters(opened, watch(), people=True)
            for one in done.failed:
                warn(f"Not taken: {one}.")
            say(f"{counted(done.sent, 'mail')} sent.")
            return
        moment = on.replace(hour=12, tzinfo=UTC) if on else now()
        letters = letters_due(opened, moment, people=True)
    rows = [
        ["list" if one.listed else "season", one.day.isoformat(), one.email, len(one.lines)]
        for one in letters
    ]
    show_table(["what", "by", "to", "accounts"], rows)
