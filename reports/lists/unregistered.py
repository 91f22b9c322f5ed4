"""The sheet of accounts that nobody registered: the queue, with all its reasons. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.model.queue import Advice, Member, QueueRow
from reports.lists.words import counted, platform_words
from reports.tables import Cell, Column, Group, Kind, Table

_COLUMNS = (
    Column("Row", width=10, printed=False),
    Column("What it is", width=28, printed=False),
    Column("Unit", width=26, printed=False),
    Column("We would", width=16, printed=False),
    Column("Score", Kind.NUMBER, printed=False),
    Column("Platform", width=11),
    Column("Handle", Kind.NAME, 30),
    Column("Called", width=26),
    Column("What speaks for it", Kind.LONG, 44),
    Column("What speaks against it", Kind.LONG, 30),
    Column("Read", Kind.LONG, 18),
    Column("Pages that name it", Kind.NUMBER),
    Column("Times seen", Kind.NUMBER, printed=False),
    Column("First seen", Kind.DAY),
    Column("Last seen", Kind.DAY, printed=False),
    Column("Where", Kind.LONG, 50, printed=False),
    Column("Address", Kind.LINK, 40, printed=False),
)
_ADVICE = {
    Advice.REGISTER: "register",
    Advice.THIRD_PARTY: "register as a third party's",
    Advice.IMITATION: "ask: it looks like ours",
    Advice.ASK: "ask whose it is",
}


def unregistered_table(
    district: str, rows: Sequence[QueueRow], zone: ZoneInfo, today: date
) -> Table:
    """Lay the queue out, best first: the accounts of one row stand together."""
    accounts = sum(len(row.members) for row in rows)
    return Table(
        title="Accounts that nobody registered",
        about=f"{district}, {today.isoformat()}: {counted(accounts, 'account')} in "
        f"{counted(len(rows), 'row')}. Each waits for a person's word; nobody is accused.",
        columns=_COLUMNS,
        rows=tuple(_cells(row, member, zone) for row in rows for member in row.members),
        groups=tuple(_group(row) for row in rows),
    )


def _group(row: QueueRow) -> Group:
    unit = f"{row.unit}. " if row.unit and row.unit != row.title else ""
    about = f"{unit}We would {_ADVICE[row.advice]}, because {row.why_advice}. Row {row.name}."
    return Group(f"{row.title} ({round(100 * row.score)} of 100)", about, len(row.members))


def _cells(row: QueueRow, member: Member, zone: ZoneInfo) -> tuple[Cell, ...]:
    return (
        row.name,
        row.title,
        row.unit,
        _ADVICE[row.advice],
        round(member.score, 2),
        platform_words(member.platform),
        member.handle,
        member.display_name,
        "\n".join(member.why),
        "\n".join(member.doubts),
        "yes" if member.read else f"no: {member.unread}" if member.unread else "no",
        len(member.seen_on),
        member.times,
        _day(member.first_seen_at, zone),
        _day(member.last_seen_at, zone),
        "\n".join(member.seen_on),
        member.url,
    )


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None
