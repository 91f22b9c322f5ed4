"""Gather from the store and the settings what a week's digests are composed from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.policy import Pack, find_pack, load_pack
from config.settings import Settings
from crawler.model.account import Account, AccountStatus
from crawler.store.accounts import load_accounts
from crawler.store.coverage import CoverageRow, load_coverage
from crawler.store.digests import last_digest
from crawler.store.districts import load_district
from crawler.store.findings import load_findings
from crawler.store.images import picture_sizes
from crawler.store.leads import open_leads
from crawler.store.reader_checks import latest_checks
from crawler.store.searched import unsearched_pictures
from crawler.store.session import Session
from crawler.store.standing import FindingRow
from crawler.store.sweeps import latest_sweep, sweep_summary
from reports.digest.inputs import (
    CoverageInput,
    DigestInputs,
    FindingInput,
    Recipient,
    Role,
    SweepInput,
    SweepState,
)
from reports.digest.summary import read_summary
from reports.digest.week import Week

_ABOUT_CHILDREN = {"student_photo", "student_information"}
"""Detectors whose findings are told without a quote or a picture (guard-rail: no picture, no name).
"""
_SEEKS_PEOPLE = "student_photo"
_ALL_SEARCHED = (0, 0)
_JUDGING = ("detector", "params", "kinds", "severity", "min_confidence", "unless", "places")


def gather(
    session: Session, settings: Settings, district_id: int, week: Week, now: datetime
) -> DigestInputs:
    """Read what the district's digests of `week` are about, as it stands now."""
    pack = pack_of(settings)
    accounts = load_accounts(session, district_id, include_closed=True)
    rows = load_findings(session, district_id, now=now)
    district = load_district(session, district_id)
    before = last_digest(session, district_id, before=week.text)
    checks = latest_checks(session, district_id)
    unsearched = unsearched_pictures(session, district_id) if _seeks_people(pack) else {}
    pictures = {region.image_sha256 for row in rows for region in row.sighting.regions}
    return DigestInputs(
        district=settings.district.name,
        zone=ZoneInfo(settings.district.time_zone),
        units={unit.id: unit for unit in district.units},
        findings=_findings(rows, {account.id: account for account in accounts}, pack),
        coverage=_coverage(load_coverage(session, district_id, now), unsearched),
        leads=open_leads(session, district_id),
        sweep=_sweep(session, district_id),
        previous=read_summary(before.summary) if before else None,
        sizes=picture_sizes(session, pictures),
        roles=frozenset(recipient.role for recipient in recipients_of(settings)),
        pack=fingerprint_of(pack),
        policy=pack.title,
        review_month=pack.review_month,
        keys=settings.expires,
        reports_url=settings.digest.reports_url,
        failed_readers={name: one.reason for name, one in checks.items() if not one.passed},
    )


def recipients_of(settings: Settings) -> tuple[Recipient, ...]:
    """Give who gets a digest by the settings, in their order."""
    return tuple(
        Recipient(
            name=one.name,
            email=one.email,
            role=Role(one.role),
            unit=one.unit,
            language=one.language,
            only_new=one.only_new,
            text_only=one.format == "text",
        )
        for one in settings.recipients
    )


def pack_of(settings: Settings) -> Pack:
    """Load the district's policy pack. Raises ProblemsError."""
    return load_pack(find_pack(settings.district.policy, settings.home / "packs"))


def fingerprint_of(pack: Pack) -> str:
    """Name what a pack judges, 16 hexadecimal digits; titles and actions may be reworded."""
    active = {rule.id: rule for rule in pack.rules if rule.status == "active"}
    judging = {name: {key: getattr(rule, key) for key in _JUDGING} for name, rule in active.items()}
    text = json.dumps(judging, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return str(value)


def _findings(
    rows: Iterable[FindingRow], accounts: Mapping[int, Account], pack: Pack
) -> tuple[FindingInput, ...]:
    open_words = {rule.id for rule in pack.rules if rule.detector not in _ABOUT_CHILDREN}
    return tuple(
        FindingInput(
            fingerprint=row.fingerprint,
            rule_id=row.rule_id,
            account=accounts[row.account.id],
            title=row.title,
            severity=row.severity,
            clauses=row.clauses,
            tell=row.tell,
            action=row.action,
            sighting=row.sighting,
            state=row.state,
            first_seen_at=row.first_seen_at,
            last_seen_at=row.last_seen_at,
            resolved_at=row.resolved_at,
            opened_at=row.opened_at,
            discreet=row.rule_id not in open_words,
        )
        for row in rows
        if accounts[row.account.id].status is not AccountStatus.CLOSED
    )


def _seeks_people(pack: Pack) -> bool:
    """Say whether an active rule asks who is in pictures: without one, nobody needs to look."""
    return any(rule.status == "active" and rule.detector == _SEEKS_PEOPLE for rule in pack.rules)


def _coverage(
    rows: Iterable[CoverageRow], unsearched: Mapping[int, tuple[int, int]]
) -> tuple[CoverageInput, ...]:
    """Leave out leads that were never visited: nobody has asked for them to be checked."""
    return tuple(
        CoverageInput(
            account=row.account,
            outcome=row.outcome,
            reason=row.reason,
            fix=row.fix,
            unread=row.unread,
            visited_at=row.last_visit_at,
            read_at=row.last_read_at,
            reviewed_on=row.review.on if row.review else None,
            unsearched=unsearched.get(row.account.id, _ALL_SEARCHED)[0],
            pictures=unsearched.get(row.account.id, _ALL_SEARCHED)[1],
        )
        for row in rows
        if row.outcome is not None or row.account.status is not AccountStatus.LEAD
    )


def _sweep(session: Session, district_id: int) -> SweepInput | None:
    sweep = latest_sweep(session, district_id)
    if sweep is None:
        return None
    summary = sweep_summary(session, sweep.id)
    return SweepInput(
        state=SweepState(summary.state),
        started_at=summary.started_at,
        finished_at=summary.finished_at,
        planned=summary.accounts,
        visited=sum(summary.outcomes.values()),
    )
