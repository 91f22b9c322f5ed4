"""Sweeps: which accounts are to be visited, which were, and how it went."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, func, insert, not_, select, update

from crawler.model.outcome import READ, Outcome
from crawler.model.visit import Visit
from crawler.store.counting import count_findings, count_gone, count_outcomes, count_planned
from crawler.store.recording import record
from crawler.store.rows import add_unless_there, rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.visits import SWEEP, SWEEP_ACCOUNT, VISIT


@dataclass(frozen=True, slots=True)
class Sweep:
    """One round over accounts; `state` is `running`, `finished` or `failed`."""

    id: int
    run_key: str
    state: str
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class SweepSummary:
    """What came of a sweep: `outcomes` counts visits by outcome, `checked` those that were read,
    `accounts` those that it was to visit. Findings: open ones of its accounts, and those that this
    sweep saw first.
    """

    sweep_id: int
    state: str
    started_at: datetime
    finished_at: datetime | None
    accounts: int
    checked: int
    outcomes: dict[str, int]
    open_findings: int
    new_findings: int

    def as_row(self) -> dict[str, Any]:
        """Give the summary as plain values; moments in ISO 8601."""
        ended = self.finished_at.isoformat() if self.finished_at else None
        return asdict(self) | {"started_at": self.started_at.isoformat(), "finished_at": ended}


def start_sweep(
    session: Session, district_id: int, account_ids: Iterable[int], now: datetime, run_key: str
) -> int:
    """Start a sweep over these accounts, in order; gives its id, the same for the same key."""
    values = {"district_id": district_id, "run_key": run_key, "started_at": now, "state": "running"}
    fresh = add_unless_there(session, SWEEP, values)
    query = select(SWEEP.c.id).where(SWEEP.c.district_id == district_id, SWEEP.c.run_key == run_key)
    sweep_id: int = session.scalars(query).one()
    if fresh:
        add_accounts(session, sweep_id, account_ids)
    return sweep_id


def add_accounts(session: Session, sweep_id: int, account_ids: Iterable[int]) -> int:
    """Let a running sweep also visit these accounts; gives how many it was not to visit before."""
    district_id = sweep_district(session, sweep_id)
    mine = SWEEP_ACCOUNT.c.sweep_id == sweep_id
    known = set(session.scalars(select(SWEEP_ACCOUNT.c.account_id).where(mine)))
    own = {"sweep_id": sweep_id, "district_id": district_id}
    new = [number for number in dict.fromkeys(account_ids) if number not in known]
    if new:
        turns = enumerate(new, start=len(known))
        rows = [own | {"account_id": number, "position": position} for position, number in turns]
        session.execute(insert(SWEEP_ACCOUNT), rows)
    return len(new)


def open_sweep(session: Session, district_id: int) -> int | None:
    """Give the newest sweep of the district that did not end yet."""
    mine = (SWEEP.c.district_id == district_id) & SWEEP.c.finished_at.is_(None)
    newest: int | None = session.scalar(select(func.max(SWEEP.c.id)).where(mine))
    return newest


def latest_sweep(session: Session, district_id: int) -> Sweep | None:
    """Give the newest sweep of the district, ended or not."""
    query = select(SWEEP).where(SWEEP.c.district_id == district_id)
    row = session.execute(query.order_by(SWEEP.c.id.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return Sweep(row.id, row.run_key, row.state, row.started_at, row.finished_at)


def sweep_district(session: Session, sweep_id: int) -> int:
    """Give the district of a sweep. Raises StoreError when there is no such sweep."""
    district_id: int = _row(session, sweep_id).district_id
    return district_id


def pending(session: Session, sweep_id: int) -> tuple[int, ...]:
    """Give the accounts that the sweep has still to visit, in its order."""
    mine = SWEEP_ACCOUNT.c.sweep_id == sweep_id
    visited = exists().where(
        VISIT.c.sweep_id == sweep_id, VISIT.c.account_id == SWEEP_ACCOUNT.c.account_id
    )
    query = select(SWEEP_ACCOUNT.c.account_id).where(mine, not_(visited))
    return tuple(session.scalars(query.order_by(SWEEP_ACCOUNT.c.position)))


def record_visits(session: Session, sweep_id: int, visits: Sequence[Visit]) -> None:
    """Write visits down, with captures, snapshots and posts; call it with many at once.

    A visit of an account that the sweep visited already changes nothing. The captures of a visit
    that was read become what is remembered of the account; those of an unchanged or a failed visit
    leave that as it is. A snapshot is written only when the account looks different from the last
    one. Raises StoreError when there is no such sweep.
    """
    if visits:
        record(session, sweep_district(session, sweep_id), sweep_id, visits)


def finish_sweep(session: Session, sweep_id: int, now: datetime, state: str) -> None:
    """Say that a sweep ended, `finished` or `failed`; one that ended before stays as it ended."""
    mine = (SWEEP.c.id == sweep_id) & SWEEP.c.finished_at.is_(None)
    session.execute(update(SWEEP).where(mine).values(finished_at=now, state=state))


def unjudged(session: Session, sweep_id: int) -> tuple[int, ...]:
    """Give the accounts that the sweep visited and that were not judged since."""
    mine = (VISIT.c.sweep_id == sweep_id) & VISIT.c.judged_at.is_(None)
    return tuple(
        session.scalars(select(VISIT.c.account_id).where(mine).order_by(VISIT.c.account_id))
    )


def mark_judged(
    session: Session, sweep_id: int, account_ids: Collection[int], now: datetime
) -> None:
    """Say that these accounts' findings are recorded."""
    mine = (VISIT.c.sweep_id == sweep_id) & VISIT.c.account_id.in_(account_ids)
    session.execute(update(VISIT).where(mine).values(judged_at=now))


def forget_judgement(session: Session, sweep_id: int) -> int:
    """Let all visits of a sweep be judged once more; gives how many had been."""
    mine = (VISIT.c.sweep_id == sweep_id) & VISIT.c.judged_at.is_not(None)
    return rows_of(session.execute(update(VISIT).where(mine).values(judged_at=None)))


def outcomes(session: Session, sweep_id: int, account_ids: Collection[int]) -> dict[int, Outcome]:
    """Give how the sweep's visits to these accounts ended."""
    mine = (VISIT.c.sweep_id == sweep_id) & VISIT.c.account_id.in_(account_ids)
    rows = session.execute(select(VISIT.c.account_id, VISIT.c.outcome).where(mine))
    return {account_id: Outcome(outcome) for account_id, outcome in rows}


def gone_streak(session: Session, account_ids: Collection[int]) -> dict[int, int]:
    """Count for each account its latest visits in a row that said gone; an account without one is
    left out.

    A visit that was not due does not end a streak; every other one that did not say gone does.
    """
    return count_gone(session, account_ids)


def last_visits(session: Session, district_id: int) -> dict[int, datetime]:
    """Give when each account of the district was last visited; one that never was is left out."""
    due = (VISIT.c.district_id == district_id) & (VISIT.c.outcome != Outcome.NOT_DUE.value)
    query = select(VISIT.c.account_id, func.max(VISIT.c.started_at)).where(due)
    return dict(session.execute(query.group_by(VISIT.c.account_id)).all())


def sweep_summary(session: Session, sweep_id: int) -> SweepSummary:
    """Say what came of a sweep so far. Raises StoreError when there is no such sweep."""
    row = _row(session, sweep_id)
    counted = count_outcomes(session, sweep_id)
    still_open, new = count_findings(session, sweep_id)
    return SweepSummary(
        sweep_id=sweep_id,
        state=row.state,
        started_at=row.started_at,
        finished_at=row.finished_at,
        accounts=count_planned(session, sweep_id),
        checked=sum(counted[outcome.value] for outcome in READ),
        outcomes=counted,
        open_findings=still_open,
        new_findings=new,
    )


def _row(session: Session, sweep_id: int) -> Row[Any]:
    row = session.execute(select(SWEEP).where(SWEEP.c.id == sweep_id)).one_or_none()
    if row is None:
        raise StoreError(f"there is no sweep with the number {sweep_id}")
    return row
