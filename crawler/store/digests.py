"""Digests that were composed: their figures, and when everybody had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from crawler.store.rows import conflict_insert
from crawler.store.session import Session
from crawler.store.tables.told import DIGEST


@dataclass(frozen=True, slots=True)
class Digest:
    """The figures of one period's digests, as `save_digest` was given them. `out_at` is when
    everybody who was due had it, None = not yet.
    """

    period: str
    summary: Mapping[str, Any]
    composed_at: datetime
    out_at: datetime | None = None


def save_digest(
    session: Session, district_id: int, period: str, summary: Mapping[str, Any], now: datetime
) -> None:
    """Keep the figures of a period; those kept of it before are replaced."""
    values = {"district_id": district_id, "period": period, "summary": summary, "composed_at": now}
    statement = conflict_insert(session, DIGEST).values(values)
    new = statement.excluded
    changed = {"summary": new.summary, "composed_at": new.composed_at}
    keys = ["district_id", "period"]
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def mark_out(session: Session, district_id: int, period: str, now: datetime) -> None:
    """Say that everybody who was due has a period's digest."""
    mine = (DIGEST.c.district_id == district_id) & (DIGEST.c.period == period)
    session.execute(update(DIGEST).where(mine).values(out_at=now))


def last_digest(session: Session, district_id: int, *, before: str | None = None) -> Digest | None:
    """Give the figures of the latest period; with `before`, of the latest period before that one.

    Periods are compared as text, which is right for ISO weeks (`2026-W48`).
    """
    found = last_digests(session, district_id, 1, before=before)
    return found[0] if found else None


def last_digests(
    session: Session, district_id: int, number: int, *, before: str | None = None
) -> tuple[Digest, ...]:
    """Give the figures of the latest periods, at most so many, the newest first."""
    mine = DIGEST.c.district_id == district_id
    if before is not None:
        mine &= DIGEST.c.period < before
    query = select(DIGEST).where(mine).order_by(DIGEST.c.period.desc()).limit(number)
    return tuple(map(_digest, session.execute(query)))


def last_out(session: Session, district_id: int) -> datetime | None:
    """Give when everybody who was due last had a digest."""
    mine = DIGEST.c.district_id == district_id
    at: datetime | None = session.scalar(select(func.max(DIGEST.c.out_at)).where(mine))
    return at


def _digest(row: Row[Any]) -> Digest:
    return Digest(row.period, row.summary, row.composed_at, row.out_at)
