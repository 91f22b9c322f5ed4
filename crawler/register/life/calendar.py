"""Days in an account's life: when it is looked at again, and how it is closed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crawler.model.account import Account
from crawler.model.life.activities import ALL_YEAR, activity_of
from crawler.model.seasons import Calendar, windows

_BEFORE_SEASON = timedelta(days=14)
_SOONEST = timedelta(days=90)
"""A review that has just been done is not asked for again before this long."""
_YEAR = timedelta(days=365)
CLOSING_DAYS = 30
"""How long a closing takes, where nobody says otherwise: long enough for followers to move."""


def next_review(account: Account, calendar: Calendar | None, today: date) -> date:
    """Give the day of the next review: every year, for a team two weeks before its next season."""
    activity = activity_of(account, calendar)
    if calendar is not None and activity is not None and activity != ALL_YEAR:
        first, last = today + _SOONEST + _BEFORE_SEASON, today + _YEAR + _BEFORE_SEASON
        for window in windows(calendar, activity.seasons, first, last):
            if window.starts >= first:
                return window.starts - _BEFORE_SEASON
    return today + _YEAR


def timetable(today: date, closing_on: date) -> Iterator[tuple[date, str]]:
    """Give what is to be done until an account is closed, day by day; nothing before today."""
    for before, what in (
        (CLOSING_DAYS, "Say on the account that it closes, when, and where to go instead."),
        (14, "Last post. Take the account off the pages that link to it."),
        (7, "Download what it showed, and archive it: rollcall account archive."),
        (0, "Close it, change the deposited log-in's note, and say: rollcall account closed."),
    ):
        yield max(today, closing_on - timedelta(days=before)), what
    yield closing_on + timedelta(days=30), "Look whether it is really gone: rollcall sweep."
