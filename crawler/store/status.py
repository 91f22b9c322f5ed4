"""How an installation stands, for `rollcall status`: figures, ages and what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from crawler.model.finding import FindingState
from crawler.model.outcome import READ, Outcome
from crawler.store.coverage import CoverageRow, load_coverage
from crawler.store.deliveries import count_deliveries, pending_deliveries
from crawler.store.digests import last_digest
from crawler.store.districts import load_district
from crawler.store.findings import load_findings
from crawler.store.leads import open_leads
from crawler.store.session import Session
from crawler.store.sweeps import Sweep, latest_sweep
from crawler.store.tables.told import JOB

STALE_DAYS = 7
"""An account that could not be read for longer raises an alarm: every digest is weekly."""
_HANGS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand. Moments are ISO 8601, UTC; ages in days with one decimal; None = never.

    `read_in_part` counts the checked accounts of which a part could not be read; `coverage` all by
    the outcome of their last visit (`not_visited` = there was none), `findings` by state,
    `open_by_severity` those that are open or confirmed, `last_jobs` gives for each job when it was
    last done, `deliveries` counts by state; `alarms` are sentences.
    """

    district: str
    accounts: int
    checked: int
    read_in_part: int
    last_sweep: str | None
    last_sweep_state: str | None
    last_sweep_age_days: float | None
    coverage: dict[str, int]
    oldest_read_age_days: float | None
    findings: dict[str, int]
    open_by_severity: dict[str, int]
    open_leads: int
    last_digest: str | None
    last_digest_at: str | None
    deliveries: dict[str, int]
    last_jobs: dict[str, str]
    alarms: tuple[str, ...]


def load_status(session: Session, district_id: int, now: datetime) -> Status:
    """Say how the district stands at `now`. Raises StoreError when there is no such district."""
    rows = load_coverage(session, district_id, now)
    findings = load_findings(session, district_id, now=now)
    needs = [row for row in findings if row.state in {FindingState.OPEN, FindingState.CONFIRMED}]
    sweep = latest_sweep(session, district_id)
    digest = last_digest(session, district_id)
    ages = [row.age for row in rows if row.age is not None]
    states = Counter(row.state.value for row in findings)
    return Status(
        district=load_district(session, district_id).name,
        accounts=len(rows),
        checked=sum(row.outcome in READ for row in rows),
        read_in_part=sum(row.outcome in READ and bool(row.unread) for row in rows),
        last_sweep=_text(sweep.started_at) if sweep else None,
        last_sweep_state=sweep.state if sweep else None,
        last_sweep_age_days=_days(now - sweep.started_at) if sweep else None,
        coverage=_coverage(rows),
        oldest_read_age_days=_days(max(ages)) if ages else None,
        findings={state.value: states.get(state.value, 0) for state in FindingState},
        open_by_severity=dict(sorted(Counter(row.severity for row in needs).items())),
        open_leads=len({(lead.platform, lead.handle) for lead in open_leads(session, district_id)}),
        last_digest=digest.period if digest else None,
        last_digest_at=_text(digest.composed_at) if digest else None,
        deliveries=count_deliveries(session, district_id),
        last_jobs=_jobs(session, district_id),
        alarms=(
            *_sweep_alarms(sweep, now),
            *_age_alarms(rows),
            *_delivery_alarms(session, district_id, now),
        ),
    )


def _coverage(rows: Sequence[CoverageRow]) -> dict[str, int]:
    counted = Counter(row.outcome.value if row.outcome else "not_visited" for row in rows)
    names = [*(outcome.value for outcome in Outcome), "not_visited"]
    return {name: counted[name] for name in names if counted[name]}


def _jobs(session: Session, district_id: int) -> dict[str, str]:
    done = (JOB.c.district_id == district_id) & (JOB.c.state == "done")
    query = select(JOB.c.job, func.max(JOB.c.claimed_at)).where(done).group_by(JOB.c.job)
    return {job: _text(at) for job, at in session.execute(query.order_by(JOB.c.job))}


def _sweep_alarms(sweep: Sweep | None, now: datetime) -> Iterator[str]:
    if sweep is None:
        yield "There was no sweep yet."
    elif sweep.state == "failed":
        yield "The last sweep failed."
    elif sweep.finished_at is None and now - sweep.started_at > _HANGS:
        yield "The last sweep was started more than a day ago and did not end."


def _age_alarms(rows: Sequence[CoverageRow]) -> Iterator[str]:
    limit = timedelta(days=STALE_DAYS)
    stale = sum(row.age is not None and row.age > limit for row in rows)
    never = sum(row.age is None for row in rows)
    if stale:
        yield f"{stale} of {len(rows)} accounts could not be read for {STALE_DAYS} days or longer."
    if never:
        yield f"{never} of {len(rows)} accounts could never be read; the digest says why."


def _delivery_alarms(session: Session, district_id: int, now: datetime) -> Iterator[str]:
    waiting = len(pending_deliveries(session, district_id, now))
    if waiting:
        yield f"{waiting} deliveries failed and wait to be tried again."


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _days(age: timedelta) -> float:
    return round(age / timedelta(days=1), 1)
