"""What is new, gone and still there since the last digest. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.model.finding import FindingState
from reports.digest.ages import day_at
from reports.digest.inputs import DigestInputs, FindingInput
from reports.digest.needs import is_new
from reports.digest.parts import Changed, Line
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.week import read_week
from reports.digest.wording import brief_title

_RESOLVED = 6
FIRST = (
    "This is the first digest: there is no earlier week to compare with. "
    "Look at a few items before acting on all."
)


def resolved(inputs: DigestInputs) -> tuple[FindingInput, ...]:
    """Give what was there at the last digest and is no longer, the latest first."""
    if inputs.previous is None:
        return ()
    since_at = inputs.previous.at
    gone = [
        (row.resolved_at, row)
        for row in inputs.findings
        if row.state is FindingState.RESOLVED
        and row.severity != "advice"
        and row.resolved_at is not None
        and row.resolved_at > since_at
    ]
    gone.sort(key=lambda pair: (pair[0], pair[1].fingerprint), reverse=True)
    return tuple(row for _, row in gone)


def tally(found: Sequence[FindingInput], inputs: DigestInputs) -> str:
    """Write the change in one line: `2 new, 1 resolved, 5 still there`; `Nothing new` when all is
    nought.
    """
    new = sum(is_new(finding, inputs) for finding in found)
    counts = ((new, "new"), (len(resolved(inputs)), "resolved"), (len(found) - new, "still there"))
    return ", ".join(f"{number:,} {word}" for number, word in counts if number) or "Nothing new"


def changed(
    found: Sequence[FindingInput], inputs: DigestInputs, now: datetime, checked: int | None
) -> Changed:
    """Compare with the last digest. `checked` is given where the whole district is read: it counts
    accounts then.
    """
    if inputs.previous is None:
        return Changed(FIRST)
    gone = resolved(inputs)
    week, at = inputs.previous.week, inputs.previous.at
    before = f"week {read_week(week).number}, {day_at(at, now, inputs.zone)}"
    sentence = f"{tally(found, inputs)} since the last digest ({before})."
    lines = tuple(
        Line(plain(row.title, NAME_LETTERS * 2), brief_title(row.account))
        for row in gone[:_RESOLVED]
    )
    left = len(gone) - len(lines)
    return Changed(
        sentence=sentence + _accounts(inputs.previous.checked, checked),
        resolved=lines,
        more=f"and {left:,} more" if left else None,
    )


def _accounts(before: int, checked: int | None) -> str:
    if checked is None or checked == before:
        return ""
    difference = f"{abs(checked - before):,} {'more' if checked > before else 'fewer'}"
    return f" {checked:,} accounts checked, {difference} than then."
