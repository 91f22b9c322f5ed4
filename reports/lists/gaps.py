"""The sheet of gaps: what is missing or out of date on the register, worst first. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crawler.model.account import Account
from crawler.model.finding import Finding
from reports.lists.words import counted, name_of, people_words, platform_words, unit_of
from reports.tables import Column, Group, Kind, Table

_COLUMNS = (
    Column("Weight", width=9, printed=False),
    Column("Gap", Kind.LONG, 30, printed=False),
    Column("Account", Kind.NAME, 28),
    Column("Platform", width=11),
    Column("Unit", width=26),
    Column("Why", Kind.LONG, 46),
    Column("Administrators", Kind.LONG, 34),
    Column("Since", Kind.DAY),
    Column("What to do", Kind.LONG, 42, printed=False),
    Column("Clause", width=16, printed=False),
    Column("Address", Kind.LINK, 40, printed=False),
)
_WEIGHTS = ("high", "medium", "low", "advice")


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap of one account; `since` is the day on which a sweep first saw it, None = none has."""

    account: Account
    finding: Finding
    since: date | None = None


def gaps_table(district: str, rows: Sequence[GapRow], accounts: int, today: date) -> Table:
    """Lay the gaps out, gravest first, each kind of gap together, then by unit and account.

    `accounts` is how many registered ones were looked at.
    """
    ordered = sorted(rows, key=_order)
    kinds = Counter(map(_kind, ordered))
    with_gaps = len({row.account.id for row in rows})
    about = (
        f"{district}, {today.isoformat()}: {counted(len(rows), 'gap')} on {with_gaps:,} of "
        f"{counted(accounts, 'registered account')}."
    )
    return Table(
        title="Gaps in the register",
        about=about,
        columns=_COLUMNS,
        rows=tuple(_row(row, today) for row in ordered),
        groups=tuple(
            Group(f"{title}: {number:,}", f"{severity.capitalize()}. {action} ({clauses})", number)
            for (severity, title, action, clauses), number in kinds.items()
        ),
    )


def _kind(row: GapRow) -> tuple[str, str, str, str]:
    finding = row.finding
    return finding.severity, finding.title, finding.action, ", ".join(finding.clauses)


def _order(row: GapRow) -> tuple[int, str, str, str, str]:
    severity = row.finding.severity
    weight = _WEIGHTS.index(severity) if severity in _WEIGHTS else len(_WEIGHTS)
    return (
        weight,
        row.finding.title,
        unit_of(row.account).casefold(),
        name_of(row.account).casefold(),
        row.finding.fingerprint,
    )


def _row(row: GapRow, today: date) -> tuple[str | date | None, ...]:
    account, finding = row.account, row.finding
    return (
        finding.severity,
        finding.title,
        name_of(account),
        platform_words(account.platform),
        unit_of(account),
        finding.sighting.why,
        people_words(account.administrators, today),
        row.since,
        finding.action,
        ", ".join(finding.clauses),
        account.url,
    )
