"""What the parts of coverage share: whether an account was checked, and how accounts are named.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from crawler.model.outcome import READ, Outcome
from reports.digest.inputs import CoverageInput, DigestInputs
from reports.digest.rest import ALL_VISITS, most
from reports.digest.wording import brief_title
from reports.languages.tongue import Tongue

FRESH = timedelta(days=8)
"""A reading older than this does not count for the week: a week, and a day for a sweep that came
late.
"""
_FEW_NAMES = 8


def is_checked(row: CoverageInput, now: datetime) -> bool:
    """Say whether the account was read this week and its last visit did not fail."""
    read_at = row.read_at or (row.visited_at if row.outcome in READ else None)
    if read_at is None or now - read_at > FRESH:
        return False
    return row.outcome in READ or row.outcome is Outcome.NOT_DUE


def is_in_part(row: CoverageInput) -> bool:
    """Say whether something of an account that was read was not seen."""
    return bool(row.unread) or row.unsearched > 0


def heading(what: str, number: int, tongue: Tongue) -> str:
    """Write what happened to how many accounts."""
    return tongue.count(
        "{outcome}: {number} account", "{outcome}: {number} accounts", number, outcome=what
    )


def listed_names(
    rows: Sequence[CoverageInput],
    inputs: DigestInputs,
    limit: int = _FEW_NAMES,
    named: Callable[[CoverageInput], str] | None = None,
) -> tuple[tuple[str, ...], str | None]:
    """Give the accounts' names in order, at most `limit`, and what says how many more there are.
    `named` writes one that is shown; None = its name and platform.
    """
    limit = most(limit, inputs)
    shown = sorted(rows, key=_in_order)[:limit]
    names = tuple(named(row) if named else brief_title(row.account, inputs) for row in shown)
    left = len(rows) - limit
    if left <= 0:
        return names, None
    more = inputs.tongue.count(
        "and {number} more ({command})", "and {number} more ({command})", left, command=ALL_VISITS
    )
    return names, more


def _in_order(row: CoverageInput) -> tuple[str, str, str]:
    account = row.account
    return account.display_name or account.handle, account.platform, account.handle
