"""Cases: what is done about one account, and all that happened in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from crawler.model.matter import Entry, EntryKind, Matter, Settlement
from crawler.store.session import Session, StoreError
from crawler.store.tables.columns import storable
from crawler.store.tables.matters import MATTER, MATTER_ENTRY


def open_matter(
    session: Session, district_id: int, account_id: int, action: str, said: tuple[str, datetime]
) -> int:
    """Open a case and give its number; `said` is who, and when. Raises StoreError when the account
    has an open one already.
    """
    person, now = said
    for one in matters(session, district_id):
        if one.account_id == account_id and one.outcome is None:
            raise StoreError(f"case {one.id} about this account is open ({one.action})")
    values = {
        "district_id": district_id,
        "account_id": account_id,
        "action": action,
        "opened_by": storable(person),
        "opened_at": now,
    }
    found = session.execute(insert(MATTER).values(values).returning(MATTER.c.id)).scalar_one()
    return int(found)


def add_entry(session: Session, district_id: int, matter_id: int, entry: Entry) -> None:
    """Write down what happened. Raises StoreError for a case that is not there or is settled."""
    known = {one.id: one for one in matters(session, district_id)}
    if matter_id not in known:
        raise StoreError(f"there is no case {matter_id}")
    if known[matter_id].outcome is not None:
        raise StoreError(f"case {matter_id} is settled; open a new one")
    values: dict[str, Any] = {
        "district_id": district_id,
        "matter_id": matter_id,
        "noted_at": entry.noted_at,
        "person": storable(entry.person),
        "kind": entry.kind.value,
        "step": entry.step,
        "text": storable(entry.text),
        "ticket": storable(entry.ticket),
        "wait_until": entry.wait_until,
        "outcome": entry.outcome.value if entry.outcome else None,
    }
    session.execute(insert(MATTER_ENTRY).values(values))


def matters(session: Session, district_id: int) -> tuple[Matter, ...]:
    """Give every case of the district, oldest first."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    mine = MATTER_ENTRY.c.district_id == district_id
    for row in session.execute(select(MATTER_ENTRY).where(mine).order_by(MATTER_ENTRY.c.id)):
        entries[row.matter_id].append(
            Entry(
                row.noted_at,
                row.person,
                EntryKind(row.kind),
                row.step,
                row.text,
                row.ticket,
                row.wait_until,
                Settlement(row.outcome) if row.outcome else None,
            )
        )
    rows = session.execute(
        select(MATTER).where(MATTER.c.district_id == district_id).order_by(MATTER.c.id)
    )
    return tuple(
        Matter(
            row.id,
            row.account_id,
            row.action,
            row.opened_by,
            row.opened_at,
            tuple(entries.get(row.id, ())),
        )
        for row in rows
    )


def cases_about(session: Session, district_id: int, account_id: int) -> tuple[int, ...]:
    """Give the numbers of the cases about an account, settled ones too, newest first."""
    query = select(MATTER.c.id).where(
        MATTER.c.district_id == district_id, MATTER.c.account_id == account_id
    )
    return tuple(session.scalars(query.order_by(MATTER.c.id.desc())))
