"""The sheet of accounts that nobody registered: where each was seen, and how often. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.model.case import Lead, LeadState
from reports.lists.words import counted, platform_words
from reports.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("Platform", width=11),
    Column("Handle", Kind.NAME, 30),
    Column("Pages that name it", Kind.NUMBER),
    Column("Times seen", Kind.NUMBER, printed=False),
    Column("First seen", Kind.DAY),
    Column("Last seen", Kind.DAY),
    Column("How it was found", width=20),
    Column("Called there", Kind.LONG, 30),
    Column("Where", Kind.LONG, 50),
    Column("Asked", width=8),
    Column("Address", Kind.LINK, 40, printed=False),
)


def unregistered_table(district: str, leads: Sequence[Lead], zone: ZoneInfo, today: date) -> Table:
    """Lay out the accounts that leads name, those on most pages first; every page of each."""
    accounts: dict[tuple[str, str], list[Lead]] = defaultdict(list)
    for lead in leads:
        accounts[lead.platform, lead.handle].append(lead)
    ordered = sorted(accounts.items(), key=lambda one: (-len(one[1]), one[0]))
    return Table(
        title="Accounts that nobody registered",
        about=f"{district}, {today.isoformat()}: {counted(len(ordered), 'account')}. "
        "Each waits for a person's word; none of them is accused of anything.",
        columns=_COLUMNS,
        rows=tuple(_row(seen, zone) for _, seen in ordered),
    )


def _row(seen: Sequence[Lead], zone: ZoneInfo) -> tuple[Cell, ...]:
    first = min((one.first_seen_at for one in seen if one.first_seen_at), default=None)
    last = max((one.last_seen_at for one in seen if one.last_seen_at), default=None)
    texts = dict.fromkeys(one.link_text for one in seen if one.link_text)
    ways = dict.fromkeys(one.how.value.replace("_", " ") for one in seen)
    return (
        platform_words(seen[0].platform),
        seen[0].handle,
        len(seen),
        sum(one.times for one in seen),
        _day(first, zone),
        _day(last, zone),
        ", ".join(ways),
        "\n".join(texts),
        "\n".join(one.seen_on for one in seen),
        "yes" if any(one.state is LeadState.ASK for one in seen) else "",
        seen[0].url,
    )


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None
