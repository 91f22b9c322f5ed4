"""`rollcall digest`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from reports.digest.week import read_week
from reports.weekly import WeeklyResult
from scheduler.cli.errors import HELD_BACK, NOT_NOW, told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, warn
from scheduler.jobs.digest import DigestOrder, write_digest
from scheduler.jobs.home import open_home


def digest(
    home: HomeOption = None,
    week: Annotated[
        str | None, typer.Option(help="ISO week such as 2026-W48; else this week.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send by the mail server of the settings.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option(help="Write .eml and .html files here (the default: the outbox).")
    ] = None,
    release: Annotated[
        bool, typer.Option("--release", help="Send although the brake holds it back.")
    ] = False,
) -> None:
    """Compose the weekly digest of every recipient and send or write it, once for each week."""
    _check_week(week)
    with told(), open_home(home_folder(home)) as opened:
        tell(write_digest(opened, DigestOrder(week, send, folder, release), now()))


def tell(result: WeeklyResult) -> None:
    """Say what became of a digest; ends the command when it was held back or not delivered."""
    if result.brake is not None:
        warn(f"Held back: {result.brake.reason}")
        warn("Look at it with `rollcall digest --folder DIR`; release it with `--release`.")
        raise typer.Exit(HELD_BACK)
    for place in result.delivered:
        say(place)
    for reason in result.failed:
        warn(reason)
    counts = (len(result.delivered), result.already, len(result.failed))
    say("{} digests written or sent, {} were already out, {} failed.".format(*counts))
    if result.failed:
        raise typer.Exit(NOT_NOW)


def _check_week(week: str | None) -> None:
    try:
        if week is not None:
            read_week(week)
    except ValueError as error:
        message = f"{week!r} is no week; expected year and ISO week, such as 2026-W48"
        raise typer.BadParameter(message, param_hint="--week") from error
