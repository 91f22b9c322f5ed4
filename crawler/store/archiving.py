"""What was recorded of one account, to be put away when it is closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from crawler.store.accounts import load_account
from crawler.store.entries import dump_entry
from crawler.store.export import export_rows
from crawler.store.session import Session
from crawler.store.steps import steps_of
from crawler.store.tables.brought import CAPTURE_HISTORY


@dataclass(frozen=True, slots=True)
class Captured:
    """A body that an account once answered with; it lies in the vault under `sha256`."""

    purpose: str
    url: str
    sha256: str
    fetched_at: datetime


def records_of(session: Session, district_id: int, account_id: int) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each list of what is known of an account: its register entry, its
    steps, posts and findings. Raises StoreError when there is no such account.
    """
    yield "entry.json", dump_entry(load_account(session, account_id)).encode()
    yield "steps.jsonl", _lines({"step": one.taken.step.value, "on": one.taken.on.isoformat(),
           "person": one.taken.person, "note": one.taken.note, "facts": dict(one.taken.facts)}
          for one in steps_of(session, account_id))  # fmt: skip
    for what in ("posts", "findings"):
        rows = export_rows(session, district_id, what)
        yield f"{what}.jsonl", _lines(row for row in rows if row["account_id"] == account_id)


def captured_of(session: Session, account_id: int, without: str) -> tuple[Captured, ...]:
    """Give every body that the account ever answered with, oldest first, but those asked for for
    the purpose `without`.
    """
    mine = (CAPTURE_HISTORY.c.account_id == account_id) & (CAPTURE_HISTORY.c.purpose != without)
    query = select(CAPTURE_HISTORY).where(mine).order_by(CAPTURE_HISTORY.c.fetched_at)
    return tuple(
        Captured(row.purpose, row.url, row.sha256, row.fetched_at) for row in session.execute(query)
    )


def _lines(rows: Iterator[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
