"""How long an account may be silent: by what the register declares, its own rhythm, or the policy.
Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.model.life.activities import ALL_YEAR
from crawler.model.life.limits import Limits
from crawler.model.life.odds import allowed, rate_of
from crawler.model.life.playing import STANDING, Clock, clock_of
from crawler.model.life.rhythm import Rhythm, Seasons, rhythm_of, seasons_of
from crawler.model.life.signs import Life
from crawler.model.seasons import Activity, Calendar


class Measure(StrEnum):
    """What the silence is measured against."""

    DECLARED = "declared"
    OWN = "own"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Expected:
    """What the register and the calendar say: the declared longest ordinary gap in days, the
    calendar of seasons, and the activity, each None when not known.
    """

    cadence_days: float | None = None
    calendar: Calendar | None = None
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """What an account is expected to do: the limit of silence in playing days of its seasons (days,
    where those are not known) and where it is from, the longer one between seasons, the seasons
    and the usual gap in days (None = not known). `clocks`: one of its seasons, or one for each that
    may be its own; it is silent only by all of them.
    """

    limit_days: float
    measure: Measure
    seasons: Seasons
    every_days: float | None = None
    between_days: float = 0.0
    clocks: tuple[Clock, ...] = (STANDING,)


def habit_of(life: Life, expected: Expected, limits: Limits, now: datetime) -> Habit:
    """Give what is expected: the declared rhythm, else the account's own, else the default."""
    days = sorted({sign.at.date() for sign in life.signs if sign.sure})
    if not days and life.last is not None:
        days = [life.last.at.date()]
    seasons = seasons_of(expected.calendar, expected.activity, days, now.date())
    rhythm = rhythm_of(days, seasons, limits)
    cadence = expected.cadence_days
    if expected.activity == ALL_YEAR and rhythm is None and cadence is None:
        seasons = Seasons(None, ())  # no team, so no season to miss: the policy's default is all
    measure = Measure.DECLARED if cadence is not None else Measure.OWN
    if cadence is None and rhythm is None:
        measure = Measure.DEFAULT
    every = cadence if cadence is not None else (rhythm.every_days if rhythm else None)
    declared = cadence * limits.factor if cadence is not None else None
    if seasons.activity is None:
        limit = _limit_of_any_day(seasons, rhythm, declared, limits)
        return Habit(limit, measure, seasons, every, limit)
    clock = clock_of(seasons.spans, days, now.date(), joined=seasons.joined)
    # Only of seasons that its posts have seen, so that time alone changes nothing.
    seen = (span.days for span in clock.spans if span.starts <= days[-1])
    season_days = min(seen, default=math.inf)
    rate = rate_of([clock.reads(day) for day in days], season_days)
    left = clock.left_after((life.last.at + life.last.slack).date()) if life.last else 0
    least = max(limits.least_days, limits.own_days if declared is None else declared)
    between = max(allowed(rate, limits.sure_between, left), least)
    limit = max(allowed(rate, limits.sure, left), least) if declared is None else least
    apart = seasons.each != (seasons.spans,)
    each = tuple(clock_of(spans, days, now.date()) for spans in seasons.each) if apart else ()
    return Habit(limit, measure, seasons, every, between, each or (clock,))


def _limit_of_any_day(
    seasons: Seasons, rhythm: Rhythm | None, declared: float | None, limits: Limits
) -> float:
    """Give the limit in days where the seasons are not known. A declared rhythm is one of seasons:
    of who posts outside of the calendar nobody knows them, nor when it rests.
    """
    if declared is None:
        declared = rhythm.limit_days if rhythm else limits.default_quiet_days
    elif seasons.elsewhere:
        declared = max(declared, limits.default_quiet_days)
    return max(declared, limits.least_days)
