"""How a finding stands: what the visits say, overruled by what a person decided. Pure but for its
columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from crawler.model.account import AccountKind
from crawler.model.finding import FindingState
from crawler.model.sighting import Sighting
from crawler.store.sighting_codec import load_sighting
from crawler.store.tables.judged import DECISION
from crawler.store.tables.places import UNIT
from crawler.store.tables.register import ACCOUNT

ACCOUNT_COLUMNS = (
    ACCOUNT.c.platform,
    ACCOUNT.c.handle,
    ACCOUNT.c.url,
    ACCOUNT.c.display_name,
    ACCOUNT.c.kind,
    UNIT.c.name.label("unit_name"),
)
DECISION_COLUMNS = (
    DECISION.c.decision,
    DECISION.c.reason,
    DECISION.c.person,
    DECISION.c.decided_at,
    DECISION.c.until,
)


class Decided(StrEnum):
    """What a person can decide about a finding."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided last about a finding; `until` is when it stops counting."""

    decision: Decided
    reason: str
    person: str
    decided_at: datetime
    until: datetime | None

    def counts_at(self, now: datetime) -> bool:
        """Say whether the decision still counts."""
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class AccountBrief:
    """As much of an account as a list of findings shows."""

    id: int
    platform: str
    handle: str
    url: str
    display_name: str | None
    unit_name: str | None
    kind: AccountKind


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it stands. `first_seen_at` is the first time ever, `opened_at` the first time
    after it was not there, `last_seen_at` the last time. `state` takes the last decision into
    account; `decision` is that one, whether it counts or not.
    """

    fingerprint: str
    rule_id: str
    account: AccountBrief
    title: str
    severity: str
    clauses: tuple[str, ...]
    tell: tuple[str, ...]
    action: str
    sighting: Sighting
    state: FindingState
    first_seen_at: datetime
    opened_at: datetime
    last_seen_at: datetime
    resolved_at: datetime | None
    opened_sweep_id: int
    sweep_id: int
    decision: Decision | None

    def is_new_since(self, moment: datetime) -> bool:
        """Say whether the finding was not there at `moment` and came, or came back, after it."""
        return self.opened_at > moment


def finding_row(row: Row[Any], now: datetime) -> FindingRow:
    """Put a finding together from its row, its account's and its last decision's."""
    decision = _decision(row)
    return FindingRow(
        fingerprint=row.fingerprint,
        rule_id=row.rule_id,
        account=AccountBrief(
            row.account_id,
            row.platform,
            row.handle,
            row.url,
            row.display_name,
            row.unit_name,
            AccountKind(row.kind),
        ),
        title=row.title,
        severity=row.severity,
        clauses=tuple(row.clauses),
        tell=tuple(row.tell),
        action=row.action,
        sighting=load_sighting(row.sighting),
        state=state_of(row.opened_at, row.resolved_at, decision, now),
        first_seen_at=row.first_seen_at,
        opened_at=row.opened_at,
        last_seen_at=row.last_seen_at,
        resolved_at=row.resolved_at,
        opened_sweep_id=row.opened_sweep_id,
        sweep_id=row.sweep_id,
        decision=decision,
    )


def state_of(
    opened_at: datetime, resolved_at: datetime | None, decision: Decision | None, now: datetime
) -> FindingState:
    """Say how a finding stands at `now`.

    What is gone is resolved, whatever was decided. A dismissal holds for as long as it counts, also
    when the thing was gone and is back; a confirmation does not: what comes back is open again.
    """
    if resolved_at is not None:
        return FindingState.RESOLVED
    if decision is None or not decision.counts_at(now):
        return FindingState.OPEN
    if decision.decision is Decided.CONFIRMED and decision.decided_at < opened_at:
        return FindingState.OPEN
    if decision.decision is Decided.REOPENED:
        return FindingState.OPEN
    return FindingState(decision.decision.value)


def _decision(row: Row[Any]) -> Decision | None:
    if row.decision is None:
        return None
    return Decision(Decided(row.decision), row.reason, row.person, row.decided_at, row.until)
