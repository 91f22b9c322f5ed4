"""Figures about sweeps and visits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, func, not_, select

from crawler.model.outcome import Outcome
from crawler.store.session import Session
from crawler.store.tables.judged import FINDING
from crawler.store.tables.visits import SWEEP, SWEEP_ACCOUNT, VISIT


def count_planned(session: Session, sweep_id: int) -> int:
    """Count the accounts that a sweep is to visit."""
    mine = SWEEP_ACCOUNT.c.sweep_id == sweep_id
    return session.scalar(select(func.count()).select_from(SWEEP_ACCOUNT).where(mine)) or 0


def first_sweep_at(session: Session, district_id: int) -> datetime | None:
    """Give when the district's first sweep began; None when there was none yet."""
    mine = SWEEP.c.district_id == district_id
    at: datetime | None = session.scalar(select(func.min(SWEEP.c.started_at)).where(mine))
    return at


def count_gone(session: Session, account_ids: Collection[int]) -> dict[int, int]:
    """Count each account's latest visits in a row that said gone: `sweeps.gone_streak`."""
    later = VISIT.alias()
    other = exists().where(
        later.c.account_id == VISIT.c.account_id,
        later.c.started_at > VISIT.c.started_at,
        not_(later.c.says_gone),
        later.c.outcome != Outcome.NOT_DUE.value,
    )
    mine = VISIT.c.account_id.in_(account_ids) & VISIT.c.says_gone & not_(other)
    query = select(VISIT.c.account_id, func.count()).where(mine).group_by(VISIT.c.account_id)
    return dict(session.execute(query).all())


def count_outcomes(session: Session, sweep_id: int) -> dict[str, int]:
    """Count a sweep's visits by outcome; every outcome is there, in the order of its definition."""
    mine = VISIT.c.sweep_id == sweep_id
    query = select(VISIT.c.outcome, func.count()).where(mine).group_by(VISIT.c.outcome)
    counted: dict[str, int] = dict(session.execute(query).all())
    return {outcome.value: counted.get(outcome.value, 0) for outcome in Outcome}


def count_findings(session: Session, sweep_id: int) -> tuple[int, int]:
    """Count the findings that are there on the accounts the sweep visited: all, and those it saw
    first.
    """
    visited = select(VISIT.c.account_id).where(VISIT.c.sweep_id == sweep_id)
    there = FINDING.c.resolved_at.is_(None) & FINDING.c.account_id.in_(visited)
    query = select(func.count()).select_from(FINDING).where(there)
    new = query.where(FINDING.c.opened_sweep_id == sweep_id)
    return session.scalar(query) or 0, session.scalar(new) or 0
