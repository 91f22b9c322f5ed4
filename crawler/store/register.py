"""Imports of the register, each of which can be taken back exactly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from crawler.model.account import Account
from crawler.store.assembling import FEW, assemble
from crawler.store.entering import account_numbers, enter
from crawler.store.entries import dump_entry, load_entry
from crawler.store.rows import add, chunks
from crawler.store.session import Session
from crawler.store.tables.register import ACCOUNT, IMPORTED_ROW, REGISTER_IMPORT


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `changed` counts accounts that were there and are different now."""

    import_id: int
    added: int
    changed: int


def apply_import(
    session: Session, district_id: int, rows: Sequence[Account], source: str, now: datetime
) -> ImportResult:
    """Write imported accounts into the register; `source` names the file, for people.

    A row with id 0 is known by platform and handle. What a row does not say of an account that is
    there is kept where only a visit could tell it: platform id, display name, first seen.
    """
    before = _before(session, district_id, rows)
    numbers = enter(session, district_id, [_completed(row, before, now) for row in rows])
    known = {account.id: account for account in before.values()}
    after = {account.id: account for account in _load(session, district_id, numbers)}
    touched = {n: known.get(n) for n in after if known.get(n) != after[n]}
    added = sum(old is None for old in touched.values())
    result = {"added": added, "changed": len(touched) - added}
    values = {"district_id": district_id, "source": source, "imported_at": now, **result}
    import_id = add(session, REGISTER_IMPORT, values)
    own: dict[str, Any] = {"import_id": import_id, "district_id": district_id}
    kept = [
        own | {"account_id": number, "before": dump_entry(old) if old else None}
        for number, old in touched.items()
    ]
    if kept:
        session.execute(insert(IMPORTED_ROW), kept)
    return ImportResult(import_id, added, len(touched) - added)


def undo_last_import(session: Session, district_id: int, now: datetime) -> int | None:
    """Take back the district's last import that counts; gives how many accounts that concerned.

    Accounts that it changed are again exactly as they were before it; those that it added are
    withdrawn: gone for everybody, but their visits, findings and decisions stay as records. None
    when there is no import to take back.
    """
    counts = (REGISTER_IMPORT.c.district_id == district_id) & REGISTER_IMPORT.c.undone_at.is_(None)
    import_id = session.scalar(select(func.max(REGISTER_IMPORT.c.id)).where(counts))
    if import_id is None:
        return None
    mine = IMPORTED_ROW.c.import_id == import_id
    rows = session.execute(
        select(IMPORTED_ROW).where(mine).order_by(IMPORTED_ROW.c.account_id)
    ).all()
    enter(session, district_id, [load_entry(row.before) for row in rows if row.before])
    for some in chunks([row.account_id for row in rows if not row.before]):
        withdrawn = update(ACCOUNT).where(ACCOUNT.c.id.in_(some))
        session.execute(withdrawn.values(withdrawn_at=now))
    done = update(REGISTER_IMPORT).where(REGISTER_IMPORT.c.id == import_id)
    session.execute(done.values(undone_at=now))
    return len(rows)


def _before(
    session: Session, district_id: int, rows: Sequence[Account]
) -> dict[tuple[str, str], Account]:
    numbers = account_numbers(session, district_id, [row.handle for row in rows])
    wanted = {row.id for row in rows if row.id} | set(numbers.values())
    return {(found.platform, found.handle): found for found in _load(session, district_id, wanted)}


def _completed(row: Account, before: dict[tuple[str, str], Account], now: datetime) -> Account:
    """Give the row with what only a visit could tell, from the account as it was."""
    old = before.get((row.platform, row.handle))
    return replace(
        row,
        platform_id=row.platform_id or (old.platform_id if old else None),
        display_name=row.display_name or (old.display_name if old else None),
        first_seen_at=row.first_seen_at or (old.first_seen_at if old else None) or now,
        administrators_on=_changed_on(row, old, now),
    )


def _changed_on(row: Account, old: Account | None, now: datetime) -> date | None:
    """Give the day on which the administrators were last seen to change: other people, or the same
    ones with another address. Who is new to us may have been there for long.
    """
    if old is None or not old.registered:
        return row.administrators_on
    people = [{(one.name, one.email) for one in each.administrators} for each in (row, old)]
    return now.date() if people[0] != people[1] else old.administrators_on


def _load(session: Session, district_id: int, numbers: Collection[int]) -> list[Account]:
    wanted = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.withdrawn_at.is_(None)
    if len(numbers) <= FEW:
        return list(assemble(session, wanted & ACCOUNT.c.id.in_(numbers)))
    named = set(numbers)
    return [account for account in assemble(session, wanted) if account.id in named]
