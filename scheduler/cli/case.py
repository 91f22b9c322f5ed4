"""`rollcall case`: getting accounts back, closed or taken down, step by step."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.model.matter import EntryKind, Settlement
from scheduler.cli.errors import told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json, show_table
from scheduler.jobs import matters as jobs
from scheduler.jobs.home import open_home

app = typer.Typer(
    help="Get accounts back, closed or taken down, step by step.", no_args_is_help=True
)


class Action(StrEnum):
    """What is to be done with an account: the actions that have a playbook."""

    RECOVER = "recover"
    CLOSE = "close"
    REPORT = "report"
    HAND_OVER = "hand_over"
    MERGE = "merge"


class Noted(StrEnum):
    """What can be written into a case."""

    BEGUN = "begun"
    TICKET = "ticket"
    ANSWER = "answer"
    NOTE = "note"
    DONE = "done"
    SKIPPED = "skipped"


Number = Annotated[int, typer.Argument(help="The number of the case.")]
Person = Annotated[str, typer.Option(help="Who.")]
Page = Annotated[
    Path | None, typer.Option("--page", help="Write it as a page, .html.", dir_okay=False)
]


@app.command("open")
def open_case(
    account: Annotated[str, typer.Argument(help="Address, platform:handle, or number.")],
    action: Annotated[Action, typer.Option(help="What is to be done.")],
    person: Person,
    page: Page = None,
    home: HomeOption = None,
) -> None:
    """Open a case about an account, with the platform's playbook filled in."""
    with told(), open_home(home_folder(home)) as opened:
        number = jobs.open_case(opened, account, action.value, person, now())
        shown = jobs.case_page(opened, number, now())
        if page is not None:
            jobs.write_page(opened, number, page, now())
    say(f"Case {number} is open. Its steps, in this order:")
    for one in shown.steps:
        say(f"  {one.step.id}: {one.step.title}")


@app.command("note")
def note(
    case: Number,
    person: Person,
    kind: Annotated[Noted, typer.Option(help="What it is.")] = Noted.NOTE,
    step: Annotated[str | None, typer.Option(help="The step it belongs to.")] = None,
    text: Annotated[str | None, typer.Option(help="What there is to say.")] = None,
    ticket: Annotated[str | None, typer.Option(help="The other side's number.")] = None,
    wait_days: Annotated[
        int | None, typer.Option(min=0, help="Look again after so many days.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Write down a step begun or done, a ticket, an answer, or a note."""
    said = jobs.Said(person, EntryKind(kind.value), step, text, ticket, wait_days)
    with told(), open_home(home_folder(home)) as opened:
        clock = jobs.note(opened, case, said, now())
    say(f"Written down. Case {case}: {clock}.")


@app.command("settle")
def settle(
    case: Number,
    outcome: Annotated[Settlement, typer.Option(help="How it ended.")],
    person: Person,
    text: Annotated[str | None, typer.Option(help="What there is to say.")] = None,
    home: HomeOption = None,
) -> None:
    """End a case."""
    with told(), open_home(home_folder(home)) as opened:
        jobs.settle(opened, case, outcome, (person, text), now())
    say(f"Case {case} is settled: {outcome.value.replace('_', ' ')}.")


@app.command("show")
def show(case: Number, page: Page = None, home: HomeOption = None) -> None:
    """Show a case: its steps and what happened."""
    with told(), open_home(home_folder(home)) as opened:
        shown = jobs.case_page(opened, case, now())
        if page is not None:
            jobs.write_page(opened, case, page, now())
    say(f"{shown.title}. {shown.about} {shown.clock}")
    show_table(
        ["step", "title", "state"], [[s.step.id, s.step.title, s.state] for s in shown.steps]
    )
    rows = [[str(one.day), one.who, one.what, one.text] for one in shown.entries]
    show_table(["when", "who", "what", ""], rows)


@app.command("list")
def list_cases(
    settled: Annotated[bool, typer.Option("--all", help="Settled ones too.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """List the open cases with what their clocks say."""
    with told(), open_home(home_folder(home)) as opened:
        rows = jobs.case_rows(opened, now(), settled=settled)
    if as_json:
        for row in rows:
            show_json(row)
        return
    columns = ["case", "action", "platform", "handle", "opened", "by", "entries", "clock"]
    show_table(columns, [[row[name] for name in columns] for row in rows])
