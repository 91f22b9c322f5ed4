"""What the register says of each account, as a short mark that changes when any of it does."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, select

from crawler.model.account import AccountStatus
from crawler.store.assembling import FEW
from crawler.store.session import Session
from crawler.store.tables.judged import LEAD
from crawler.store.tables.places import PERSON
from crawler.store.tables.register import ACCOUNT, ADMINISTRATOR, CUSTODY, DISCLOSURE, PERMISSION

_SAYS_NOTHING = frozenset({"id", "district_id", "account_id", "lead_hash", "last_seen_at"})
"""An entry that is written once more gets new numbers and says the same."""
_DIGEST_BYTES = 16


def entry_marks(session: Session, district_id: int, account_ids: Sequence[int]) -> dict[int, str]:
    """Give for each of these accounts a hash over its register entry and over the pages that name
    it, hexadecimal.
    """
    found: dict[int, list[Any]] = defaultdict(list)
    for query in _queries(district_id, account_ids):
        for account_id, *words in session.execute(query):
            found[account_id].append(words)
    return {number: _mark(found[number]) for number in account_ids if number in found}


def known_accounts(session: Session, district_id: int) -> list[tuple[Any, ...]]:
    """Give platform, handle, platform id and status of every account of the district, in order."""
    said = (ACCOUNT.c.platform, ACCOUNT.c.handle, ACCOUNT.c.platform_id, ACCOUNT.c.status)
    mine = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.withdrawn_at.is_(None)
    return [tuple(row) for row in session.execute(select(*said).where(mine).order_by(*said))]


def registered_urls(session: Session, district_id: int) -> tuple[str, ...]:
    """Give the public addresses of the accounts on the register, closed ones too, in order."""
    return _of_registered(session, district_id, ACCOUNT.c.url)


def registered_handles(session: Session, district_id: int) -> tuple[str, ...]:
    """Give the handles of the accounts on the register, closed ones too, in order."""
    return _of_registered(session, district_id, ACCOUNT.c.handle)


def _of_registered(session: Session, district_id: int, column: Column[str]) -> tuple[str, ...]:
    found = [status.value for status in (AccountStatus.LEAD, AccountStatus.PROPOSED)]
    mine = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.withdrawn_at.is_(None)
    query = select(column).where(mine, ACCOUNT.c.status.not_in(found))
    return tuple(session.scalars(query.order_by(ACCOUNT.c.id)))


def _queries(district_id: int, account_ids: Sequence[int]) -> Iterator[Select[Any]]:
    yield select(ACCOUNT.c.id, *_said(ACCOUNT)).where(_of(ACCOUNT.c.id, district_id, account_ids))
    for table in (ADMINISTRATOR, CUSTODY, PERMISSION):
        mine = _of(table.c.account_id, district_id, account_ids)
        yield select(table.c.account_id, *_said(table)).where(mine).order_by(*_said(table))
    by = PERSON.c.id == DISCLOSURE.c.person_id
    disclosed = select(DISCLOSURE.c.account_id, DISCLOSURE.c.year, PERSON.c.name)
    mine = _of(DISCLOSURE.c.account_id, district_id, account_ids)
    yield disclosed.outerjoin(PERSON, by).where(mine).order_by(DISCLOSURE.c.id)
    same = (
        (LEAD.c.district_id == ACCOUNT.c.district_id)
        & (LEAD.c.platform == ACCOUNT.c.platform)
        & (LEAD.c.handle == ACCOUNT.c.handle)
    )
    mine = _of(ACCOUNT.c.id, district_id, account_ids)
    yield select(ACCOUNT.c.id, *_said(LEAD)).join(ACCOUNT, same).where(mine).order_by(LEAD.c.id)


def _of(number: Column[int], district_id: int, account_ids: Sequence[int]) -> ColumnElement[bool]:
    """Give the rows of these accounts; of the whole district when naming each would cost more."""
    if len(account_ids) <= FEW:
        return number.in_(account_ids)
    return number.table.c.district_id == district_id


def _said(table: Table) -> list[Any]:
    return [column for column in table.c if column.name not in _SAYS_NOTHING]


def _mark(rows: list[Any]) -> str:
    words = repr(rows).encode(errors="surrogatepass")
    return hashlib.blake2b(words, digest_size=_DIGEST_BYTES).hexdigest()
