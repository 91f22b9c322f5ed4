"""Whether an account has fallen silent, or only rests between its seasons. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from crawler.model.life.limits import Limits
from crawler.model.life.rhythm import Rhythm, Seasons, rhythm_of, seasons_of
from crawler.model.life.signs import Life, Sign
from crawler.model.moments import day_after, later
from crawler.model.seasons import Activity, Calendar, Window

_LATE = 0.3
"""Who was last heard of in the last part of a season may have played its last game."""
_A_MOMENT_DAYS = timedelta.resolution / timedelta(days=1)


class State(StrEnum):
    """Whether somebody keeps the account. A `resting` one is between its seasons."""

    LIVING = "living"
    RESTING = "resting"
    DORMANT = "dormant"
    UNCLEAR = "unclear"


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
    """What an account is expected to do: the limit of silence in season in days and where it is
    from, the seasons, the usual gap in days (None = not known), how late in a season it may begin,
    and how long before its end it may have stopped (days).
    """

    limit_days: float
    measure: Measure
    seasons: Seasons
    every_days: float | None = None
    delay_days: float = 0.0
    early_days: float = 0.0


@dataclass(frozen=True, slots=True)
class Silence:
    """How an account stands. `missed` counts the whole seasons without a sign; `doubt` says which
    unsure sign of life is newer than what is allowed, None = none.
    """

    state: State
    habit: Habit
    missed: int = 0
    in_season: bool = False
    doubt: Sign | None = None


def silence_of(life: Life, habit: Habit, limits: Limits, now: datetime) -> Silence:
    """Say how the account stands after its last sure sign of life."""
    if life.last is None:
        return Silence(State.UNCLEAR, habit)
    state, missed = _after(life.last, habit, limits, now)
    inside = any(span.holds(now.date()) for span in habit.seasons.spans)
    weak = life.weak
    heard = state is State.DORMANT and weak is not None
    doubt = weak if heard and weak and _after(weak, habit, limits, now)[0] is not state else None
    return Silence(state, habit, missed, inside, doubt)


def habit_of(life: Life, expected: Expected, limits: Limits, now: datetime) -> Habit:
    """Give what is expected: the declared rhythm, else the account's own, else the default."""
    days = sorted({sign.at.date() for sign in life.signs if sign.sure})
    if not days and life.last is not None:
        days = [life.last.at.date()]
    seasons = seasons_of(expected.calendar, expected.activity, days, now.date())
    rhythm = rhythm_of(days, seasons.spans, limits)
    cadence = expected.cadence_days
    limit, measure = _limit(cadence, rhythm, limits)
    every = cadence if cadence is not None else (rhythm.every_days if rhythm else None)
    delay = _delay(days, seasons.spans, limits)
    early = _early(days, seasons.spans, limits)
    return Habit(max(limit, limits.least_days), measure, seasons, every, delay, early)


def _limit(
    cadence_days: float | None, rhythm: Rhythm | None, limits: Limits
) -> tuple[float, Measure]:
    if cadence_days is not None:
        return cadence_days * limits.factor, Measure.DECLARED
    if rhythm is not None:
        return rhythm.limit_days, Measure.OWN
    return limits.default_quiet_days, Measure.DEFAULT


def _delay(days: Sequence[date], spans: Sequence[Window], limits: Limits) -> float:
    """Give how late in a season the first post may come: as late as ever so far, and some days."""
    firsts = [
        (min(inside) - span.starts).days
        for span in spans[1:]
        if (inside := [day for day in days if span.holds(day)])
    ]
    return max([*firsts, 0]) + limits.own_days


def _early(days: Sequence[date], spans: Sequence[Window], limits: Limits) -> float:
    """Give how long before the end of a season it may have stopped: as long as ever so far, in a
    season after which it went on, and some days.
    """
    lasts = [
        (span.ends - max(inside)).days
        for span in spans
        if max(days) > span.ends and (inside := [day for day in days if span.holds(day)])
    ]
    return max([*lasts, 0]) + limits.own_days


def _after(sign: Sign, habit: Habit, limits: Limits, now: datetime) -> tuple[State, int]:
    """Give the state when this was the last sign, and the whole seasons missed since. Between its
    seasons an account is dormant only when it missed a whole one: a team may have ended early.
    What the policy allows where nothing else is known, it allows over a season too.
    """
    quiet = now - sign.at - sign.slack > _days(habit.limit_days)
    last, today = (sign.at + sign.slack).date(), now.date()
    spans = [span for span in habit.seasons.spans if span.ends >= last]
    if not spans:
        rests = State.RESTING if habit.seasons.spans else State.LIVING
        return (State.DORMANT if quiet and rests is State.LIVING else rests), 0
    missed = sum(last < span.starts and span.ends < today for span in spans)
    is_clear = quiet or habit.measure is not Measure.DEFAULT
    if missed and is_clear:
        return State.DORMANT, missed
    season = next((span for span in spans if span.holds(today)), None)
    if season is None:
        return State.RESTING, 0
    over = is_clear and _is_over(season, last, today, habit, limits)
    return (State.DORMANT if over else State.LIVING), 0


def _is_over(season: Window, last: date, today: date, habit: Habit, limits: Limits) -> bool:
    """Say whether the silence inside the season that is on is longer than allowed."""
    quiet = (today - max(last, season.starts)).days
    limit = habit.limit_days
    if habit.measure is Measure.DEFAULT:
        limit = min(limit, limits.season_days)
    if last < season.starts:
        return quiet > max(limit, habit.delay_days)
    if (last - season.starts).days > _LATE * season.days:
        return quiet > max(limit, _tail(season, habit, limits))
    return quiet > limit


def _tail(span: Window, habit: Habit, limits: Limits) -> float:
    usual = min(limits.season_share * span.days, limits.tail_days)
    return max(usual, habit.early_days)


def turning_moments(sign: Sign, habit: Habit, limits: Limits) -> Iterator[datetime]:
    """Give every moment at which time alone may change the state after this sign; some change
    nothing.
    """
    at = sign.at + sign.slack
    # The limit itself is still allowed; what comes after it is not.
    yield later(later(at, habit.limit_days), _A_MOMENT_DAYS)
    for span in habit.seasons.spans:
        since = max(at.date(), span.starts)
        yield day_after(span.starts, 0)
        yield day_after(span.ends)
        limits_days = (
            habit.limit_days,
            limits.season_days,
            habit.delay_days,
            _tail(span, habit, limits),
        )
        for limit in limits_days:
            yield later(day_after(since), math.floor(limit))


def _days(number: float) -> timedelta:
    try:
        return timedelta(days=number)
    except OverflowError:
        return timedelta.max
