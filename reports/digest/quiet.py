"""What was looked at and needs nobody; said so that silence is not mistaken for blindness. Pure."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from crawler.model.finding import FindingState
from reports.digest.covering import is_checked
from reports.digest.inputs import DigestInputs
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.wording import count

_ADVICE = 4


def quiet(inputs: DigestInputs, now: datetime) -> tuple[str, ...]:
    """Say how many accounts show nothing, what is only advice, and what people put aside."""
    return tuple(line for line in (_clean(inputs, now), _advice(inputs), _aside(inputs)) if line)


def _clean(inputs: DigestInputs, now: datetime) -> str:
    standing = {FindingState.OPEN, FindingState.CONFIRMED}
    spoken = {row.account.id for row in inputs.findings if row.state in standing}
    clean = sum(is_checked(row, now) and row.account.id not in spoken for row in inputs.coverage)
    if clean == 0:
        return ""
    verb = "was checked and shows" if clean == 1 else "were checked and show"
    return f"{count(clean, 'account')} {verb} nothing to decide."


def _advice(inputs: DigestInputs) -> str:
    titles = Counter(
        plain(row.title, NAME_LETTERS)
        for row in inputs.findings
        if row.severity == "advice" and row.state is FindingState.OPEN
    )
    if not titles:
        return ""
    parts = [f"{title} ({number:,})" for title, number in titles.most_common(_ADVICE)]
    more = f" and {len(titles) - _ADVICE} other kinds" if len(titles) > _ADVICE else ""
    return f"Advice, no violation: {', '.join(parts)}{more}."


def _aside(inputs: DigestInputs) -> str:
    dismissed = sum(row.state is FindingState.DISMISSED for row in inputs.findings)
    snoozed = sum(row.state is FindingState.SNOOZED for row in inputs.findings)
    parts = [
        f"{number:,} {word}"
        for number, word in ((dismissed, "dismissed"), (snoozed, "snoozed"))
        if number
    ]
    return f"Put aside by a person: {', '.join(parts)}." if parts else ""
