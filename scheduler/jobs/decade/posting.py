"""What the keeper of an invented account posts, day by day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from scheduler.jobs.decade.keepers import Keeper
from scheduler.jobs.decade.schedules import Played

PLATFORMS = ("facebook", "instagram", "tiktok", "twitter", "youtube")
SHOWN = {"facebook": 12, "instagram": 12, "tiktok": 24, "twitter": 20, "youtube": 15}
"""So many posts a platform shows to somebody who is not logged in, about."""


@dataclass(frozen=True, slots=True)
class Habit:
    """Chances of a post on a day: of a game, of practice, out of season, in summer; `burst` more
    posts are to be expected on a game day.
    """

    game: float
    practice: float
    rest: float
    summer: float
    burst: float


_HABITS = {
    "twitter": Habit(0.95, 0.32, 0.06, 0.03, 3.5),
    "instagram": Habit(0.75, 0.18, 0.035, 0.02, 0.5),
    "facebook": Habit(0.65, 0.14, 0.03, 0.02, 0.4),
    "tiktok": Habit(0.3, 0.08, 0.015, 0.01, 0.1),
    "youtube": Habit(0.28, 0.03, 0.008, 0.005, 0.1),
}
_SAYS = (
    "Good luck",
    "Final score is in:",
    "Practice at",
    "Great work today,",
    "Come and cheer for",
)
_WHOM = (
    "varsity",
    "JV",
    "our seniors",
    "everybody",
    "the whole crew",
    "our captains",
    "ninth grade",
)
_AND = ("See you there!", "So proud.", "Bus leaves at 3.", "Go team!", "Wear your colours.", "")
_BY_PROGRAM = (
    "Final score posted via MaxPreps",
    "I just uploaded a video https://video.example/watch",
    "Our weekly story is out! (automatically posted)",
)


@dataclass(frozen=True, slots=True)
class Posted:
    """One post: `kind` is post, reply, repost, story or automatic (a program's)."""

    at: datetime
    kind: str
    text: str


def posts_of(
    keeper: Keeper,
    platform: str,
    seasons: tuple[Played, ...],
    span: tuple[date, date],
    dice: Random,
) -> Iterator[Posted]:
    """Give what the keeper posts from the first to the last day of `span`."""
    habit, away = _HABITS[platform], _away(seasons, dice)
    day, last = span
    events = {one for season in seasons for one in season.events}
    while day <= last:
        if not any(first <= day <= until for first, until in away):
            yield from _of_day(
                keeper, habit, _chance(day, keeper, habit, seasons, events), day, dice
            )
        day += timedelta(days=1)


def _chance(
    day: date, keeper: Keeper, habit: Habit, seasons: tuple[Played, ...], events: set[date]
) -> float:
    """Give how likely a post is; tryouts before a season and a banquet after it count a little."""
    if day in events:
        return habit.game * min(1.0, 0.25 + keeper.zeal)
    now = next((one for one in seasons if one.holds(day)), None)
    if now is not None:
        return habit.practice * keeper.zeal
    near = any(
        timedelta(0) < one.starts - day < timedelta(days=14)
        or timedelta(0) < day - one.ends < timedelta(days=18)
        for one in seasons
    )
    if near:
        return habit.practice * keeper.zeal * 0.6
    if keeper.rests:
        return 0.0
    return (habit.summer if day.month in {6, 7} else habit.rest) * keeper.zeal


def _of_day(
    keeper: Keeper, habit: Habit, chance: float, day: date, dice: Random
) -> Iterator[Posted]:
    if dice.random() >= chance:
        return
    number = 1
    if chance > 0.5 * habit.game:
        number += _poisson(habit.burst * keeper.zeal, dice)
    for _ in range(number):
        kind = dice.choices(("post", "reply", "repost", "story"), (0.8, 0.05, 0.12, 0.03))[0]
        text = f"{dice.choice(_SAYS)} {dice.choice(_WHOM)} {dice.choice(_AND)}".strip()
        yield Posted(_moment(day, dice), kind, text)


def by_program(span: tuple[date, date], every_days: int, dice: Random) -> Iterator[Posted]:
    """Give what a program goes on posting, whoever is there."""
    text, day = dice.choice(_BY_PROGRAM), span[0]
    while day <= span[1]:
        yield Posted(_moment(day, dice), "automatic", text)
        day += timedelta(days=max(1, every_days + dice.randint(-2, 2)))


def _away(seasons: tuple[Played, ...], dice: Random) -> list[tuple[date, date]]:
    """Give the weeks in which the keeper is ill, in exams, or has other things to do."""
    found = []
    for season in seasons:
        if dice.random() < 0.18:
            first = season.starts + timedelta(days=dice.randint(0, 70))
            found.append((first, first + timedelta(days=dice.randint(8, 24))))
    return found


def _poisson(mean: float, dice: Random) -> int:
    limit, product, number = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        number += 1
    return number


def _moment(day: date, dice: Random) -> datetime:
    clock = time(dice.choice((7, 12, 15, 17, 19, 20, 21, 22)), dice.randint(0, 59), tzinfo=UTC)
    return datetime.combine(day, clock)
