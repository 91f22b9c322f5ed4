"""`rollcall account …`: the steps of an account's life."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.register.life.calendar import CLOSING_DAYS, timetable
from scheduler.cli.account_form import fill_in
from scheduler.cli.account_options import Day, Name, Note, Person, named, opened_home, word
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, now
from scheduler.cli.screen import say, show_table
from scheduler.jobs import account_life as jobs
from scheduler.jobs.archiving import archive as put_away
from scheduler.jobs.home import open_home

app = typer.Typer(
    help="An account's life: request, approval, opening, review, closing.", no_args_is_help=True
)


@app.command("request")
def request(
    address: Annotated[str, typer.Argument(help="The address it is to have.")],
    name: Annotated[str, typer.Option(help="The name it is to show.")],
    unit: Annotated[str, typer.Option(help="The school, department, team or club.")],
    purpose: Annotated[str, typer.Option(help="What for.")],
    audience: Annotated[str, typer.Option(help="For whom.")],
    cadence: Annotated[str, typer.Option(help='How often, as "weekly" or 7 (days).')],
    launch: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="From when.")],
    person: Annotated[str, typer.Option(help="Who asks.")],
    admin: Annotated[
        list[str], typer.Option(help='"Name <address>" of an administrator; twice is better.')
    ],
    kind: Annotated[str, typer.Option(help="official, team, ...")] = "official",
    although: Annotated[
        str | None, typer.Option(help="Why another account is needed beside similar ones.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Ask for an account. Similar ones that exist are shown, and have to be answered."""
    form = {
        "address": address,
        "name": name,
        "unit": unit,
        "kind": kind,
        "purpose": purpose,
        "audience": audience,
        "cadence": cadence,
        "person": person,
        "although": although or "",
    }
    with told(), open_home(home_folder(home)) as opened:
        account = jobs.ask_for(opened, fill_in(opened, form, launch.date(), admin), now())
        who = ", ".join(one.name for one in opened.settings.district.approvers)
    say(f"Written down: {named(account)} waits for approval{f' by {who}' if who else ''}.")


@app.command("approve")
def approve(
    account: Name, person: Person, on: Day = None, note: Note = None, home: HomeOption = None
) -> None:
    """Approve a request."""
    with opened_home(home) as opened:
        done = jobs.approve(opened, word(account, person, on, note), now())
    say(f"Approved: {named(done)} may be opened. Then: rollcall account opened.")


@app.command("refuse")
def refuse(
    account: Name,
    person: Person,
    reason: Annotated[str, typer.Option(help="Why, for the person who asked.")],
    on: Day = None,
    home: HomeOption = None,
) -> None:
    """Refuse a request."""
    with opened_home(home) as opened:
        done = jobs.refuse(opened, word(account, person, on, reason), now())
    say(f"Refused: {named(done)}.")


@app.command("opened")
def opened(
    account: Name,
    person: Person,
    mail: Annotated[str, typer.Option("--with", help="The e-mail address it was opened with.")],
    on: Day = None,
    note: Note = None,
    home: HomeOption = None,
) -> None:
    """Say that an approved account was opened."""
    with opened_home(home) as folder:
        done = jobs.opened(folder, word(account, person, on, note), mail, now())
    say(f"Opened: {named(done)}. Deposit the log-in, then: rollcall account activate.")


@app.command("activate")
def activate(
    account: Name, person: Person, on: Day = None, note: Note = None, home: HomeOption = None
) -> None:
    """Say that an opened account's papers are complete."""
    with opened_home(home) as folder:
        done = jobs.activate(folder, word(account, person, on, note), now())
    say(f"Active: {named(done)}. Its review is due on {done.review_due}.")


@app.command("reviewed")
def reviewed(
    account: Name,
    person: Person,
    on: Day = None,
    next_on: Annotated[
        datetime | None,
        typer.Option("--next", formats=["%Y-%m-%d"], help="The next review; else in a year."),
    ] = None,
    note: Note = None,
    home: HomeOption = None,
) -> None:
    """Say that somebody went through an account's entry."""
    with opened_home(home) as folder:
        next_day = next_on.date() if next_on else None
        done = jobs.reviewed(folder, word(account, person, on, note), next_day, now())
    say(f"Reviewed: {named(done)}. The next review is due on {done.review_due}.")


@app.command("close")
def close(
    account: Name,
    person: Person,
    by: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help=f"The day; else in {CLOSING_DAYS} days."),
    ] = None,
    note: Note = None,
    home: HomeOption = None,
) -> None:
    """Give an account a day to be closed on, and its timetable."""
    with opened_home(home) as folder:
        today = folder.day(now())
        day = by.date() if by else today + timedelta(days=CLOSING_DAYS)
        done = jobs.plan_closing(folder, word(account, person, None, note), day, now())
    show_table(("By", "What"), timetable(today, day), title=named(done))


@app.command("keep")
def keep(account: Name, person: Person, note: Note = None, home: HomeOption = None) -> None:
    """Call a closing off."""
    with opened_home(home) as folder:
        done = jobs.keep(folder, word(account, person, None, note), now())
    say(f"Kept: {named(done)} is active.")


@app.command("closed")
def closed(
    account: Name, person: Person, on: Day = None, note: Note = None, home: HomeOption = None
) -> None:
    """Say that an account was closed."""
    with opened_home(home) as folder:
        done = jobs.closed(folder, word(account, person, on, note), now())
    say(f"Closed: {named(done)}. Put away what it showed: rollcall account archive.")


@app.command("archive")
def archive(account: Name, person: Person, note: Note = None, home: HomeOption = None) -> None:
    """Put away what a closed account had shown, in one ZIP with checksums."""
    with opened_home(home) as folder:
        file: Path = put_away(folder, word(account, person, None, note), now())
    say(f"Archived: {file}")


@app.command("history")
def history(account: Name, home: HomeOption = None) -> None:
    """Show the steps of an account's life."""
    with opened_home(home) as folder:
        found, steps = jobs.history(folder, account)
    rows = [
        (
            one.taken.on,
            one.taken.step.value,
            one.taken.person,
            one.taken.note,
            "\n".join(f"{name}: {text}" for name, text in one.taken.facts.items() if text),
        )
        for one in steps
    ]
    title = f"{named(found)}: {found.status.value}"
    show_table(("Day", "Step", "Who", "Note", "Form"), rows, title=title)
