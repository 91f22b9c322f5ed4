"""When somebody is asked again about an account, and when the director is told. Pure."""

from __future__ import annotations

from datetime import date, timedelta

DAYS = (0, 2, 7, 12, 17, 22)
"""Days after the first question: now, two days on, then four times five days on."""
DIRECTOR_DAY = 27
"""The day on which the director is told that nobody answered: five days after the last reminder."""


def step_due(opened_on: date, today: date) -> int | None:
    """Give the number of the question that should be out by today: 1 the first, `len(DAYS) + 1` to
    the director; None when it has been said to the director already.

    Who was not running for a week asks once and not three times.
    """
    passed = (today - opened_on).days
    if passed >= DIRECTOR_DAY:
        return len(DAYS) + 1
    return sum(passed >= day for day in DAYS) or None


def next_day(opened_on: date, today: date) -> date | None:
    """Give the next day on which somebody is written to; None when there is none."""
    days = (*DAYS, DIRECTOR_DAY)
    later = (opened_on + timedelta(days=day) for day in days)
    return next((day for day in later if day > today), None)
