"""Write accounts into the register: one statement for each kind of row, however many accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update

from crawler.model.account import Account, Unit
from crawler.store.assembling import PLAIN
from crawler.store.districts import unit_values
from crawler.store.rows import chunks, rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.places import PERSON, UNIT
from crawler.store.tables.register import ACCOUNT, ADMINISTRATOR, CUSTODY, DISCLOSURE, PERMISSION

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
    units = _units(session, district_id, accounts)
    fresh = _write_rows(session, district_id, accounts, units)
    numbers = tuple(account.id or fresh[account.platform, account.handle] for account in accounts)
    _replace_parts(session, district_id, dict(zip(numbers, accounts, strict=True)))
    return numbers


def account_numbers(
    session: Session, district_id: int, handles: Sequence[str]
) -> dict[tuple[str, str], int]:
    """Give the ids of the district's accounts with these handles by platform and handle, also of
    withdrawn ones.
    """
    numbers: dict[tuple[str, str], int] = {}
    for some in chunks(handles):
        wanted = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.handle.in_(some)
        for row in session.execute(
            select(ACCOUNT.c.id, ACCOUNT.c.platform, ACCOUNT.c.handle).where(wanted)
        ):
            numbers[row.platform, row.handle] = row.id
    return numbers


def _write_rows(
    session: Session, district_id: int, accounts: Sequence[Account], units: dict[str, int]
) -> dict[tuple[str, str], int]:
    """Write the account rows and give the ids of those that came without."""
    handles = [account.handle for account in accounts if not account.id]
    known = account_numbers(session, district_id, handles)
    added: dict[tuple[str, str], dict[str, Any]] = {}
    changed = []
    for account in accounts:
        values = _values(account, units) | {"district_id": district_id}
        number = account.id or known.get((account.platform, account.handle))
        if number:
            changed.append(values | {"number": number, "district": district_id})
        else:
            added[account.platform, account.handle] = values
    if added:
        session.execute(insert(ACCOUNT), list(added.values()))
    if changed:
        _change_rows(session, changed)
    return account_numbers(session, district_id, handles) if added else known


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


def _people(session: Session, district_id: int, accounts: Sequence[Account]) -> dict[str, int]:
    named = dict.fromkeys(account.disclosed_by for account in accounts if account.disclosed_by)
    if not named:
        return {}
    query = select(PERSON.c.name, PERSON.c.id).where(PERSON.c.district_id == district_id)
    known = {row.name for row in session.execute(query)}
    missing = [{"district_id": district_id, "name": name} for name in named if name not in known]
    if missing:
        session.execute(insert(PERSON), missing)
    return {row.name: row.id for row in session.execute(query)}


def _replace_parts(session: Session, district_id: int, accounts: dict[int, Account]) -> None:
    people = _people(session, district_id, tuple(accounts.values()))
    rows: dict[Table, list[dict[str, Any]]] = {
        ADMINISTRATOR: [],
        CUSTODY: [],
        PERMISSION: [],
        DISCLOSURE: [],
    }
    for number, account in accounts.items():
        own = {"district_id": district_id, "account_id": number}
        rows[ADMINISTRATOR] += [
            own
            | {
                "position": i,
                "name": a.name,
                "email": a.email,
                "rank": a.rank.value,
                "until": a.until,
            }
            for i, a in enumerate(account.administrators)
        ]
        rows[PERMISSION] += [
            own
            | {
                "position": i,
                "scope": p.scope.value,
                "granted_by": p.granted_by,
                "until": p.until,
                "mark": p.mark,
            }
            for i, p in enumerate(account.permissions)
        ]
        if (kept := account.custody) is not None:
            values = {
                "deposited_by": kept.deposited_by,
                "place": kept.place,
                "deposited_on": kept.deposited_on,
            }
            rows[CUSTODY].append(own | values)
        if account.disclosed_by is not None or account.disclosed_year is not None:
            person = people[account.disclosed_by] if account.disclosed_by else None
            rows[DISCLOSURE].append(own | {"person_id": person, "year": account.disclosed_year})
    for table, new in rows.items():
        for some in chunks(tuple(accounts)):
            session.execute(delete(table).where(table.c.account_id.in_(some)))
        if new:
            session.execute(insert(table), new)
