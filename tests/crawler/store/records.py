"""Builds what the store's tests write: visits, captures, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, sha256_of
from crawler.model.finding import Finding, fingerprint
from crawler.model.outcome import Outcome
from crawler.model.sighting import Region, Sighting, Span
from crawler.model.visit import Visit
from crawler.store.accounts import save_account
from crawler.store.session import Session
from crawler.store.sweeps import record_visits, start_sweep
from tests.builders import NOW, make_account, make_snapshot

PAGE = "https://social.example/eastview"


def new_account(session: Session, district_id: int, **changes: Any) -> int:
    """Save the Eastview account, or one like it, and give its id."""
    account: Account = make_account(**{"id": 0, **changes})
    return save_account(session, district_id, account)


def make_capture(body: bytes = b"a page", url: str = PAGE, **changes: Any) -> Capture:
    """Give a good answer with validators."""
    headers = {"content-type": "text/html; charset=utf-8", "etag": '"1"'}
    purpose = changes.pop("purpose", "profile")
    capture = Capture(Ask(url, purpose), url, 200, NOW, headers, body, sha256_of(body))
    return replace(capture, **changes)


def make_visit(account_id: int, days: float = 0.0, **changes: Any) -> Visit:
    """Give a visit that read the account, `days` after NOW."""
    at = NOW + timedelta(days=days)
    visit = Visit(
        account_id=account_id,
        outcome=Outcome.SEEN,
        started_at=at,
        finished_at=at + timedelta(seconds=2),
        captures=(make_capture(fetched_at=at),),
        snapshot=make_snapshot(taken_at=at),
    )
    return replace(visit, **changes)


def make_failed(account_id: int, outcome: Outcome, days: float = 0.0, **changes: Any) -> Visit:
    """Give a visit that could not read the account."""
    said = {"reason": "the host did not answer", "fix": "Nothing to do."}
    values = {"outcome": outcome, "captures": (), "snapshot": None, **said, **changes}
    return make_visit(account_id, days, **values)


def swept(session: Session, district_id: int, *visits: Visit, key: str | None = None) -> int:
    """Write visits down in a sweep of their own and give its id."""
    at = min((visit.started_at for visit in visits), default=NOW)
    ids = [visit.account_id for visit in visits]
    sweep_id = start_sweep(session, district_id, ids, at, key or f"sweep:{at.isoformat()}")
    record_visits(session, sweep_id, visits)
    return sweep_id


def make_finding(account_id: int, anchor: str = "bio:official", **changes: Any) -> Finding:
    """Give a finding about a claim in the profile text."""
    rule_id = changes.pop("rule_id", "official-capacity")
    finding = Finding(
        fingerprint=fingerprint(rule_id, account_id, anchor),
        rule_id=rule_id,
        account_id=account_id,
        title="Speaks as if for the district",
        severity="high",
        clauses=("WI IV.C", "MTKA IV.1"),
        tell=("communications",),
        action="Ask the owner to change the profile.",
        sighting=make_sighting(anchor),
    )
    return replace(finding, **changes)


def make_sighting(anchor: str = "bio:official", **changes: Any) -> Sighting:
    """Give a sighting with every kind of evidence."""
    sighting = Sighting(
        anchor=anchor,
        why="The profile says that it is the official account.",
        confidence=0.9,
        place="bio",
        spans=(Span("bio", 4, 12, "official"),),
        regions=(Region("https://pictures.example/a.png", "0" * 64, (1, 2, 30, 40)),),
        link=PAGE,
        facts={"language": "en"},
    )
    return replace(sighting, **changes)


def later(days: float) -> datetime:
    """Give the moment `days` after NOW."""
    return NOW + timedelta(days=days)


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give the names of findings."""
    return tuple(finding.fingerprint for finding in findings)
