"""`rollcall status`, `export`, `decide`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.store.standing import Decided
from scheduler.cli.errors import NOT_NOW, told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json, show_table, warn
from scheduler.jobs import records
from scheduler.jobs.home import open_home


class Form(StrEnum):
    """Forms of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


def status(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Say how things stand: last sweep, coverage, ages, jobs, digests."""
    with told(), open_home(home_folder(home)) as opened:
        row = records.status(opened, now())
    if as_json:
        show_json(row)
        return
    show_table(("", ""), records.status_lines(row))


def export(
    what: Annotated[records.What, typer.Argument(help="What to write out.")],
    home: HomeOption = None,
    form: Annotated[Form, typer.Option("--format", help="jsonl, csv or xlsx.")] = Form.JSONL,
    to: Annotated[
        Path | None, typer.Option(help="The file; else standard output (not for xlsx).")
    ] = None,
) -> None:
    """Write out every field of what the store holds, under stable names."""
    if form is Form.XLSX and to is None:
        raise typer.BadParameter("an XLSX sheet needs a file: --to FILE", param_hint="--to")
    with told(), open_home(home_folder(home)) as opened:
        if to is None:
            records.export(opened, what, form.value, sys.stdout.buffer)
            return
        with to.open("wb") as target:
            count = records.export(opened, what, form.value, target)
    say(f"{count} {what.value} written to {to}.")


def decide(
    finding: Annotated[
        str, typer.Argument(help="The finding's fingerprint, or its first 8 characters.")
    ],
    decision: Annotated[Decided, typer.Argument(help="What you decided.")],
    person: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    home: HomeOption = None,
    days: Annotated[int | None, typer.Option(min=1, help="Only for so many days.")] = None,
) -> None:
    """Write down a person's decision on a finding; decisions are only ever added."""
    with told(), open_home(home_folder(home)) as opened:
        found = records.decide(
            opened, records.Decision(finding, decision, person, reason, days), now()
        )
    if found is None:
        warn(f"No single finding starts with {finding!r}. See `rollcall export findings`.")
        raise typer.Exit(NOT_NOW)
    say(f"Written down: {found} is {decision.value}.")
