"""What is true of an invented account on a day, from what nobody outside can see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from scheduler.jobs.decade.lives import Life
from scheduler.jobs.decade.schedules import Played

_MISSED = 2 / 3
"""Who has given up is `fading` until the team has had so much of an ordinary season's events."""


class Truth(StrEnum):
    """`fading`: given up a short while ago, so that nobody could know yet; it is not counted."""

    LIVING = "living"
    RESTING = "resting"
    DORMANT = "dormant"
    FADING = "fading"


class Fate(StrEnum):
    """What had become of the account by then."""

    KEPT = "kept"
    HANDED_OVER = "handed_over"
    LEFT = "left"
    REPLACED = "replaced"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stood: `in_season` says whether its team was practising or playing."""

    state: Truth
    fate: Fate
    in_season: bool


def standing(life: Life, seasons: tuple[Played, ...], day: date) -> Standing:
    """Say how an account stood on a day: nobody who keeps it through a whole season in silence
    keeps it, and who gave it up is gone for good once the team has played on without a word.
    """
    in_season = any(one.holds(day) for one in seasons)
    kept = life.keeper_on(day) is not None and not _waits(life, seasons, day)
    if kept and not _season_was_silent(life, seasons, day):
        state = Truth.LIVING if in_season else Truth.RESTING
    elif kept or _events_missed(life, seasons, day) >= _MISSED * _usual(seasons):
        state = Truth.DORMANT
    else:
        state = Truth.FADING
    return Standing(state, _fate(life, day), in_season)


def _waits(life: Life, seasons: tuple[Played, ...], day: date) -> bool:
    """Say whether the keeper is gone, the next one has not begun, and the team plays on."""
    tenure = life.keeper_on(day)
    if tenure is None:
        return False
    return any(tenure.ends < event < day for one in seasons for event in one.events)


def _fate(life: Life, day: date) -> Fate:
    begun = [one for one in life.tenures if one.starts <= day]
    if life.keeper_on(day) is None:
        return Fate.REPLACED if life.replaced_on and life.replaced_on <= day else Fate.LEFT
    if len(begun) == 1:
        return Fate.KEPT
    return Fate.RECOVERED if begun[-2].ending.value == "left" else Fate.HANDED_OVER


def last_written(life: Life, day: date) -> date | None:
    """Give the last day until `day` on which a person wrote something there, None = never."""
    end = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = [post.at for post in life.posts if post.at <= end and post.kind in _BY_A_PERSON]
    return max(found).date() if found else None


_BY_A_PERSON = frozenset({"post", "reply", "story"})


def _season_was_silent(life: Life, seasons: tuple[Played, ...], day: date) -> bool:
    """Say whether the last season that the account was there for passed without a post, and none
    came since.
    """
    over = [one for one in seasons if one.starts >= life.opened and one.ends < day]
    last = last_written(life, day)
    return bool(over) and (last is None or last < over[-1].starts)


def _events_missed(life: Life, seasons: tuple[Played, ...], day: date) -> int:
    last = last_written(life, day) or life.opened
    return sum(last < event < day for season in seasons for event in season.events)


def _usual(seasons: tuple[Played, ...]) -> float:
    return sorted(len(one.events) for one in seasons)[len(seasons) // 2]
