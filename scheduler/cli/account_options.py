"""What the commands of an account's life share: their options, and how they say an account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.model.account import Account
from scheduler.cli.errors import told
from scheduler.jobs.account_life import Word
from scheduler.jobs.home import Home, open_home

Name = Annotated[
    str, typer.Argument(help="The account: number, address, platform:handle or handle.")
]
Person = Annotated[str, typer.Option(help="Who says so.")]
Note = Annotated[str | None, typer.Option(help="What there is to say.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; else today.")]


@contextmanager
def opened_home(home: Path | None) -> Iterator[Home]:
    """Open the home, and say what goes wrong in it as a command does."""
    with told(), open_home(home_folder(home)) as opened:
        yield opened


def named(account: Account) -> str:
    """Name an account as people type it, with the name that it shows."""
    name = f" ({account.display_name})" if account.display_name else ""
    return f"{account.platform}:{account.handle}{name}"


def word(account: str, person: str, on: datetime | None, note: str | None) -> Word:
    """Put together who says what of which account, and for which day; None = today."""
    day: date | None = on.date() if on else None
    return Word(account, person, day, note)
