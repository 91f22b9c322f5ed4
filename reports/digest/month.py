"""What a school board should know of a month: counts only, no account and no person named. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from crawler.model.account import Account, UnitKind
from crawler.model.finding import FindingState
from reports.digest.ages import day_at
from reports.digest.charts import percent
from reports.digest.inputs import CoverageInput, DigestInputs, FindingInput
from reports.digest.month_parts import MonthBar, MonthSummary, PartRow, Row
from reports.digest.periods import Month
from reports.digest.plain import NAME_LETTERS, plain
from reports.digest.troubles import is_checked
from reports.digest.wording import OUTCOMES, lineage, ruled
from reports.languages.tongue import Tongue

MONTHS = 6
"""Months that are compared."""
_ASIDE = {FindingState.DISMISSED, FindingState.SNOOZED}


def summarise_month(
    inputs: DigestInputs, month: Month, unseen: Sequence[tuple[str, str]], now: datetime
) -> MonthSummary:
    """Count a month of the whole district. Accounts and coverage are those of today: how they were
    then is not kept.

    What a person put aside is not counted as open, and a thing that came back counts in the month
    in which it came back.
    """
    rows = [row for row in inputs.findings if row.severity != "advice"]
    total = _row("", rows, month, inputs)
    tongue = inputs.tongue
    missed = [row for row in inputs.coverage if not is_checked(row, now)]
    return MonthSummary(
        district=plain(inputs.district, NAME_LETTERS),
        policy=plain(inputs.policy, NAME_LETTERS * 2),
        month=tongue.month(month.first),
        made_on=day_at(now, now, inputs),
        headline=_headline(total, tongue),
        coverage=_coverage(len(inputs.coverage) - len(missed), len(inputs.coverage), tongue),
        total=total,
        by_rule=_by_rule(rows, month, inputs),
        parts=_parts(rows, month, inputs, now),
        months=_months(rows, month, inputs),
        unread=_unread(missed, tongue),
        unseen=tuple((plain(clause, NAME_LETTERS), plain(why, 300)) for clause, why in unseen),
        tongue=tongue,
    )


def _headline(total: Row, tongue: Tongue) -> str:
    parts = (
        tongue.count("{number} thing was found", "{number} things were found", total.new),
        tongue.count("{number} was resolved", "{number} were resolved", total.resolved),
        tongue.count("{number} is open", "{number} are open", total.left),
    )
    return tongue.text("{counts}.", counts=tongue.listed(parts))


def _coverage(checked: int, total: int, tongue: Tongue) -> str:
    return tongue.text(
        "{checked} of {total} accounts can be checked today.", checked=checked, total=total
    )


def _row(
    label: str, rows: Sequence[FindingInput], month: Month, inputs: DigestInputs, clauses: str = ""
) -> Row:
    return Row(
        label=label,
        new=sum(_falls(row.opened_at or row.first_seen_at, month, inputs) for row in rows),
        resolved=sum(_falls(row.resolved_at, month, inputs) for row in rows),
        left=sum(_is_left(row, month, inputs) for row in rows),
        clauses=clauses,
    )


def _falls(at: datetime | None, month: Month, inputs: DigestInputs) -> bool:
    return at is not None and month.first <= at.astimezone(inputs.zone).date() < month.after


def _is_left(row: FindingInput, month: Month, inputs: DigestInputs) -> bool:
    came = (row.opened_at or row.first_seen_at).astimezone(inputs.zone).date()
    gone = row.resolved_at.astimezone(inputs.zone).date() if row.resolved_at else date.max
    return came < month.after <= gone and row.state not in _ASIDE


def _by_rule(rows: Sequence[FindingInput], month: Month, inputs: DigestInputs) -> tuple[Row, ...]:
    by_rule: defaultdict[str, list[FindingInput]] = defaultdict(list)
    for row in rows:
        by_rule[row.rule_id].append(row)
    counted = [
        _row(
            ruled(some[-1].title, NAME_LETTERS * 2, inputs.tongue),
            some,
            month,
            inputs,
            clauses=" · ".join(plain(clause, NAME_LETTERS) for clause in some[-1].clauses),
        )
        for some in by_rule.values()
    ]
    shown = [row for row in counted if row.new or row.resolved or row.left]
    return tuple(sorted(shown, key=lambda row: (-row.left, -row.new, row.label)))


def _parts(
    rows: Sequence[FindingInput], month: Month, inputs: DigestInputs, now: datetime
) -> tuple[PartRow, ...]:
    """Count school by school; what belongs to no school is the district's, and comes last."""
    accounts, checked, left = Counter[str](), Counter[str](), Counter[str]()
    for row in inputs.coverage:
        school = _school(row.account, inputs)
        accounts[school] += 1
        checked[school] += is_checked(row, now)
    for finding in rows:
        left[_school(finding.account, inputs)] += _is_left(finding, month, inputs)
    names = sorted(
        {*accounts, *(name for name in left if left[name])}, key=lambda name: (not name, name)
    )
    rest = inputs.tongue.text("District and others")
    return tuple(
        PartRow(plain(name, NAME_LETTERS) or rest, accounts[name], checked[name], left[name])
        for name in names
    )


def _school(account: Account, inputs: DigestInputs) -> str:
    line = lineage(account.unit, inputs.units)
    return next((unit.name for unit in line if unit.kind is UnitKind.SCHOOL), "")


def _months(
    rows: Sequence[FindingInput], month: Month, inputs: DigestInputs
) -> tuple[MonthBar, ...]:
    months = [month]
    while len(months) < MONTHS:
        months.append(months[-1].before)
    counted = [_row("", rows, one, inputs) for one in reversed(months)]
    longest = max(1, *(max(row.new, row.resolved) for row in counted))
    bars = [
        MonthBar(
            inputs.tongue.month(one.first),
            row.new,
            row.resolved,
            percent(row.new, longest),
            percent(row.resolved, longest),
        )
        for one, row in zip(reversed(months), counted, strict=True)
    ]
    while bars and not (bars[0].new or bars[0].resolved):
        bars.pop(0)
    return tuple(bars)


def _unread(missed: Sequence[CoverageInput], tongue: Tongue) -> tuple[tuple[str, int], ...]:
    counts = Counter(tongue.text(OUTCOMES[row.outcome]) for row in missed)
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
