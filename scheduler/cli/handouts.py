"""`rollcall handouts`."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from config.values import REPORT_LANGUAGES
from reports.digest.periods import read_month
from reports.handouts import What
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, warn
from scheduler.jobs.handouts import HandoutOrder, write_handouts
from scheduler.jobs.home import open_home


def handouts(
    what: Annotated[list[What] | None, typer.Argument(help="Which; else all.")] = None,
    month: Annotated[
        str | None, typer.Option(help="The board's month, such as 2026-11; else the last one.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Of what is for no one reader: en, es, fr, nl, zh.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Write here (the default: reports, in the home folder).")
    ] = None,
    in_browser: Annotated[bool, typer.Option("--open", help="Open the pages.")] = False,
    home: HomeOption = None,
) -> None:
    """Write whole pages, the board's summary of a month, a feed of findings, a calendar of due
    days.
    """
    _check(month, language)
    order = HandoutOrder(tuple(what or ()), month, language, folder)
    with told(), open_home(home_folder(home)) as opened:
        for path in write_handouts(opened, order, now()):
            say(str(path))
            is_page = path.suffix == ".html"
            if in_browser and is_page and not webbrowser.open(path.resolve().as_uri()):
                warn(f"No browser was found here; open {path} yourself.")


def _check(month: str | None, language: str | None) -> None:
    try:
        if month is not None:
            read_month(month)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--month") from error
    if language is not None and language not in REPORT_LANGUAGES:
        message = f"{language!r} is none of {', '.join(REPORT_LANGUAGES)}"
        raise typer.BadParameter(message, param_hint="--language")
