"""`rollcall queue`: found accounts that wait for a person's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from crawler.model.queue import Member, QueueRow
from reports.render.queue import lay_out_queue
from scheduler.cli.errors import NOT_NOW, told
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.cli.screen import say, show_json, show_table, warn
from scheduler.jobs.home import open_home
from scheduler.jobs.queue import load_queue
from scheduler.jobs.queue_deciding import (
    decide_row,
    meant,
    merge_rows,
    see_again,
)
from scheduler.jobs.queue_words import QueueWord, RowDecision

app = typer.Typer(help="Found accounts that wait for a person's word.", no_args_is_help=True)
RowArgument = Annotated[str, typer.Argument(help="A row's name, or platform:handle.")]
PersonOption = Annotated[str, typer.Option(help="Who decides.")]


@app.command("list")
def list_rows(
    home: HomeOption = None,
    limit: Annotated[int, typer.Option(min=1, help="The most rows.")] = 40,
    as_json: JsonOption = False,
) -> None:
    """Show the queue, best first: one team on four platforms is one row."""
    with told(), open_home(home_folder(home)) as opened:
        rows = load_queue(opened, now())
    if as_json:
        for row in rows:
            show_json(asdict(row))
        return
    shown = rows[:limit]
    columns = ("row", "score", "we would", "what it is, and why", "accounts")
    show_table(columns, [_line(row) for row in shown])
    left = len(rows) - len(shown)
    if left:
        say(f"{left} more: --limit {len(rows)}.")
    if shown:
        say("Every reason: `rollcall queue show ROW`. To decide: `rollcall queue decide --help`.")


@app.command("show")
def show_row(row: RowArgument, home: HomeOption = None) -> None:
    """Show one row with every reason, and where each account was seen."""
    with told(), open_home(home_folder(home)) as opened:
        found, _ = meant(load_queue(opened, now()), row)
    say(f"{found.title}: {found.advice.value.replace('_', ' ')}, because {found.why_advice}.")
    for member in found.members:
        show_table(("", member.key), list(_details(member)))


@app.command("decide")
def decide(
    row: RowArgument,
    word: Annotated[QueueWord, typer.Argument(help="What you decided.")],
    person: PersonOption,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    unit: Annotated[str | None, typer.Option(help="The unit's name; else as we guess.")] = None,
    home: HomeOption = None,
) -> None:
    """Write down whose the accounts of a row are, and do it."""
    with told(), open_home(home_folder(home)) as opened:
        at = now()
        decision = RowDecision(row, word, person, reason, unit)
        done = decide_row(opened, load_queue(opened, at), decision, at)
    for member in done.members:
        case = done.kept.get(member.key)
        if case is not None:
            say(f"{member.key}: {_KEPT[word].format(case=case)}")
        else:
            say(f"{member.key if word not in _FORGOTTEN else member.platform}: {_DONE[word]}")


_FORGOTTEN = frozenset({QueueWord.PERSONAL, QueueWord.PARODY})
_DONE = {
    QueueWord.REGISTER: "on the register; what its entry lacks shows as gaps.",
    QueueWord.THIRD_PARTY: "on the register as a third party's.",
    QueueWord.PERSONAL: "forgotten; it is left alone from now on.",
    QueueWord.PARODY: "forgotten; it is left alone from now on.",
    QueueWord.NOT_OURS: "on the list of what is not ours; nothing else of it is kept.",
    QueueWord.ASK: "stays in the queue until somebody answers.",
}


_STAYS = (
    "what is known of it is kept and not forgotten, because case {case} is about it: "
    "`rollcall case show {case}`."
)
_KEPT = {
    QueueWord.PERSONAL: f"left alone from now on; {_STAYS}",
    QueueWord.PARODY: f"left alone from now on; {_STAYS}",
    QueueWord.NOT_OURS: f"on the list of what is not ours; {_STAYS}",
}


@app.command("merge")
def merge(
    row: RowArgument, other: RowArgument, person: PersonOption, home: HomeOption = None
) -> None:
    """Put two rows together."""
    with told(), open_home(home_folder(home)) as opened:
        at = now()
        merge_rows(opened, load_queue(opened, at), row, other, person, at)
    say("They are one row now.")


@app.command("again")
def again(
    account: Annotated[str, typer.Argument(help="platform:handle of one that is left alone.")],
    home: HomeOption = None,
) -> None:
    """Let an account be found again that is left alone."""
    with told(), open_home(home_folder(home)) as opened:
        was = see_again(opened, account)
    if not was:
        warn(f"{account} is not left alone.")
        raise typer.Exit(NOT_NOW)
    say(f"{account} may be found again.")


@app.command("page")
def page(
    to: Annotated[Path, typer.Argument(help="The HTML file to write.")], home: HomeOption = None
) -> None:
    """Write the queue as a page to read, print or hand on."""
    with told(), open_home(home_folder(home)) as opened:
        at = now()
        rows = load_queue(opened, at)
        to.write_text(
            lay_out_queue(rows, opened.settings.district.name, opened.day(at).isoformat()), "utf-8"
        )
    say(f"{len(rows)} rows written to {to}.")


def _line(row: QueueRow) -> Sequence[object]:
    best = row.members[0]
    platforms = "\n".join(member.key for member in row.members)
    what = f"{row.title}\n{best.why[0] if best.why else row.why_advice}"
    return (row.name, f"{row.score:.2f}", _advice(row), what, platforms)


def _advice(row: QueueRow) -> str:
    return row.advice.value.replace("_", " ")


def _details(member: Member) -> Iterator[tuple[str, str]]:
    yield "address", member.url
    yield "name", member.display_name or ""
    yield "score", f"{member.score:.2f}"
    yield "because", "\n".join(member.why)
    yield "against it", "\n".join(member.doubts)
    yield "not read", member.unread
    yield "seen on", "\n".join(member.seen_on)
    yield "how often", f"{member.times}, first {member.first_seen_at or '?'}"
