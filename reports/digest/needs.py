"""What needs somebody, worst first. Pure."""

from __future__ import annotations

from datetime import datetime

from crawler.model.finding import FindingState
from reports.digest.inputs import DigestInputs, FindingInput
from reports.digest.wording import SEVERITIES

_STANDING = {FindingState.OPEN, FindingState.CONFIRMED}


def needs(inputs: DigestInputs) -> tuple[FindingInput, ...]:
    """Give the findings that need somebody, worst first; advice needs nobody."""
    standing = filter(stands, inputs.findings)
    return tuple(sorted(standing, key=lambda finding: _rank(finding, inputs)))


def stands(finding: FindingInput) -> bool:
    """Say whether a finding needs somebody now."""
    return finding.state in _STANDING and finding.severity != "advice"


def _rank(finding: FindingInput, inputs: DigestInputs) -> tuple[int, bool, float, datetime, str]:
    severity = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else 0
    known = not is_new(finding, inputs)
    confidence = -round(finding.sighting.confidence, 1)
    return severity, known, confidence, finding.first_seen_at, finding.fingerprint


def is_new(finding: FindingInput, inputs: DigestInputs) -> bool:
    """Say whether the finding came, or came back, after the last digest; nothing is new in the
    first.
    """
    came_at = finding.opened_at or finding.first_seen_at
    return inputs.previous is not None and came_at > inputs.previous.at
