"""Write down that a person looked at an account that no program may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from crawler.model.account import Account
from crawler.store.accounts import load_accounts
from crawler.store.reviews import Review, add_review
from scheduler.jobs.home import Home
from scheduler.jobs.sweep import find_account


class UnlikelyDayError(Exception):
    """The day of a review cannot be right; the text says why."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a person says: which account (as `sweep --account` takes it), who looked, when (None =
    today where the district is), and what there was to say.
    """

    account: str
    person: str
    on: date | None = None
    note: str | None = None


def note_review(home: Home, looked: Looked, now: datetime) -> tuple[Account, date]:
    """Write a review down and give the account and the day.

    Raises NothingToSweepError when not exactly one account is meant, UnlikelyDayError when the day
    has not come yet.
    """
    today = home.day(now)
    day = looked.on or today
    if day > today:
        raise UnlikelyDayError(f"{day} has not come yet; a review is of today or earlier.")
    with home.store.begin() as session:
        account = find_account(load_accounts(session, home.district_id), looked.account)
        review = Review(account.id, day, looked.person, looked.note)
        add_review(session, home.district_id, review, now)
    return account, day
