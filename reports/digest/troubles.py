"""What the parts of coverage share: whether an account was checked, and how accounts are named.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from crawler.model.outcome import READ, Outcome
from reports.digest.inputs import CoverageInput, DigestInputs, Role
from reports.digest.rest import ALL_VISITS, most
from reports.digest.wording import brief_title
from reports.languages.tongue import Tongue

FRESH = timedelta(days=8)
"""A reading older than this does not count for the week: a week, and a day for a sweep that came
late.
"""
_FEW_NAMES = 8
_NAMES = {Role.TECHNOLOGY: 20}


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
    role: Role,
    named: Callable[[CoverageInput], str] | None = None,
) -> tuple[tuple[str, ...], str | None]:
    """Give the accounts' names in order, as many as this reader has time for, and what says how
    many more there are. `named` writes one that is shown; None = its name and platform.
    """
    limit = most(_NAMES.get(role, _FEW_NAMES), inputs)
    shown = sorted(rows, key=_in_order)[:limit]
    names = tuple(named(row) if named else brief_title(row.account, inputs) for row in shown)
    left = len(rows) - limit
    return names, _more(left, inputs, role) if left > 0 else None


def _more(left: int, inputs: DigestInputs, role: Role) -> str:
    """Say how many are not named; the command that names them is for who has it."""
    tongue = inputs.tongue
    if role is not Role.TECHNOLOGY or inputs.reports_url is not None:
        return tongue.count("and {number} more", "and {number} more", left)
    return tongue.count(
        "and {number} more ({command})", "and {number} more ({command})", left, command=ALL_VISITS
    )


def _in_order(row: CoverageInput) -> tuple[str, str, str]:
    account = row.account
    return account.display_name or account.handle, account.platform, account.handle
