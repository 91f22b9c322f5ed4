"""What the store holds, for people and machines: status, exports, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import IO, Any

from crawler.judge import DETECTORS, detector
from crawler.model.opt_out.listed import unopened
from crawler.perception.face_model import PEOPLE, why_blind
from crawler.runs.law import before_notice, why_not_counted
from crawler.store import findings as findings_store
from crawler.store.export import FIELDS, export_rows
from crawler.store.opt_outs import stored_opt_outs
from crawler.store.reader_checks import latest_checks
from crawler.store.standing import Decided
from crawler.store.status import load_status
from reports.gather import pack_of
from reports.sheets.rows import write_rows
from scheduler.jobs.home import Home
from scheduler.jobs.measuring import decisions_figures
from scheduler.jobs.platforms import expiring


class What(StrEnum):
    """What can be written out."""

    ACCOUNTS = "accounts"
    POSTS = "posts"
    VISITS = "visits"
    FINDINGS = "findings"
    LEADS = "leads"
    DECISIONS = "decisions"
    DELIVERIES = "deliveries"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision; `finding` is a fingerprint or the start of one; `days` limits it."""

    finding: str
    word: Decided
    person: str
    reason: str
    days: int | None = None


def status(home: Home, now: datetime) -> dict[str, Any]:
    """Say how things stand."""
    with home.store.begin() as session:
        row = asdict(load_status(session, home.district_id, now))
        checks = latest_checks(session, home.district_id)
    failed = (
        f"The reader of {one.platform} failed its self-test: {one.reason}."
        for one in checks.values()
        if not one.passed
    )
    alarms = (
        *expiring(home.settings, home.day(now)),
        *failed,
        *_blind(home),
        *_unlisted(home),
        *_of_law(home, now),
    )
    row["alarms"] = (*row["alarms"], *alarms)
    return row


def _blind(home: Home) -> Iterator[str]:
    """Say that nobody looks for people in pictures, where a rule asks for it: such a picture is not
    taken for one that shows nobody.
    """
    asked = any(
        rule.status == "active"
        and rule.detector in DETECTORS
        and PEOPLE in detector(rule.detector).EYES
        for rule in pack_of(home.settings).rules
    )
    reason = (why_not_counted(home.settings) or why_blind()) if asked else None
    if reason:
        yield f"No picture is searched for people: {reason}."


def _of_law(home: Home, now: datetime) -> Iterator[str]:
    """Say that the law keeps us from reading anything yet."""
    reason = before_notice(home.settings, now)
    if reason:
        yield f"{reason}. Only the register is checked."


def _unlisted(home: Home) -> Iterator[str]:
    """Say that names on the opt-out list are not looked for, because their key is not there."""
    with home.store.read() as session:
        stored = stored_opt_outs(session, home.district_id)
    count = unopened(home.keys.opt_out, stored)
    if not stored and home.settings.profile.opt_outs_expected:
        law = home.settings.profile
        yield (
            f"There is no opt-out list, and in {law.title} parents may object "
            f"({law.sources[-1].cite}): rollcall optouts import FILE."
        )
    if count:
        yield (
            f"{count} names on the opt-out list are not looked for: the key that made their hashes "
            f"is not in {home.settings.key_file}."
        )


def status_lines(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Put the status into lines for people."""
    for name, value in row.items():
        yield name.replace("_", " "), _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{count} {what}" for what, count in value.items())
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def export(home: Home, what: What, form: str, target: IO[bytes]) -> int:
    """Write all rows of one kind to `target`; gives their number."""
    with home.store.begin() as session:
        return write_rows(
            export_rows(session, home.district_id, what.value), FIELDS[what.value], form, target
        )


def decide(home: Home, decision: Decision, now: datetime) -> str | None:
    """Write a decision down; gives the finding's fingerprint, or None when not exactly one fits."""
    until = now + timedelta(days=decision.days) if decision.days else None
    with home.store.begin() as session:
        rows = findings_store.load_findings(session, home.district_id)
        found = [row.fingerprint for row in rows if row.fingerprint.startswith(decision.finding)]
        if len(found) != 1:
            return None
        findings_store.decide(
            session,
            home.district_id,
            found[0],
            decision.word.value,
            decision.reason,
            decision.person,
            now,
            until=until,
        )
    return found[0]


def decided_figures(home: Home, now: datetime) -> list[dict[str, Any]]:
    """Give the precision of each rule over the findings that a person confirmed or dismissed; the
    last decision counts.
    """
    with home.store.read() as session:
        rows = findings_store.load_findings(session, home.district_id, now=now)
    last = [(row.rule_id, row.decision.decision.value) for row in rows if row.decision]
    judged = {Decided.CONFIRMED.value, Decided.DISMISSED.value}
    return decisions_figures(
        (rule, word == Decided.CONFIRMED.value) for rule, word in last if word in judged
    )
