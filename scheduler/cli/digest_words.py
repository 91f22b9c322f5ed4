"""The words of `rollcall digest`: status, release, discard, pause, resume, again."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.store.holding import Decided, HoldState
from reports.digest.week import read_week
from scheduler.cli.errors import LATE, NOT_NOW, told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json, show_table, warn
from scheduler.cli.watch import watch
from scheduler.jobs import deciding
from scheduler.jobs.home import open_home
from scheduler.jobs.proof import alarm, look
from scheduler.jobs.standing import COLUMNS, lines, overview, rows

WeekOption = Annotated[str | None, typer.Option(help="ISO week such as 2026-W48; else this week.")]
PersonOption = Annotated[
    str | None, typer.Option("--person", help="Who decides; else who is logged in here.")
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in a few words.")]


def status(
    home: HomeOption = None,
    raise_alarm: Annotated[
        bool, typer.Option("--alarm", help="Tell two people when one did not go out.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Say whose digest is out, due, late or held back, and whether a clock runs."""
    with told(), open_home(home_folder(home)) as opened:
        at = now()
        proof = look(opened, at)
        places = alarm(opened, proof.late, watch()) if raise_alarm and proof.late else ()
        seen = overview(opened, proof, at)
    if as_json:
        show_json(seen)
    else:
        show_table(("", ""), lines(seen))
        show_table(COLUMNS, rows(seen))
    for place in places:
        warn(f"An alarm went out: {place}")
    if proof.late:
        raise typer.Exit(LATE)


def release_digest(
    home: HomeOption = None,
    week: WeekOption = None,
    person: PersonOption = None,
    reason: ReasonOption = "",
) -> None:
    """Let a digest go that is held back; the clock sends it, or `rollcall digest --send`."""
    _decide(home, week, Decided(HoldState.RELEASED, person or me(), reason))


def discard(
    home: HomeOption = None,
    week: WeekOption = None,
    person: PersonOption = None,
    reason: ReasonOption = "",
) -> None:
    """Throw a digest away that is held back: nobody gets it."""
    _decide(home, week, Decided(HoldState.DISCARDED, person or me(), reason))


def pause(
    home: HomeOption = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="First day with digests again; else until resumed."
        ),
    ] = None,
    person: PersonOption = None,
    reason: ReasonOption = "",
) -> None:
    """Send no digests for a while; nothing of that time is caught up."""
    with told(), open_home(home_folder(home)) as opened:
        last = until.date() if until is not None else None
        says = deciding.pause(opened, last, (person or me(), reason), now())
    say(says)


def resume(
    home: HomeOption = None,
    recipient: Annotated[
        str | None, typer.Option(help="Only this address, which had stopped its mails.")
    ] = None,
) -> None:
    """Send digests again."""
    with told(), open_home(home_folder(home)) as opened:
        says = deciding.resume(opened, recipient, now())
    say(says)


def again(
    recipient: Annotated[str, typer.Argument(help="Whose digest: the e-mail address.")],
    home: HomeOption = None,
    week: WeekOption = None,
) -> None:
    """Try a digest once more that was refused, or of which nobody knows whether it arrived."""
    check_week(week)
    with told(), open_home(home_folder(home)) as opened:
        number = deciding.again(opened, recipient, week, now())
    if not number:
        warn(f"Nothing for {recipient} was refused or is in doubt; see `rollcall digest status`.")
        raise typer.Exit(NOT_NOW)
    say(f"It is tried again: {number}. The clock sends it, or `rollcall digest --send`.")


def me() -> str:
    """Give who is logged in on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody at the command line"


def check_week(week: str | None) -> None:
    """Raise BadParameter when it is no week."""
    try:
        if week is not None:
            read_week(week)
    except ValueError as error:
        message = f"{week!r} is no week; expected year and ISO week, such as 2026-W48"
        raise typer.BadParameter(message, param_hint="--week") from error


def _decide(home: HomeOption, week: str | None, said: Decided) -> None:
    check_week(week)
    with told(), open_home(home_folder(home)) as opened:
        period = deciding.decide(opened, week, said, now())
    if period is None:
        warn("No digest is held back; see `rollcall digest status`.")
        raise typer.Exit(NOT_NOW)
    say(f"The digest of {period} is {said.state.value} by {said.person}.")
