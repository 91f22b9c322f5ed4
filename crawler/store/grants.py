"""Permissions for photos of a team, a season, an event or an account; only added to and ended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from crawler.model.account import PermissionScope
from crawler.model.grants import Covers, Grant
from crawler.store.rows import add, rows_of
from crawler.store.session import Session
from crawler.store.tables.consents import GRANT


def load_grants(session: Session, district_id: int) -> tuple[Grant, ...]:
    """Give the district's grants that were not taken back, expired ones too, oldest first."""
    mine = (GRANT.c.district_id == district_id) & GRANT.c.ended_at.is_(None)
    return tuple(
        Grant(
            id=row.id,
            scope=PermissionScope(row.scope),
            covers=Covers(row.covers),
            granted_by=row.granted_by,
            account_id=row.account_id,
            unit_id=row.unit_id,
            event=row.event,
            first_day=row.first_day,
            last_day=row.last_day,
            until=row.until,
        )
        for row in session.execute(select(GRANT).where(mine).order_by(GRANT.c.id))
    )


def add_grant(session: Session, district_id: int, grant: Grant, now: datetime) -> int:
    """Write a grant down and give its number."""
    values = {
        "district_id": district_id,
        "scope": grant.scope.value,
        "covers": grant.covers.value,
        "granted_by": grant.granted_by,
        "account_id": grant.account_id,
        "unit_id": grant.unit_id,
        "event": grant.event,
        "first_day": grant.first_day,
        "last_day": grant.last_day,
        "until": grant.until,
        "noted_at": now,
    }
    return add(session, GRANT, values)


def end_grant(session: Session, district_id: int, number: int, now: datetime) -> bool:
    """Take a grant back; False when there is none of this number that counts."""
    mine = (GRANT.c.district_id == district_id) & (GRANT.c.id == number)
    ended = update(GRANT).where(mine, GRANT.c.ended_at.is_(None)).values(ended_at=now)
    return rows_of(session.execute(ended)) == 1
