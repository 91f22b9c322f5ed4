"""What belongs to register entries: administrators, custody, permissions, disclosures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import delete, insert, select

from crawler.model.account import Account
from crawler.store.bulk import Row, bulk, plain, write
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.places import PERSON
from crawler.store.tables.register import ADMINISTRATOR, CUSTODY, DISCLOSURE, PERMISSION

_ADMINISTRATORS = bulk(ADMINISTRATOR)
_CUSTODY = bulk(CUSTODY)
_PERMISSIONS = bulk(PERMISSION)
_DISCLOSURES = bulk(DISCLOSURE)


def forget_parts(session: Session, account_ids: Sequence[int]) -> None:
    """Remove all that belongs to these accounts' entries."""
    for some in chunks(account_ids):
        for table in (ADMINISTRATOR, CUSTODY, PERMISSION, DISCLOSURE):
            session.execute(delete(table).where(table.c.account_id.in_(some)))


def write_parts(session: Session, district_id: int, accounts: Mapping[int, Account]) -> None:
    """Write all that belongs to these accounts' entries, by id; nothing may be there yet."""
    people = _people(session, district_id, tuple(accounts.values()))
    for statement, rows_of_one in (
        (_ADMINISTRATORS, _administrators),
        (_CUSTODY, _custody),
        (_PERMISSIONS, _permissions),
    ):
        rows = [
            plain({"district_id": district_id, "account_id": number, **row})
            for number, account in accounts.items()
            for row in rows_of_one(account)
        ]
        write(session.connection(), statement, rows)
    disclosures = [
        {
            "district_id": district_id,
            "account_id": number,
            "person_id": people[account.disclosed_by] if account.disclosed_by else None,
            "year": account.disclosed_year,
        }
        for number, account in accounts.items()
        if account.disclosed_by is not None or account.disclosed_year is not None
    ]
    write(session.connection(), _DISCLOSURES, disclosures)


def _administrators(account: Account) -> Iterator[Row]:
    for position, person in enumerate(account.administrators):
        yield {
            "position": position,
            "name": person.name,
            "email": person.email,
            "rank": person.rank.value,
            "until": person.until,
            "class_year": person.class_year,
        }


def _custody(account: Account) -> Iterator[Row]:
    kept = account.custody
    if kept is not None:
        yield {
            "deposited_by": kept.deposited_by,
            "place": kept.place,
            "deposited_on": kept.deposited_on,
        }


def _permissions(account: Account) -> Iterator[Row]:
    for position, permission in enumerate(account.permissions):
        yield {
            "position": position,
            "scope": permission.scope.value,
            "granted_by": permission.granted_by,
            "until": permission.until,
            "mark": permission.mark,
        }


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
