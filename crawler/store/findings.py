"""Findings as the visits saw them: new, still there, gone, back again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, case, func, insert, select, update

from crawler.model.finding import Finding, FindingState
from crawler.model.sighting import Sighting
from crawler.store.rows import conflict_insert, database_now
from crawler.store.session import Session, StoreError
from crawler.store.sighting_codec import dump_sighting
from crawler.store.standing import (
    ACCOUNT_COLUMNS,
    DECISION_COLUMNS,
    Decided,
    FindingRow,
    finding_row,
)
from crawler.store.tables.judged import DECISION, FINDING
from crawler.store.tables.places import UNIT
from crawler.store.tables.register import ACCOUNT

_POST = "post:"
_AS_NOW = (
    "title",
    "severity",
    "clauses",
    "tell",
    "action",
    "sighting",
    "post_id",
    "last_seen_at",
    "sweep_id",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What judging one account changed, each a list of fingerprints. `new` were not there before:
    never seen, or seen and gone since.
    """

    new: tuple[str, ...]
    still: tuple[str, ...]
    resolved: tuple[str, ...]


def record_findings(
    session: Session,
    district_id: int,
    sweep_id: int,
    account_id: int,
    findings: Sequence[Finding],
    now: datetime,
    judged_rules: Collection[str],
    window: Collection[str] | None = None,
) -> Changes:
    """Write down what was found on one account.

    A finding that is there no more is resolved, but only if its rule is one of `judged_rules`: the
    others could not tell. `window` are the ids of the posts that the platform showed: a finding on
    a post outside of it can neither be seen nor be gone, and stays as it is; None = all were shown.
    Doing the same once more changes nothing but the time it was last seen.
    """
    fresh = {finding.fingerprint: finding for finding in findings}
    mine = (FINDING.c.account_id == account_id) & FINDING.c.resolved_at.is_(None)
    before = {row.fingerprint: row for row in session.execute(select(FINDING).where(mine))}
    rows = [_values(finding, district_id, sweep_id, now) for finding in fresh.values()]
    if rows:
        session.execute(_upsert(session), rows)
    gone = [
        name
        for name, row in before.items()
        if name not in fresh and row.rule_id in judged_rules and _shown(row.post_id, window)
    ]
    if gone:
        lost = (FINDING.c.district_id == district_id) & FINDING.c.fingerprint.in_(gone)
        session.execute(update(FINDING).where(lost).values(resolved_at=now, sweep_id=sweep_id))
    return Changes(
        new=tuple(name for name in fresh if name not in before),
        still=tuple(name for name in fresh if name in before),
        resolved=tuple(gone),
    )


def with_findings(session: Session, account_ids: Collection[int]) -> set[int]:
    """Give those of the accounts that have findings which are still there."""
    mine = FINDING.c.account_id.in_(account_ids) & FINDING.c.resolved_at.is_(None)
    return set(session.scalars(select(FINDING.c.account_id).where(mine)))


def load_findings(
    session: Session,
    district_id: int,
    *,
    states: Collection[FindingState] | None = None,
    now: datetime | None = None,
) -> tuple[FindingRow, ...]:
    """Give the district's findings, oldest first; only those in one of `states` when given.

    `now` decides whether a dismissal still counts; None = the database's clock.
    """
    latest = select(func.max(DECISION.c.id)).group_by(DECISION.c.finding_id).scalar_subquery()
    decided = (DECISION.c.finding_id == FINDING.c.id) & DECISION.c.id.in_(latest)
    query = (
        select(FINDING, *ACCOUNT_COLUMNS, *DECISION_COLUMNS)
        .join(ACCOUNT, ACCOUNT.c.id == FINDING.c.account_id)
        .outerjoin(UNIT, UNIT.c.id == ACCOUNT.c.unit_id)
        .outerjoin(DECISION, decided)
        .where(FINDING.c.district_id == district_id, ACCOUNT.c.withdrawn_at.is_(None))
        .order_by(FINDING.c.id)
    )
    moment = now or database_now(session)
    rows = [finding_row(row, moment) for row in session.execute(query)]
    return tuple(row for row in rows if states is None or row.state in states)


def decide(
    session: Session,
    district_id: int,
    fingerprint: str,
    decision: str,
    reason: str,
    person: str,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """Add what a person decided about a finding; `until` is when it stops counting, None = never.

    Raises StoreError when there is no such finding, or no such decision.
    """
    mine = (FINDING.c.district_id == district_id) & (FINDING.c.fingerprint == fingerprint)
    finding_id = session.scalar(select(FINDING.c.id).where(mine))
    if finding_id is None:
        raise StoreError(f"there is no finding {fingerprint}")
    if decision not in set(Decided):
        raise StoreError(f"{decision!r} is no decision; it is one of {', '.join(Decided)}")
    values = {
        "district_id": district_id,
        "finding_id": finding_id,
        "decision": Decided(decision).value,
        "reason": reason,
        "person": person,
        "decided_at": now,
        "until": until,
    }
    session.execute(insert(DECISION).values(values))


def post_of(sighting: Sighting) -> str | None:
    """Give the id of the post that a sighting is on: its fact `post`, else the field of a span."""
    if sighting.place != "post":
        return None
    named = sighting.facts.get("post")
    spans = (s.field.removeprefix(_POST) for s in sighting.spans if s.field.startswith(_POST))
    return named or next(spans, None)


def _shown(post_id: str | None, window: Collection[str] | None) -> bool:
    return post_id is None or window is None or post_id in window


def _values(finding: Finding, district_id: int, sweep_id: int, now: datetime) -> dict[str, Any]:
    return {
        "district_id": district_id,
        "account_id": finding.account_id,
        "fingerprint": finding.fingerprint,
        "rule_id": finding.rule_id,
        "title": finding.title,
        "severity": finding.severity,
        "clauses": list(finding.clauses),
        "tell": list(finding.tell),
        "action": finding.action,
        "sighting": dump_sighting(finding.sighting),
        "post_id": post_of(finding.sighting),
        "first_seen_at": now,
        "opened_at": now,
        "last_seen_at": now,
        "opened_sweep_id": sweep_id,
        "sweep_id": sweep_id,
    }


def _upsert(session: Session) -> Executable:
    statement = conflict_insert(session, FINDING)
    new = statement.excluded
    back = FINDING.c.resolved_at.is_not(None)
    changed: dict[str, Any] = {name: new[name] for name in _AS_NOW}
    for name in ("opened_at", "opened_sweep_id"):
        changed[name] = case((back, new[name]), else_=FINDING.c[name])
    changed["resolved_at"] = None
    keys = ["district_id", "fingerprint"]
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)
