"""Which accounts are to be handed over: before a season ends, before a class leaves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.model.account import Account, Administrator
from crawler.model.case import District
from crawler.model.life.activities import activity_of
from crawler.model.life.addresses import is_ours, is_students
from crawler.model.life.holders import ORPHANED, hold_of, last_days
from crawler.model.seasons import graduation_day, windows

LIST_DAYS = 42
"""The list for the director comes so long before graduation: in the last days of April."""


@dataclass(frozen=True, slots=True)
class SeasonEnd:
    """An account whose season ends on a day, and the members of staff who can be written to."""

    account: Account
    ends: date
    people: tuple[Administrator, ...]


def season_ends(
    accounts: Iterable[Account], district: District, today: date, days_before: int
) -> Iterator[SeasonEnd]:
    """Give the accounts whose season ends within so many days, today included."""
    calendar = district.seasons
    for account in accounts:
        activity = activity_of(account, calendar)
        if calendar is None or activity is None or not _counts(account):
            continue
        for window in windows(calendar, activity.seasons, today, today):
            if window.ends - today <= timedelta(days=days_before):
                people = tuple(
                    one for one in account.administrators if _reach(one, district, today)
                )
                yield SeasonEnd(account, window.ends, people)


def _reach(one: Administrator, district: District, today: date) -> bool:
    """Say whether somebody is staff, still there, and has an address of the district: no student
    and no private address is ever written to.
    """
    there = one.until is None or one.until >= today
    is_staff = one.class_year is None and not is_students(one.email, district)
    return there and is_staff and is_ours(one.email, district)


@dataclass(frozen=True, slots=True)
class Leaving:
    """An account that nobody on the register can log in to from `on`, with the reasons."""

    account: Account
    on: date
    reasons: tuple[str, ...]


def leaving_by(
    accounts: Iterable[Account], district: District, today: date
) -> tuple[date, tuple[Leaving, ...]] | None:
    """Give the day of the coming graduation, and the accounts that will be orphaned by the month
    after it; None before the last weeks, and after the day.
    """
    graduation = graduation_day(district.seasons, today.year)
    if not graduation - timedelta(days=LIST_DAYS) <= today <= graduation:
        return None
    until = graduation + timedelta(days=31)
    found = (_leaving(account, district, today, until) for account in accounts if _counts(account))
    return graduation, tuple(one for one in found if one is not None)


def _leaving(account: Account, district: District, today: date, until: date) -> Leaving | None:
    if hold_of(account, district, today).score >= ORPHANED:
        return None
    days = sorted({one + timedelta(days=1) for one in last_days(account, district)})
    for day in (one for one in days if today < one <= until):
        hold = hold_of(account, district, day)
        if hold.score >= ORPHANED:
            return Leaving(account, day, hold.reasons)
    return None


def _counts(account: Account) -> bool:
    return account.registered and account.opened
