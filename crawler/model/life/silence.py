"""Whether an account has fallen silent, or only rests between its seasons. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from crawler.model.life.habit import Habit
from crawler.model.life.playing import Clock
from crawler.model.life.signs import Life, Sign
from crawler.model.moments import day_after, later

_A_MOMENT_DAYS = timedelta.resolution / timedelta(days=1)


class State(StrEnum):
    """Whether somebody keeps the account. A `resting` one is between its seasons."""

    LIVING = "living"
    RESTING = "resting"
    DORMANT = "dormant"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Silence:
    """How an account stands. `missed` counts the whole seasons without a sign, `days` the playing
    days (days, where its seasons are not known) of the silence; `doubt` says which unsure sign of
    life is newer than what is allowed, None = none; `unclear` says why the state could not be told.
    """

    state: State
    habit: Habit
    missed: int = 0
    in_season: bool = False
    doubt: Sign | None = None
    days: int = 0
    unclear: str | None = None


def silence_of(life: Life, habit: Habit, now: datetime) -> Silence:
    """Say how the account stands after its last sure sign of life. Where programs made all that is
    shown, nobody can tell whether a person is there, until that has lasted too long.
    """
    if life.last is None:
        return Silence(State.UNCLEAR, habit, unclear=life.unclear)
    state, missed = _after(life.last, habit, now)
    if life.at_most and state is not State.DORMANT:
        return Silence(State.UNCLEAR, habit, unclear="programs made all the posts that it shows")
    inside = any(span.holds(now.date()) for span in habit.seasons.spans)
    weak = life.weak
    heard = state is State.DORMANT and weak is not None
    doubt = weak if heard and weak and _after(weak, habit, now)[0] is not state else None
    return Silence(state, habit, missed, inside, doubt, _silent(life.last, habit, now))


def _silent(sign: Sign, habit: Habit, now: datetime) -> int:
    if habit.seasons.activity is None:
        return max(0, (now - sign.at).days)
    last, today = (sign.at + sign.slack).date(), now.date()
    return min(_passed(clock, last, today) for clock in habit.clocks)


def _passed(clock: Clock, last: date, today: date) -> int:
    return max(0, clock.reads(today) - clock.reads(last))


def _after(sign: Sign, habit: Habit, now: datetime) -> tuple[State, int]:
    """Give the state when this was the last sign, and the whole seasons missed since."""
    if habit.seasons.activity is None:
        quiet = now - sign.at - sign.slack > _days(habit.limit_days)
        return (State.DORMANT if quiet else State.LIVING), 0
    last, today = (sign.at + sign.slack).date(), now.date()
    missed = sum(last < span.starts and span.ends < today for span in habit.seasons.spans)
    if all(_is_quiet(clock, habit, last, today) for clock in habit.clocks):
        return State.DORMANT, missed
    season = any(span.holds(today) for span in habit.seasons.spans)
    return (State.LIVING if season else State.RESTING), 0


def _is_quiet(clock: Clock, habit: Habit, last: date, today: date) -> bool:
    """Say whether this is too much silence by one clock. Between its seasons, and while only some
    teams still play, more is needed than in the middle of one.
    """
    both = list(zip(clock.windows, clock.spans, strict=True))
    on = any(sure.holds(today) for _, sure in both)
    # Late in a season some teams are out: who wrote in it may rest already, who did not, missed it.
    played = any(last < window.starts and sure.ends < today for window, sure in both)
    limit = habit.limit_days if on else habit.between_days
    return played or _passed(clock, last, today) > limit


def turning_moments(sign: Sign, habit: Habit) -> Iterator[datetime]:
    """Give every moment at which time alone may change the state after this sign; some change
    nothing.
    """
    at = sign.at + sign.slack
    if habit.seasons.activity is None:
        # The limit itself is still allowed; what comes after it is not.
        yield later(later(at, habit.limit_days), _A_MOMENT_DAYS)
        return
    if habit.seasons.known_until is not None:
        yield day_after(habit.seasons.known_until, 0)
    spans = list(habit.seasons.spans)
    for clock in habit.clocks:
        since = clock.reads(at.date())
        days = (
            clock.day_of(since + math.floor(one)) for one in (habit.limit_days, habit.between_days)
        )
        yield from (day_after(day, 0) for day in days if day is not None)
        spans += (*clock.windows, *clock.spans)
    for span in spans:
        yield day_after(span.starts, 0)
        yield day_after(span.ends)


def _days(number: float) -> timedelta:
    try:
        return timedelta(days=number)
    except OverflowError:
        return timedelta.max
