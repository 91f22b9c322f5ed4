"""A sighting that offends a rule. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.sighting import Sighting


class FindingState(StrEnum):
    """Where a finding stands: what the visits say, overruled by what a person decided."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's objection to one thing on one account.

    `severity` is the rule's word (`high`, `medium`, `low`, `advice`); `clauses` are the references
    shown to people; `tell` are roles (`communications`, `technology`, `athletics`, `principal`);
    `action` is what is proposed.
    """

    fingerprint: str
    rule_id: str
    account_id: int
    title: str
    severity: str
    clauses: tuple[str, ...]
    tell: tuple[str, ...]
    action: str
    sighting: Sighting


def fingerprint(rule_id: str, account_id: int, anchor: str) -> str:
    """Name a finding: SHA-256 over rule, account and anchor, 64 hexadecimal digits. The same at
    every visit.
    """
    return hashlib.sha256(f"{rule_id}\x1f{account_id}\x1f{anchor}".encode()).hexdigest()
