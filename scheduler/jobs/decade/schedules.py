"""When invented teams practise and play, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import yaml

FILE = Path(__file__).with_name("schedules.yaml")
CLOSED = (date(2020, 3, 13), date(2020, 8, 1))
"""Schools were closed, and no team played (the spring of 2020)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The ordinary course of one team's season; days are MM-DD, `days` are weekdays, 0 = Monday."""

    practice: str
    first: str
    last: str
    final: str
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """One season as it was: from the first practice to the last event, and the days of events."""

    starts: date
    ends: date
    events: tuple[date, ...]

    def holds(self, day: date) -> bool:
        """Say whether the season was on."""
        return self.starts <= day <= self.ends


@cache
def plans(state: str) -> dict[str, Plan]:
    """Give the plan of every sport of a state. Raises KeyError for a state nobody described."""
    tree = yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)[state]  # noqa: S506 only texts
    return {
        sport: Plan(
            said["practice"],
            said["first"],
            said["last"],
            said["final"],
            tuple(int(day) for day in said["days"]),
        )
        for sport, said in tree.items()
    }


def states() -> tuple[str, ...]:
    """Give the states that have schedules."""
    return tuple(yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader))  # noqa: S506 only texts


def played(plan: Plan, years: range, dice: Random) -> tuple[Played, ...]:
    """Give the seasons that begin in these years, in order, without those called off."""
    seasons = (_one(plan, year, dice) for year in years)
    return tuple(one for one in seasons if one is not None)


def _one(plan: Plan, year: int, dice: Random) -> Played | None:
    shift = timedelta(days=dice.randint(-3, 4))
    starts = _day(plan.practice, year, plan) + shift
    first, last = (_day(day, year, plan) + shift for day in (plan.first, plan.last))
    final = _day(plan.final, year, plan)
    # Most teams lose early; few go on to the final.
    ends = last + (final - last) * (dice.random() ** 2.5)
    number = (ends - first).days + 1
    days = (first + timedelta(days=one) for one in range(number))
    events = [day for day in days if day.weekday() in plan.days and dice.random() < 0.92]
    if starts < CLOSED[1] and ends > CLOSED[0]:
        events = [day for day in events if not CLOSED[0] <= day <= CLOSED[1]]
        ends = min(ends, CLOSED[0]) if starts < CLOSED[0] else ends
    if not events or ends <= starts:
        return None
    return Played(starts, max(ends, events[-1]), tuple(events))


def _day(text: str, year: int, plan: Plan) -> date:
    """Give a MM-DD of the season that begins in `year`, perhaps over New Year."""
    month, _, day = text.partition("-")
    return date(year + (text < plan.practice), int(month), int(day))
