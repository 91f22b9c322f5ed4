"""`rollcall calendar import`, `rollcall permissions add|list|end`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from scheduler.cli.errors import BAD_INPUT, NOT_NOW, told
from scheduler.cli.options import HomeOption, JsonOption, PartialOption, now
from scheduler.cli.screen import say, show_json, show_table, warn
from scheduler.jobs import calendar as calendar_jobs
from scheduler.jobs import permissions as jobs
from scheduler.jobs.home import open_home

calendar_app = typer.Typer(help="The district's calendar of events.", no_args_is_help=True)
app = typer.Typer(
    help="Permissions for photos of an account, a team, a season, an event.", no_args_is_help=True
)
_DAY = ["%Y-%m-%d"]


@calendar_app.callback()
def _calendar() -> None:
    """Keep the single command a command of its group."""


@calendar_app.command("import")
def import_calendar(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="ICS, CSV or XLSX.")],
    home: HomeOption = None,
    unit: Annotated[
        str | None, typer.Option(help="Whose calendar it is, if it does not say.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Anybody may attend all events.")
    ] = False,
    partial: PartialOption = False,
) -> None:
    """Bring a calendar in; a later file of the same name takes its place."""
    with told(), open_home(home_folder(home)) as opened:
        order = calendar_jobs.CalendarOrder(unit, public, partial)
        outcome = calendar_jobs.import_calendar(opened, file, now(), order)
    if outcome.plan.problems:
        rows = [(one.row, one.expected) for one in outcome.plan.problems]
        show_table(("Entry", "What was expected"), rows, title=file.name)
    say(outcome.sentence())
    if outcome.refused:
        raise typer.Exit(BAD_INPUT)


@app.command("add")
def add(
    scope: Annotated[
        jobs.Grantable,
        typer.Argument(help="photos (the district's own) or parental (the parents' consent)."),
    ],
    by: Annotated[str, typer.Option(help="Who granted it, or where the consents are filed.")],
    home: HomeOption = None,
    account: Annotated[str | None, typer.Option(help="Address or platform:handle.")] = None,
    unit: Annotated[str | None, typer.Option(help="A team, club or school.")] = None,
    season: Annotated[str | None, typer.Option(help="Such as fall-2026.")] = None,
    event: Annotated[str | None, typer.Option(help="The event as captions call it.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=_DAY, help="Day of the event.")] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="Last day on which it counts.")
    ] = None,
) -> None:
    """Note a consent or permission on file; never for one child by name."""
    order = jobs.GrantOrder(
        scope,
        by,
        account,
        unit,
        season,
        event,
        on.date() if on else None,
        until.date() if until else None,
    )
    with told(), open_home(home_folder(home)) as opened:
        grant = jobs.note_grant(opened, order, now())
        unused = jobs.unused_scope(scope, opened.pack)
        policy = opened.pack.title
    say(f"Permission {grant.id} is noted: {scope.value}, for {grant.covers.value}.")
    if unused:
        warn(f"No rule about photos of “{policy}” asks for this kind of permission.")


@app.command("list")
def list_all(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Show every permission beyond the register's own."""
    with told(), open_home(home_folder(home)) as opened:
        found = jobs.grants(opened)
        today = opened.day(now())
    rows = [
        {
            "id": grant.id,
            "scope": grant.scope.value,
            "for": grant.covers.value,
            "what": said,
            "by": grant.granted_by,
            "until": grant.until.isoformat() if grant.until else None,
            "counts": grant.counts_on(today),
        }
        for grant, said in found
    ]
    if as_json:
        for row in rows:
            show_json(row)
        return
    titles = ("id", "scope", "for", "what", "by", "until", "counts")
    show_table(titles, [tuple("" if row[t] is None else row[t] for t in titles) for row in rows])


@app.command("end")
def end(
    number: Annotated[int, typer.Argument(help="The permission's number, as `list` shows it.")],
    home: HomeOption = None,
) -> None:
    """Take a permission back; what it excused is asked about again."""
    with told(), open_home(home_folder(home)) as opened:
        ended = jobs.end(opened, number, now())
    if not ended:
        say(f"There is no permission {number} that counts.")
        raise typer.Exit(NOT_NOW)
    say(f"Permission {number} has ended.")
