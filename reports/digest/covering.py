"""Which accounts were checked, and for each other one why not and what would change that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from crawler.model.outcome import READ, Outcome
from reports.digest.ages import since
from reports.digest.inputs import CoverageInput, DigestInputs, Recipient, Role
from reports.digest.parts import Coverage, Trouble
from reports.digest.plain import WHY_LETTERS, quoted
from reports.digest.wording import ALL_VISITS, OUTCOMES, brief_title, count, lists_all

FRESH = timedelta(days=8)
"""A reading older than this does not count for the week: a week, and a day for a sweep that came
late.
"""
_NOON = time(12)
_GROUPS = 10
_NAMES = {Role.TECHNOLOGY: 20}
_FEW_NAMES = 8
_OLD_FIX = "Run rollcall sweep, or keep rollcall serve running."


def is_checked(row: CoverageInput, now: datetime) -> bool:
    """Say whether the account was read this week and its last visit did not fail."""
    read_at = row.read_at or (row.visited_at if row.outcome in READ else None)
    if read_at is None or now - read_at > FRESH:
        return False
    return row.outcome in READ or row.outcome is Outcome.NOT_DUE


def cover(inputs: DigestInputs, recipient: Recipient, now: datetime) -> Coverage:
    """Count what was checked, and group the others by what happened; the superintendent gets the
    count only.
    """
    missed = [row for row in inputs.coverage if not is_checked(row, now)]
    total, checked = len(inputs.coverage), len(inputs.coverage) - len(missed)
    detailed = recipient.role is not Role.SUPERINTENDENT
    troubles = _troubles(missed, inputs, recipient, now) if detailed else ()
    shown = troubles[:_GROUPS]
    left = sum(_size(row) for row in troubles[_GROUPS:])
    return Coverage(
        sentence=_sentence(checked, total),
        checked=checked,
        total=total,
        troubles=tuple(trouble for trouble, _ in shown),
        more=lists_all(recipient.role, ALL_VISITS, left, "visits") if left else None,
    )


def _sentence(checked: int, total: int) -> str:
    if total == 0:
        return "There is no account to check yet."
    if checked == 0:
        none = "The one account" if total == 1 else f"None of {count(total, 'account')}"
        could = "could not" if total == 1 else "could"
        return f"{none} {could} be checked: we cannot tell what is there."
    if checked == total:
        return f"{'The one account' if total == 1 else f'All {total:,} accounts'} could be checked."
    other = "the other one" if total - checked == 1 else f"the other {total - checked:,}"
    return f"{checked:,} of {total:,} accounts checked. Of {other} we cannot tell what is there."


def _size(row: tuple[Trouble, int]) -> int:
    return row[1]


def _troubles(
    missed: Sequence[CoverageInput], inputs: DigestInputs, recipient: Recipient, now: datetime
) -> tuple[tuple[Trouble, int], ...]:
    """Give the reasons, the one with most accounts first, each with its number of accounts."""
    by_reason: dict[tuple[str, str, str], list[CoverageInput]] = {}
    for row in missed:
        by_reason.setdefault(_reason(row), []).append(row)
    limit = _NAMES.get(recipient.role, _FEW_NAMES)
    ordered = sorted(by_reason.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple((_trouble(key, rows, inputs, now, limit), len(rows)) for key, rows in ordered)


def _reason(row: CoverageInput) -> tuple[str, str, str]:
    heading = OUTCOMES[row.outcome]
    if row.outcome is None:
        return heading, "No sweep has come to it so far.", _OLD_FIX
    if row.outcome in READ or (row.outcome is Outcome.NOT_DUE and not row.reason):
        return heading, "The last reading is too old to count for this week.", _OLD_FIX
    return heading, quoted(row.reason, WHY_LETTERS), quoted(row.fix, WHY_LETTERS)


def _trouble(
    key: tuple[str, str, str],
    rows: Sequence[CoverageInput],
    inputs: DigestInputs,
    now: datetime,
    limit: int,
) -> Trouble:
    heading, reason, fix = key
    ages = {row.account.id: _age(row, inputs, now) for row in rows}
    shared = len(rows) > 1 and len(set(ages.values())) == 1
    names = sorted(
        brief_title(row.account) + ("" if shared else f", {ages[row.account.id]}") for row in rows
    )
    left = len(names) - limit
    return Trouble(
        heading=f"{heading}: {count(len(rows), 'account')}",
        reason=_joined(reason, _shared_age(rows[0], inputs, now)) if shared else reason,
        fix=fix,
        accounts=tuple(names[:limit]),
        more=f"and {left:,} more ({ALL_VISITS})" if left > 0 else None,
    )


def _joined(sentence: str, further: str) -> str:
    """Put a sentence before another, ended by a stop."""
    stop = "" if not sentence or sentence[-1] in ".!?…" else "."
    return f"{sentence}{stop} {further}".strip()


def _age(row: CoverageInput, inputs: DigestInputs, now: datetime) -> str:
    read = f"last read {since(row.read_at, now, inputs.zone)}" if row.read_at else "never read"
    if row.reviewed_on is None:
        return read
    day = datetime.combine(row.reviewed_on, _NOON, inputs.zone)
    return f"{read}, looked at by a person {since(day, now, inputs.zone)}"


def _shared_age(row: CoverageInput, inputs: DigestInputs, now: datetime) -> str:
    if row.read_at or row.reviewed_on:
        return f"All were {_age(row, inputs, now)}."
    return "None was ever read."
