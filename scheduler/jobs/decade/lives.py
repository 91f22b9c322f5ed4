"""The lives of invented accounts: opened, kept, handed on, left behind, replaced, found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from scheduler.jobs.decade.keepers import Keeper, Role, keeper_from
from scheduler.jobs.decade.posting import Posted, by_program, posts_of
from scheduler.jobs.decade.schedules import Played
from scheduler.jobs.decade.teams import Team


class Ending(StrEnum):
    """How a keeper's time ended."""

    STAYS = "stays"
    HANDED_OVER = "handed_over"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One keeper's time with the account, first and last day."""

    keeper: Keeper
    starts: date
    ends: date
    ending: Ending


@dataclass(frozen=True, slots=True)
class Life:
    """One account: its tenures in order (a gap after `LEFT` is the time in which nobody kept it),
    what was posted, and the day a new account took its place.
    """

    team: Team
    platform: str
    tenures: tuple[Tenure, ...]
    posts: tuple[Posted, ...]
    replaced_on: date | None

    @property
    def opened(self) -> date:
        """Give the day it was opened."""
        return self.tenures[0].starts

    def keeper_on(self, day: date) -> Tenure | None:
        """Give the tenure that this day belongs to: also the wait for a successor; else None."""
        begun = [one for one in self.tenures if one.starts <= day]
        if not begun or (begun[-1].ending is Ending.LEFT and day > begun[-1].ends):
            return None
        return begun[-1]


def lives_of(
    team: Team, platform: str, seasons: tuple[Played, ...], last: date, dice: Random
) -> Iterator[Life]:
    """Give the accounts of one team on one platform, one after the other."""
    begun = _season_after(seasons[0].starts + timedelta(days=dice.randint(0, 1500)), seasons, dice)
    while begun is not None and begun < last:
        tenures = tuple(_tenures(begun, seasons, last, dice))
        follows = _replaced(tenures, seasons, dice) if tenures[-1].ending is Ending.LEFT else None
        posts = [
            post
            for one in tenures
            for post in posts_of(
                one.keeper, platform, seasons, (one.starts, min(one.ends, last)), dice
            )
        ]
        if dice.random() < 0.04:
            posts += by_program((begun, last), dice.choice((5, 7, 14)), dice)
        posts.sort(key=lambda post: post.at)
        yield Life(team, platform, tenures, tuple(posts), follows)
        begun = follows


def _tenures(
    begun: date, seasons: tuple[Played, ...], last: date, dice: Random
) -> Iterator[Tenure]:
    starts: date | None = begun
    while starts is not None:
        keeper = keeper_from(starts, last, dice)
        ends = keeper.leaves
        if dice.random() < 0.16:  # loses interest, though still there
            ends = starts + (ends - starts) * dice.uniform(0.2, 0.95)
        ending = dice.choices((Ending.HANDED_OVER, Ending.LEFT), (0.5, 0.5))[0]
        if ends >= last:
            ending = Ending.STAYS
        yield Tenure(keeper, starts, ends, ending)
        starts = _next_start(ends, ending, seasons, dice)
        if ending is Ending.STAYS or (starts is not None and starts >= last):
            return


def _next_start(
    ends: date, ending: Ending, seasons: tuple[Played, ...], dice: Random
) -> date | None:
    """Give when the next keeper begins, with a season; some left accounts are found again."""
    if ending is Ending.HANDED_OVER:
        return _season_after(ends, seasons, dice)
    if ending is Ending.LEFT and dice.random() < 0.1:
        return _season_after(ends + timedelta(days=dice.randint(300, 900)), seasons, dice)
    return None


def _replaced(
    tenures: tuple[Tenure, ...], seasons: tuple[Played, ...], dice: Random
) -> date | None:
    """Give when a new account took the place of one that was left; a fifth never get one."""
    if dice.random() < 0.2:
        return None
    return _season_after(tenures[-1].ends + timedelta(days=dice.randint(0, 250)), seasons, dice)


def _season_after(day: date, seasons: tuple[Played, ...], dice: Random) -> date | None:
    """Give a day about the start of the next season: some begin early, some weeks into it."""
    starts = next((one.starts for one in seasons if one.starts > day), None)
    if starts is None:
        return None
    return max(day + timedelta(days=1), starts + timedelta(days=dice.randint(-12, 21)))


def is_staff(keeper: Keeper) -> bool:
    """Say whether the keeper works for the district."""
    return keeper.role is Role.COACH
