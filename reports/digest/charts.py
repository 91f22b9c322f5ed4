"""What people would rather look at than read: all accounts by state, week by week, platform by
platform; each with the words that say the same. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from reports.digest.ages import day_at
from reports.digest.inputs import CoverageInput, DigestInputs, FindingInput
from reports.digest.parts import PlatformBar, Segment, WeekBar
from reports.digest.troubles import is_checked, is_in_part
from reports.digest.wording import platform
from reports.languages.tongue import Tongue, msgids

WEEKS = 6
"""Weeks that are shown; more would be a table on a phone."""
_WEEK = timedelta(days=7)
_NEED, _ELSEWHERE, _PART, _QUIET, _UNKNOWN = "need", "elsewhere", "part-seen", "quiet", "unknown"
_STATES = {
    _NEED: msgids("{number} account needs a decision", "{number} accounts need a decision"),
    _ELSEWHERE: msgids(
        "{number} account is with the technology director",
        "{number} accounts are with the technology director",
    ),
    _QUIET: msgids(
        "{number} account shows nothing to decide", "{number} accounts show nothing to decide"
    ),
    _PART: msgids("{number} account seen only in part", "{number} accounts seen only in part"),
    _UNKNOWN: msgids("{number} other account not checked", "{number} other accounts not checked"),
}
"""Every account is in exactly one of these, the first that holds; in the order of the bar."""


def states(
    found: Sequence[FindingInput],
    elsewhere: Sequence[FindingInput],
    inputs: DigestInputs,
    now: datetime,
) -> tuple[Segment, ...]:
    """Divide all accounts by what is to be done about them; empty without accounts.

    One of which a part could not be read is never among those that show nothing.
    """
    need = {finding.account.id for finding in found}
    others = {finding.account.id for finding in elsewhere} - need
    counts = Counter(_state(row, need, others, now) for row in inputs.coverage)
    rest = {row.account.id for row in inputs.coverage}
    counts[_NEED] += len(need - rest)
    counts[_ELSEWHERE] += len(others - rest)
    total = counts.total()
    return tuple(
        Segment(
            tone,
            counts[tone],
            percent(counts[tone], total),
            inputs.tongue.count(*ways, counts[tone]),
        )
        for tone, ways in _STATES.items()
        if counts[tone]
    )


def _state(
    row: CoverageInput, need: Collection[int], others: Collection[int], now: datetime
) -> str:
    if row.account.id in need:
        return _NEED
    if row.account.id in others:
        return _ELSEWHERE
    if not is_checked(row, now):
        return _UNKNOWN
    return _PART if is_in_part(row) else _QUIET


def weeks(inputs: DigestInputs, now: datetime) -> tuple[WeekBar, ...]:
    """Count what came and what is gone in each of the last weeks, seven days back from now and so
    on, the oldest first; as far back as anything was ever found. Empty before the second digest.
    """
    rows = [row for row in inputs.findings if row.severity != "advice"]
    if inputs.previous is None or not rows:
        return ()
    oldest = _weeks_ago(min(row.first_seen_at for row in rows), now)
    shown = min(WEEKS, oldest + 1)
    came = Counter(_weeks_ago(row.opened_at or row.first_seen_at, now) for row in rows)
    gone = Counter(_weeks_ago(row.resolved_at, now) for row in rows if row.resolved_at)
    longest = max([1, *(came[ago] for ago in range(shown)), *(gone[ago] for ago in range(shown))])
    if shown < 2 or not any(came[ago] or gone[ago] for ago in range(shown)):
        return ()
    return tuple(
        _week(now - _WEEK * (ago + 1), came[ago], gone[ago], longest, inputs, now)
        for ago in reversed(range(shown))
    )


def _weeks_ago(at: datetime, now: datetime) -> int:
    return (now - at) // _WEEK if now > at else 0


def _week(
    start: datetime, came: int, gone: int, longest: int, inputs: DigestInputs, now: datetime
) -> WeekBar:
    tongue = inputs.tongue
    return WeekBar(
        label=tongue.short_day(start.astimezone(inputs.zone).date()),
        came=came,
        gone=gone,
        came_share=percent(came, longest),
        gone_share=percent(gone, longest),
        text=tongue.text(
            "Week from {day}: {changes}",
            day=day_at(start, now, inputs),
            changes=_said(came, gone, tongue),
        ),
    )


def _said(came: int, gone: int, tongue: Tongue) -> str:
    parts = (
        tongue.count("{number} new", "{number} new", came) if came else "",
        tongue.count("{number} resolved", "{number} resolved", gone) if gone else "",
    )
    return tongue.listed(part for part in parts if part) or tongue.text("nothing recorded")


def platforms(inputs: DigestInputs, now: datetime) -> tuple[PlatformBar, ...]:
    """Count the checked accounts of each platform, the one with most accounts first; empty when
    there is only one platform.
    """
    rows: defaultdict[str, list[CoverageInput]] = defaultdict(list)
    for row in inputs.coverage:
        rows[row.account.platform].append(row)
    if len(rows) < 2:
        return ()
    ordered = sorted(rows.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(_platform(name, some, inputs.tongue, now) for name, some in ordered)


def _platform(
    name: str, rows: Sequence[CoverageInput], tongue: Tongue, now: datetime
) -> PlatformBar:
    checked = sum(is_checked(row, now) for row in rows)
    return PlatformBar(
        platform=platform(name, tongue),
        share=percent(checked, len(rows)),
        text=tongue.text("{checked} of {total}", checked=checked, total=len(rows)),
    )


def percent(number: int, total: int) -> int:
    """Give the part in percent: 0 and 100 only when it is exactly that."""
    if number in {0, total}:
        return 100 if number else 0
    return min(99, max(1, round(100 * number / total)))
