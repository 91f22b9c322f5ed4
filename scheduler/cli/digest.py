"""`rollcall digest`."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.store.holding import Decided, HoldState
from reports.weekly import WeeklyResult
from scheduler.cli.digest_words import (
    WeekOption,
    again,
    check_week,
    discard,
    me,
    pause,
    release_digest,
    resume,
    status,
)
from scheduler.cli.errors import HELD_BACK, NOT_NOW, told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, warn
from scheduler.cli.watch import watch
from scheduler.jobs.digest import DigestOrder, write_digest
from scheduler.jobs.home import open_home
from scheduler.jobs.previewing import Wanted, preview_digest
from scheduler.jobs.proof import prove

app = typer.Typer(help="Compose the weekly digests and send or write them, or look at one.")


@app.callback(invoke_without_command=True)
def digest(
    context: typer.Context,
    home: HomeOption = None,
    week: WeekOption = None,
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
    if context.invoked_subcommand is not None:
        return
    check_week(week)
    with told(), open_home(home_folder(home)) as opened:
        let_go = Decided(HoldState.RELEASED, me(), "") if release else None
        result = write_digest(opened, DigestOrder(week, send, folder, let_go), watch())
        if folder is None:
            prove(opened, now(), warn)
        tell(result)


for word in (status, release_digest, discard, pause, resume, again):
    app.command(word.__name__.partition("_")[0])(word)


@app.command("preview")
def preview(
    recipient: Annotated[
        str | None, typer.Option(help="Address, name or role; else everybody's.")
    ] = None,
    in_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    as_text: Annotated[
        bool, typer.Option("--text", help="Show the text part here, as a terminal reader does.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(help="In this language instead: en, es, fr, nl, zh.")
    ] = None,
    week: WeekOption = None,
    folder: Annotated[
        Path | None, typer.Option(help="Write here (the default: previews, in the home folder).")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Look at digests before anybody gets them; nothing is delivered, held back or noted."""
    check_week(week)
    wanted = Wanted(recipient, week, language, folder)
    with told(), open_home(home_folder(home)) as opened:
        previews = preview_digest(opened, wanted, now())
    for one in previews:
        say(one.text if as_text else f"{one.path}: {one.subject}")
        if in_browser and not webbrowser.open(one.path.resolve().as_uri()):
            warn(f"No browser was found here; open {one.path} yourself.")


def tell(result: WeeklyResult) -> None:
    """Say what became of a digest; ends the command when it was held back or not delivered."""
    if result.brake is not None:
        warn(f"Held back: {result.brake.reason}")
        warn("Look at it with `rollcall digest preview`; let it go with `--release`, or throw it")
        warn("away with `rollcall digest discard`.")
        raise typer.Exit(HELD_BACK)
    if result.discarded:
        warn("It was thrown away; `--release` sends it all the same.")
        raise typer.Exit(HELD_BACK)
    for place in result.delivered:
        say(place)
    for reason in result.failed:
        warn(reason)
    counts = (len(result.delivered), result.already, len(result.failed))
    say("{} digests written or sent, {} were already out, {} failed.".format(*counts))
    if result.failed:
        raise typer.Exit(NOT_NOW)
