"""The days on which a register entry comes to mean something else, though nobody touched it.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from crawler.detectors.register_gap.gap import Params, today
from crawler.detectors.register_gap.people import SCHOOL_YEAR_STARTS
from crawler.model.case import Case
from crawler.model.moments import day_after


def turning_days(case: Case, params: Params) -> Iterator[datetime]:
    """Give the beginning of each such day, past ones too: after an administrator's last one, a
    permission's, a review's; when a deposit or an approval becomes too old; of the next school
    year.
    """
    account = case.account
    last_days = [
        account.review_due,
        account.closing_on,
        *(one.until for one in account.administrators),
        *(one.until for one in account.permissions),
    ]
    custody = account.custody.deposited_on if account.custody else None
    papers = [account.approved_on, custody, account.requested_on]
    yield from (day_after(day) for day in last_days if day)
    if params.max_age_days is not None:
        days = int(params.max_age_days) + 1
        yield from (day_after(day, days) for day in papers if day)
    yield _next_school_year(today(case))


def _next_school_year(day: date) -> datetime:
    year = day.year + (day.month >= SCHOOL_YEAR_STARTS)
    return datetime(year, SCHOOL_YEAR_STARTS, 1, tzinfo=UTC)
