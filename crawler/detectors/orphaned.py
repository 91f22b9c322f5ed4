"""Sees an account that nobody on the register can log in to any more, or soon: administrators left,
classes graduated, no usable deposit, no recovery address of the district's own. Pure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.model.account import AccountStatus
from crawler.model.case import Case
from crawler.model.life.holders import ORPHANED, Hold, hold_of, last_days
from crawler.model.moments import day_after, later, next_moment
from crawler.model.profile import latest
from crawler.model.sentence import in_turn, sentence
from crawler.model.sighting import Sighting

EYES: tuple[str, ...] = ()
NEEDS_SNAPSHOT = False
_NOT_YET_OPEN = frozenset({AccountStatus.REQUESTED, AccountStatus.APPROVED, AccountStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class Params:
    """`least_score`: from which score, 0..1, nobody is taken to be able to log in. `ahead_days`:
    None = now; a number = not now, but within so many days (a class graduates, somebody leaves).
    `idle_days`: after so long without a post nobody is taken to use the account.
    """

    least_score: float = ORPHANED
    ahead_days: float | None = None
    idle_days: float = 400.0


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting, anchored `orphaned` or `soon`, with the reasons."""
    account = case.account
    if not account.registered or account.status in _NOT_YET_OPEN:
        return
    today = case.now.date()
    idle = is_idle(case, params.idle_days)
    hold = hold_of(account, case.district, today, idle=idle)
    orphaned = hold.score >= params.least_score
    if params.ahead_days is None:
        if orphaned:
            yield _sighting(case, "orphaned", hold, today)
        return
    day = None if orphaned else orphaned_on(case, params.least_score, idle=idle)
    if day is not None and (day - today).days <= params.ahead_days:
        yield _sighting(case, "soon", hold_of(account, case.district, day, idle=idle), day)


def is_idle(case: Case, idle_days: float) -> bool:
    """Say whether we know of no post for so long; nothing is known of what was never read."""
    last = _last_known(case)
    return last is not None and (case.now - last).days > idle_days


def _last_known(case: Case) -> datetime | None:
    """Give the time of the newest own post that was ever read, also when this visit read none."""
    shown = latest(case)
    posts = [*(shown.own_posts if shown else ()), *(one for one in case.remembered if one.mine)]
    return max((post.moment.at for post in posts if post.moment), default=None)


def orphaned_on(case: Case, least_score: float, *, idle: bool = False) -> date | None:
    """Give the first day, from today on, on which nobody on the register can log in any more; None
    = none is known.
    """
    today = case.now.date()
    days = {today, *(last + timedelta(days=1) for last in last_days(case.account, case.district))}
    for day in sorted(day for day in days if day >= today):
        if hold_of(case.account, case.district, day, idle=idle).score >= least_score:
            return day
    return None


def stands_until(case: Case, params: Params) -> datetime | None:
    """Give the next day on which somebody's leaving counts, or comes near enough."""
    ahead = timedelta(days=params.ahead_days or 0)
    days = [day_after(last) for last in last_days(case.account, case.district)]
    last = _last_known(case)
    idle = [later(last, math.floor(params.idle_days) + 1)] if last else []
    return next_moment(case.now, [*days, *(day - ahead for day in days), *idle])


def _sighting(case: Case, anchor: str, hold: Hold, day: date) -> Sighting:
    reasons = in_turn(hold.reasons)
    if anchor == "orphaned":
        why = sentence("Nobody on the register can still log in: {reasons}", reasons=reasons)
    else:
        why = sentence(
            "From {day} nobody on the register can log in any more: {reasons}",
            day=day,
            reasons=reasons,
        )
    return Sighting(
        anchor=anchor,
        why=why,
        confidence=round(hold.score, 2),
        place="register",
        link=case.account.url,
        facts={"on": day.isoformat(), "score": f"{hold.score:.2f}"},
    )
