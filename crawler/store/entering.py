"""Write accounts into the register: one statement for each kind of row, however many accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from crawler.model.account import Account, Unit
from crawler.store.assembling import FEW, PLAIN
from crawler.store.bulk import bulk, plain, write
from crawler.store.districts import unit_values
from crawler.store.parts import forget_parts, write_parts
from crawler.store.rows import rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.columns import storable
from crawler.store.tables.places import UNIT
from crawler.store.tables.register import ACCOUNT

_ACCOUNTS = bulk(ACCOUNT)
MAX_HANDLE = 500
"""PostgreSQL's index rows hold at most 2,704 bytes; no platform's key comes near this many
characters.
"""


def enter(session: Session, district_id: int, accounts: Sequence[Account]) -> tuple[int, ...]:
    """Write the accounts and give their ids in order; see `save_account`. The later of two with one
    key counts.
    """
    for account in accounts:
        if len(account.handle) > MAX_HANDLE:
            raise StoreError(
                f"a handle of {len(account.handle)} characters is too long (at most {MAX_HANDLE})"
            )
    accounts = [_storable(account) for account in accounts]
    units = _units(session, district_id, accounts)
    before = account_numbers(session, district_id, [account.handle for account in accounts])
    after = _write_rows(session, district_id, accounts, units, before)
    numbers = tuple(account.id or after[account.platform, account.handle] for account in accounts)
    there = {account.id for account in accounts} | set(before.values())
    forget_parts(session, [number for number in numbers if number in there])
    write_parts(session, district_id, dict(zip(numbers, accounts, strict=True)))
    return numbers


def account_numbers(
    session: Session, district_id: int, handles: Sequence[str]
) -> dict[tuple[str, str], int]:
    """Give the ids of the district's accounts with these handles by platform and handle, also of
    withdrawn ones.
    """
    query = select(ACCOUNT.c.id, ACCOUNT.c.platform, ACCOUNT.c.handle)
    query = query.where(ACCOUNT.c.district_id == district_id)
    if len(handles) <= FEW:
        query = query.where(ACCOUNT.c.handle.in_([storable(handle) for handle in handles]))
    return {(row.platform, row.handle): row.id for row in session.execute(query)}


def _storable(account: Account) -> Account:
    """Give the account with names as the store will give them back, so that they can be found."""
    unit = account.unit
    if unit is not None and unit.name != storable(unit.name):
        unit = replace(unit, name=storable(unit.name) or "")
    names = {"handle": storable(account.handle), "disclosed_by": storable(account.disclosed_by)}
    same = unit is account.unit and names["handle"] == account.handle
    if same and names["disclosed_by"] == account.disclosed_by:
        return account
    return replace(
        account, unit=unit, handle=names["handle"] or "", disclosed_by=names["disclosed_by"]
    )


def _write_rows(
    session: Session,
    district_id: int,
    accounts: Sequence[Account],
    units: dict[str, int],
    before: dict[tuple[str, str], int],
) -> dict[tuple[str, str], int]:
    """Write the account rows and give their ids by key; `before` are those that were there."""
    added: dict[tuple[str, str], dict[str, Any]] = {}
    changed = []
    for account in accounts:
        values = _values(account, units) | {"district_id": district_id}
        number = account.id or before.get((account.platform, account.handle))
        if number:
            changed.append(values | {"number": number, "district": district_id})
        else:
            added[account.platform, account.handle] = values
    if added:
        write(session.connection(), _ACCOUNTS, [plain(row) for row in added.values()])
    if changed:
        _change_rows(session, changed)
    if not added:
        return before
    return account_numbers(session, district_id, [account.handle for account in accounts])


def _change_rows(session: Session, changed: list[dict[str, Any]]) -> None:
    mine = (ACCOUNT.c.id == bindparam("number")) & (ACCOUNT.c.district_id == bindparam("district"))
    names = [name for name in changed[0] if name not in {"number", "district", "district_id"}]
    statement = (
        update(ACCOUNT).where(mine).values({name: bindparam(f"new_{name}") for name in names})
    )
    rows = [
        {
            "number": row["number"],
            "district": row["district"],
            **{f"new_{name}": row[name] for name in names},
        }
        for row in changed
    ]
    if rows_of(session.connection().execute(statement, rows)) != len(rows):
        raise StoreError("one of the accounts is not of this district")


def _values(account: Account, units: dict[str, int]) -> dict[str, Any]:
    values = {name: getattr(account, name) for name in PLAIN}
    values["kind"] = account.kind.value
    values["status"] = account.status.value
    values["unit_id"] = units[account.unit.name] if account.unit else None
    values["guessed"] = sorted(account.guessed)
    values["withdrawn_at"] = None
    return values


def _units(session: Session, district_id: int, accounts: Sequence[Account]) -> dict[str, int]:
    """Give the ids of the accounts' units by name; a unit that is not there yet is added."""
    named: dict[str, Unit] = {
        account.unit.name: account.unit for account in accounts if account.unit
    }
    query = select(UNIT.c.name, UNIT.c.id).where(UNIT.c.district_id == district_id)
    numbers = {row.name: row.id for row in session.execute(query)} if named else {}
    missing = [unit for name, unit in named.items() if name not in numbers]
    if not missing:
        return numbers
    rows = [
        unit_values(unit, 0) | {"district_id": district_id, "from_settings": False}
        for unit in missing
    ]
    session.execute(insert(UNIT), rows)
    return {row.name: row.id for row in session.execute(query)}
