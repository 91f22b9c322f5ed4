"""Runs of jobs, each claimed before it is done; and which of our processes does them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update

from crawler.store.rows import add_unless_there, rows_of
from crawler.store.session import Session, Store
from crawler.store.tables.told import JOB, LEADERSHIP

STALE_S = 6 * 3600.0
"""After this long, a run that did not end is taken for dead; no sweep of ours takes as long."""


@dataclass(frozen=True, slots=True)
class Leader:
    """The process that leads, when it last said so, and until when that holds."""

    owner: str
    taken_at: datetime
    until: datetime


def claim_job(
    session: Session,
    district_id: int,
    run_key: str,
    job: str,
    now: datetime,
    owner: str,
) -> bool:
    """Take a run of a job, `run_key` being its name and time; True for exactly one of all who ask.

    A run that failed, or that did not end within six hours, can be taken once more after that time;
    one that its owner left without an end when another began to lead, at once: only who leads asks.
    """
    values = {"job": job, "owner": owner, "claimed_at": now, "state": "running"}
    key = {"district_id": district_id, "run_key": run_key}
    if add_unless_there(session, JOB, key | values):
        return True
    mine = (JOB.c.district_id == district_id) & (JOB.c.run_key == run_key)
    stale = (JOB.c.state != "done") & (JOB.c.claimed_at <= now - timedelta(seconds=STALE_S))
    lead = select(LEADERSHIP.c.owner).where(LEADERSHIP.c.name == _clock_of(district_id))
    asker_leads = lead.scalar_subquery() == owner
    left = (JOB.c.state == "running") & (JOB.c.owner != owner) & asker_leads
    taken = update(JOB).where(mine, or_(stale, left))
    taken = taken.values(values | {"finished_at": None, "error": None})
    return rows_of(session.execute(taken)) == 1


def finish_job(
    session: Session,
    district_id: int,
    run_key: str,
    state: str,
    now: datetime,
    error: str | None = None,
) -> None:
    """Say how a run ended: `done` or `failed`, with what went wrong."""
    mine = (JOB.c.district_id == district_id) & (JOB.c.run_key == run_key)
    session.execute(update(JOB).where(mine).values(state=state, finished_at=now, error=error))


def last_run(session: Session, district_id: int, job: str) -> datetime | None:
    """Give when the last run of this job that was done began; None when there was none."""
    done = (JOB.c.district_id == district_id) & (JOB.c.job == job) & (JOB.c.state == "done")
    began: datetime | None = session.scalar(select(func.max(JOB.c.claimed_at)).where(done))
    return began


def take_leadership(
    store: Store, district_id: int, owner: str, now: datetime, ttl_s: float
) -> bool:
    """Take or renew the lead of a district for `ttl_s` seconds; False when another process has
    it.
    """
    name = _clock_of(district_id)
    values = {"owner": owner, "taken_at": now, "until": now + timedelta(seconds=ttl_s)}
    free = or_(LEADERSHIP.c.owner == owner, LEADERSHIP.c.until <= now)
    with store.begin() as session:
        if add_unless_there(session, LEADERSHIP, values | {"name": name}):
            return True
        taken = update(LEADERSHIP).where(LEADERSHIP.c.name == name, free).values(values)
        return rows_of(session.execute(taken)) == 1


def leader(session: Session, district_id: int) -> Leader | None:
    """Give who leads the district, or last did; None when nobody did, or gave it up."""
    mine = LEADERSHIP.c.name == _clock_of(district_id)
    row = session.execute(select(LEADERSHIP).where(mine)).one_or_none()
    return None if row is None else Leader(row.owner, row.taken_at, row.until)


def give_up_leadership(store: Store, district_id: int, owner: str) -> None:
    """Let another process take the lead at once; nothing happens when it is not ours."""
    mine = (LEADERSHIP.c.name == _clock_of(district_id)) & (LEADERSHIP.c.owner == owner)
    with store.begin() as session:
        session.execute(delete(LEADERSHIP).where(mine))


def _clock_of(district_id: int) -> str:
    return f"clock:{district_id}"
