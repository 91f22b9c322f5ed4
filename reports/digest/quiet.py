"""What was looked at and needs nobody; said so that silence is not mistaken for blindness. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from crawler.model.finding import FindingState
from reports.digest.inputs import DigestInputs
from reports.digest.needs import stands
from reports.digest.plain import NAME_LETTERS
from reports.digest.troubles import is_checked, is_in_part
from reports.digest.wording import ruled

_ADVICE = 4


def quiet(inputs: DigestInputs, now: datetime) -> tuple[str, ...]:
    """Say how many accounts show nothing, what is only advice, and what people put aside."""
    lines = (*_clean(inputs, now), _advice(inputs), _aside(inputs))
    return tuple(line for line in lines if line)


def _clean(inputs: DigestInputs, now: datetime) -> Iterator[str]:
    spoken = {row.account.id for row in inputs.findings if stands(row)}
    clean = [
        row for row in inputs.coverage if is_checked(row, now) and row.account.id not in spoken
    ]
    in_part = sum(map(is_in_part, clean))
    whole = len(clean) - in_part
    if whole:
        yield inputs.tongue.count(
            "{number} account was checked and shows nothing to decide.",
            "{number} accounts were checked and show nothing to decide.",
            whole,
        )
    if in_part:
        yield inputs.tongue.count(
            "{number} account shows nothing to decide in the part that could be seen.",
            "{number} accounts show nothing to decide in the part that could be seen.",
            in_part,
        )


def _advice(inputs: DigestInputs) -> str:
    titles = Counter(
        ruled(row.title, NAME_LETTERS * 2, inputs.tongue)
        for row in inputs.findings
        if row.severity == "advice" and row.state is FindingState.OPEN
    )
    if not titles:
        return ""
    tongue = inputs.tongue
    parts = [
        tongue.text("{title} ({number})", title=title, number=number)
        for title, number in titles.most_common(_ADVICE)
    ]
    left = len(titles) - _ADVICE
    if left > 0:
        parts.append(tongue.count("{number} other kind", "{number} other kinds", left))
    return tongue.text("Advice, no violation: {kinds}.", kinds=tongue.listed(parts))


def _aside(inputs: DigestInputs) -> str:
    dismissed = sum(row.state is FindingState.DISMISSED for row in inputs.findings)
    snoozed = sum(row.state is FindingState.SNOOZED for row in inputs.findings)
    tongue = inputs.tongue
    counts = (
        tongue.count("{number} dismissed", "{number} dismissed", dismissed) if dismissed else "",
        tongue.count("{number} snoozed", "{number} snoozed", snoozed) if snoozed else "",
    )
    parts = [part for part in counts if part]
    if not parts:
        return ""
    return tongue.text("Put aside by a person: {counts}.", counts=tongue.listed(parts))
