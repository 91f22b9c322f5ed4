"""A month as the board reads it, complete before it is rendered; counts and no names. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.languages.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Row:
    """A row of counts: `new` and `resolved` in the month, `left` open at its end."""

    label: str
    new: int
    resolved: int
    left: int
    clauses: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A school, or the rest: its accounts, those checked, and what is open at the month's end."""

    label: str
    accounts: int
    checked: int
    left: int


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month of the comparison, bars in percent of the longest."""

    label: str
    new: int
    resolved: int
    new_share: int
    resolved_share: int


@dataclass(frozen=True, slots=True)
class MonthSummary:
    """The board's page, complete before it is rendered. `unread` are reasons with their number of
    accounts; `unseen` what no program can see, by clause.
    """

    district: str
    policy: str
    month: str
    made_on: str
    headline: str
    coverage: str
    total: Row
    by_rule: tuple[Row, ...]
    parts: tuple[PartRow, ...]
    months: tuple[MonthBar, ...]
    unread: tuple[tuple[str, int], ...]
    unseen: tuple[tuple[str, str], ...]
    tongue: Tongue
