"""`rollcall reviewed`, `capture`: what a person does where no program may read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import progress, say, warn

AccountOption = Annotated[
    str, typer.Option("--account", help="Which account: address, platform:handle, or number.")
]


def reviewed(
    account: Annotated[
        str, typer.Argument(help="Which account: address, platform:handle, or number.")
    ],
    person: Annotated[str, typer.Option(help="Who looked.")],
    home: HomeOption = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; else today.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="What there was to say.")] = None,
) -> None:
    """Write down that a person looked at an account; coverage shows it with its age."""
    from scheduler.jobs.home import open_home
    from scheduler.jobs.reviewing import Looked, note_review

    looked = Looked(account, person, on.date() if on else None, note)
    with told(), open_home(home_folder(home)) as opened:
        found, day = note_review(opened, looked, now())
    say(f"Written down: {person} looked at {found.platform}:{found.handle} on {day}.")


def capture(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    account: AccountOption,
    home: HomeOption = None,
) -> None:
    """Take a page that you saved from your own browser: HTML, MHTML, WARC, or a screenshot."""
    from scheduler.cli.run import Progress
    from scheduler.jobs.capturing import take
    from scheduler.jobs.home import open_home

    with told(), open_home(home_folder(home)) as opened, progress("Judging") as bar:
        taken = take(opened, file, account, now(), Progress(bar).listen)
    named = f"{taken.account.platform}:{taken.account.handle}"
    things = ((taken.pages, "page"), (taken.pictures, "picture"), (taken.posts, "post"))
    counts = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in things)
    say(f"{file.name} was taken as a visit to {named}: {counts}.")
    for phrase in taken.partial:
        warn(f"Not read: {phrase}")
