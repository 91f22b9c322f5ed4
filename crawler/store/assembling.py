"""Put accounts together from the rows of the register: one query for each kind of row, however many
accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
    Permission,
    PermissionScope,
    Unit,
)
from crawler.store.districts import unit_of
from crawler.store.session import Session
from crawler.store.tables.places import PERSON, UNIT
from crawler.store.tables.register import ACCOUNT, ADMINISTRATOR, CUSTODY, DISCLOSURE, PERMISSION

PLAIN = (
    "platform",
    "handle",
    "url",
    "display_name",
    "platform_id",
    "approved_by",
    "approved_on",
    "created_on",
    "opened_with",
    "cadence_days",
    "purpose",
    "review_due",
    "first_seen_at",
    "administrators_on",
    "requested_on",
    "closing_on",
    "recovery",
    "recovery_works",
)
"""Fields of an account that are columns of the same name."""
FEW = 500
"""More rows than this are found faster by reading the district's than by naming each."""


@dataclass(frozen=True, slots=True)
class _Parts:
    units: dict[int, Unit]
    administrators: dict[int, list[Administrator]]
    custody: dict[int, Custody]
    permissions: dict[int, list[Permission]]
    disclosures: dict[int, tuple[str | None, int | None]]


def assemble(session: Session, wanted: ColumnElement[bool]) -> tuple[Account, ...]:
    """Give the accounts whose rows are `wanted`, by id."""
    rows = session.execute(select(ACCOUNT).where(wanted).order_by(ACCOUNT.c.id)).all()
    if not rows:
        return ()
    parts = _parts(session, rows)
    return tuple(_account(row, parts) for row in rows)


def _parts(session: Session, rows: Collection[Row[Any]]) -> _Parts:
    ids = [row.id for row in rows]
    districts = sorted({row.district_id for row in rows})

    def belonging(table: Table, *order: Any) -> Iterable[Row[Any]]:
        # For a whole district, the list of its accounts would cost more than the rows of the closed
        # ones.
        few = table.c.account_id.in_(ids) if len(ids) <= FEW else table.c.district_id.in_(districts)
        return session.execute(select(table).where(few).order_by(*order))

    units = session.execute(select(UNIT).where(UNIT.c.district_id.in_(districts)))
    administrators: dict[int, list[Administrator]] = defaultdict(list)
    for row in belonging(ADMINISTRATOR, ADMINISTRATOR.c.position):
        rank = AdministratorRank(row.rank)
        person = Administrator(row.name, row.email, rank, row.until, row.class_year)
        administrators[row.account_id].append(person)
    permissions: dict[int, list[Permission]] = defaultdict(list)
    for row in belonging(PERMISSION, PERMISSION.c.position):
        permission = Permission(PermissionScope(row.scope), row.granted_by, row.until, row.mark)
        permissions[row.account_id].append(permission)
    custody = {
        row.account_id: Custody(row.deposited_by, row.place, row.deposited_on)
        for row in belonging(CUSTODY)
    }
    names = _names(session, districts)
    disclosures = {
        row.account_id: (names.get(row.person_id), row.year)
        for row in belonging(DISCLOSURE, DISCLOSURE.c.id)
    }
    return _Parts(
        {row.id: unit_of(row) for row in units}, administrators, custody, permissions, disclosures
    )


def _names(session: Session, districts: Collection[int]) -> dict[int, str]:
    people = select(PERSON.c.id, PERSON.c.name).where(PERSON.c.district_id.in_(districts))
    return {row.id: row.name for row in session.execute(people)}


def _account(row: Row[Any], parts: _Parts) -> Account:
    disclosed_by, disclosed_year = parts.disclosures.get(row.id, (None, None))
    return Account(
        id=row.id,
        kind=AccountKind(row.kind),
        status=AccountStatus(row.status),
        unit=parts.units.get(row.unit_id),
        disclosed_by=disclosed_by,
        disclosed_year=disclosed_year,
        administrators=tuple(parts.administrators.get(row.id, ())),
        custody=parts.custody.get(row.id),
        permissions=tuple(parts.permissions.get(row.id, ())),
        guessed=frozenset(row.guessed),
        **{name: getattr(row, name) for name in PLAIN},
    )
