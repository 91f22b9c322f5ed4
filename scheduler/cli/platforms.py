"""`rollcall platforms`: what can be read where, and whether the readers still can."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from config.settings import home_folder
from scheduler.cli.errors import NOT_NOW, told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json, show_table, warn

app = typer.Typer(help="What can be read where, and what would change that.")
_MARKS = {True: "passed", False: "FAILED", None: "could not tell"}


@app.callback(invoke_without_command=True)
def platforms(
    context: typer.Context,
    home: HomeOption = None,
    page: Annotated[
        bool, typer.Option("--page", help="Write docs/platforms.md to standard output.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the platforms: what works now, what a key would add, where to get it, what it costs."""
    if context.invoked_subcommand is not None:
        return
    from scheduler.jobs import platforms as jobs

    if page:
        sys.stdout.write(jobs.platforms_page())
        return
    with told():
        rows = _rows(home)
    if as_json:
        for row in rows:
            show_json(row)
        return
    show_table(("platform", "works now", "route", "reads", "key from", "price"), _lines(rows))


@app.command("check")
def check(
    platform: Annotated[str, typer.Argument(help="Only this platform's reader.")] = "all",
    live: Annotated[
        bool, typer.Option("--live", help="Ask the platforms; else show the last self-tests.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Try each reader on an account that is there and on one that is not."""
    from crawler.platforms.catalogue import READERS
    from scheduler.jobs import platforms as jobs
    from scheduler.jobs.home import open_home

    if platform not in {"all", *READERS}:
        raise typer.BadParameter(f"there are: all, {', '.join(READERS)}", param_hint="PLATFORM")
    with told(), open_home(home_folder(home)) as opened:
        rows = jobs.check(opened, platform, now()) if live else jobs.last_checks(opened, platform)
    if as_json:
        for row in rows:
            show_json(row)
    else:
        lines = [(row["platform"], _MARKS[row["passed"]], row["reason"]) for row in rows]
        show_table(("platform", "self-test", "why"), lines)
    if not rows:
        say("No reader was tried yet. Run: rollcall platforms check --live")
    if any(row["passed"] is False for row in rows):
        warn("What a failed reader cannot read counts as unreadable, not as gone.")
        raise typer.Exit(NOT_NOW)


def _rows(home: Path | None) -> list[dict[str, Any]]:
    """List them as this installation sees them, or, without one, as they are everywhere."""
    from scheduler.jobs import platforms as jobs
    from scheduler.jobs.home import open_home

    folder = home_folder(home)
    if home is None and not (folder / "rollcall.toml").exists():
        return jobs.platforms(None, {})
    with open_home(folder) as opened:
        for sentence in jobs.expiring(opened.settings, opened.day(now())):
            warn(sentence)
        return jobs.platforms(opened.settings, jobs.checks_of(opened))


def _lines(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    for row in rows:
        title = row["title"]
        works = row["works_now"]
        test = row["self_test"]
        if test is not None and not test["passed"]:
            works = f"{works} (self-test failed)"
        for route in row["routes"]:
            sign = f"{route['name']}{' ✓' if route['open'] else ''}"
            lines.append((title, works, sign, route["gives"], route["where"], route["price"]))
            title = works = ""
    return lines
