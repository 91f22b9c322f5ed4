"""What is new, gone and still there since the last digest. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.model.finding import FindingState
from reports.digest.ages import day_at
from reports.digest.inputs import DigestInputs, FindingInput
from reports.digest.needs import is_new
from reports.digest.parts import Changed, Line
from reports.digest.plain import NAME_LETTERS
from reports.digest.rest import most
from reports.digest.summary import Summary
from reports.digest.week import read_week
from reports.digest.wording import brief_title, ruled
from reports.languages.tongue import Tongue, msgid, msgids

_RESOLVED = 6
FIRST = msgid(
    "This is the first digest: there is no earlier week to compare with. "
    "Look at a few items before acting on all."
)

_MORE = msgids(
    "{number} account checked, {more} more than then.",
    "{number} accounts checked, {more} more than then.",
)
_FEWER = msgids(
    "{number} account checked, {fewer} fewer than then.",
    "{number} accounts checked, {fewer} fewer than then.",
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
    """Write the change in one line: `2 new, 1 resolved, 5 still there`; empty with none."""
    tongue = inputs.tongue
    new, gone = sum(is_new(finding, inputs) for finding in found), len(resolved(inputs))
    stays = len(found) - new
    parts = (
        tongue.count("{number} new", "{number} new", new) if new else "",
        tongue.count("{number} resolved", "{number} resolved", gone) if gone else "",
        tongue.count("{number} still there", "{number} still there", stays) if stays else "",
    )
    return tongue.listed(part for part in parts if part)


def changed(
    found: Sequence[FindingInput], inputs: DigestInputs, now: datetime, checked: int | None
) -> Changed:
    """Compare with the last digest. `checked` is given where the whole district is read: it counts
    accounts then.
    """
    if inputs.previous is None:
        return Changed(inputs.tongue.text(FIRST))
    gone = resolved(inputs)
    lines = tuple(
        Line(ruled(row.title, NAME_LETTERS * 2, inputs.tongue), brief_title(row.account, inputs))
        for row in gone[: most(_RESOLVED, inputs)]
    )
    left = len(gone) - len(lines)
    sentences = (
        _sentence(found, inputs, inputs.previous, now),
        _accounts(inputs.previous.checked, checked, inputs.tongue),
    )
    return Changed(
        sentence=inputs.tongue.joined(sentences),
        resolved=lines,
        more=inputs.tongue.count("and {number} more", "and {number} more", left) if left else None,
    )


def _sentence(
    found: Sequence[FindingInput], inputs: DigestInputs, before: Summary, now: datetime
) -> str:
    week = read_week(before.week).number
    day = day_at(before.at, now, inputs)
    said = tally(found, inputs)
    if not said:
        return inputs.tongue.text(
            "Nothing new since the last digest (week {week}, {day}).", week=week, day=day
        )
    return inputs.tongue.text(
        "{changes} since the last digest (week {week}, {day}).", changes=said, week=week, day=day
    )


def _accounts(before: int, checked: int | None, tongue: Tongue) -> str:
    if checked is None or checked == before:
        return ""
    if checked > before:
        return tongue.count(*_MORE, checked, more=checked - before)
    return tongue.count(*_FEWER, checked, fewer=before - checked)
