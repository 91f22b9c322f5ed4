"""What visits cost, and what is known of an account before money is spent on it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from crawler.model.outcome import READ
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.judged import FINDING
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.visits import VISIT

_SEVERITIES = ("high", "medium", "low", "advice")


def spent_since(session: Session, district_id: int, platform: str, since: datetime) -> float:
    """Give what visits to accounts of a platform cost since then, in the unit of its budget."""
    ours = (VISIT.c.district_id == district_id) & (VISIT.c.started_at >= since)
    query = select(func.sum(VISIT.c.cost)).join(ACCOUNT, ACCOUNT.c.id == VISIT.c.account_id)
    return session.scalar(query.where(ours, ACCOUNT.c.platform == platform)) or 0.0


def worst_severities(session: Session, account_ids: Collection[int]) -> dict[int, str]:
    """Give the gravest severity among each account's findings that are there; none without one."""
    found: dict[int, str] = {}
    for some in chunks(tuple(account_ids)):
        mine = FINDING.c.account_id.in_(some) & FINDING.c.resolved_at.is_(None)
        for account_id, severity in session.execute(
            select(FINDING.c.account_id, FINDING.c.severity).where(mine).distinct()
        ):
            known = found.get(account_id, severity)
            found[account_id] = min(known, severity, key=_SEVERITIES.index)
    return found


def last_reads(session: Session, account_ids: Collection[int]) -> dict[int, datetime]:
    """Give when each account was last read; none where it never was."""
    found: dict[int, datetime] = {}
    read = VISIT.c.outcome.in_([outcome.value for outcome in READ])
    for some in chunks(tuple(account_ids)):
        query = select(VISIT.c.account_id, func.max(VISIT.c.started_at))
        query = query.where(read, VISIT.c.account_id.in_(some)).group_by(VISIT.c.account_id)
        found.update(session.execute(query).all())
    return found
