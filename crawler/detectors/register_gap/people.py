"""Gaps about people: who administers, who left, who holds the log-in, who disclosed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crawler.detectors.register_gap.gap import Gap, Params, in_service, is_ours, today
from crawler.model.account import AccountKind
from crawler.model.case import Case

SCHOOL_YEAR_STARTS = 8
"""The month in which a school year begins: a disclosure counts for the school year that begins in
its year.
"""


def no_administrator(case: Case, _params: Params) -> Iterator[Gap]:
    """Nobody in service is named (WI IV.F: at least one)."""
    if not in_service(case):
        yield Gap("Nobody on the register administers this account.")


def one_administrator(case: Case, _params: Params) -> Iterator[Gap]:
    """Exactly one is named (WI IV.F: preferably two)."""
    people = in_service(case)
    if len(people) == 1:
        yield Gap(f"Only {people[0].name} administers this account; there is no second person.")


def administrator_left(case: Case, _params: Params) -> Iterator[Gap]:
    """Somebody named has left: one gap for each."""
    for one in case.account.administrators:
        if one.until and one.until < today(case):
            why = f"{one.name} is named as administrator and left on {one.until.isoformat()}."
            yield Gap(why, (one.email or one.name).casefold(), "administrators", one.name)


def coach_custody_missing(case: Case, _params: Params) -> Iterator[Gap]:
    """No member of staff holds a student group's log-in (MTKA IV.2.1); staff have the district's
    addresses.
    """
    if case.account.kind is not AccountKind.STUDENT_GROUP:
        return
    people = in_service(case)
    if not any(is_ours(one.email, case) for one in people):
        if people and not case.district.email_domains:
            return
        yield Gap("No coach or adviser with an address of the district holds the log-in.")


def disclosure_missing(case: Case, _params: Params) -> Iterator[Gap]:
    """An employee's disclosure is missing or of an earlier school year (WI IV.D: every year).

    Where no employee is named, only a personal account needs a disclosure: others may be run by the
    public alone.
    """
    account = case.account
    who = account.disclosed_by
    if who is None:
        if account.kind is AccountKind.PERSONAL:
            yield Gap("The register does not say who disclosed this account.")
    elif account.disclosed_year is None:
        yield Gap(f"The register does not say for which year {who} disclosed this account.")
    elif account.disclosed_year < _year_due(today(case)):
        value = str(account.disclosed_year)
        why = f"{who} last disclosed this account in {value}; this year's disclosure is missing."
        yield Gap(why, field="disclosed_year", value=value)


def _year_due(day: date) -> int:
    return day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1
