"""How invented teams call their accounts, and how that changes over the years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from scheduler.jobs.decade.lives import Life
from scheduler.jobs.decade.teams import Team

SHORT = {
    "football": ("Football", "FB"),
    "volleyball": ("Volleyball", "VB"),
    "girls soccer": ("Girls Soccer", "GSoccer"),
    "boys soccer": ("Boys Soccer", "BSoccer"),
    "cross country": ("Cross Country", "XC"),
    "girls swimming": ("Girls Swim", "GirlsSwim"),
    "boys swimming": ("Boys Swim", "BoysSwim"),
    "girls tennis": ("Girls Tennis", "GTennis"),
    "boys basketball": ("Boys Basketball", "BBB"),
    "girls basketball": ("Girls Basketball", "GBB"),
    "boys hockey": ("Boys Hockey", "BHockey"),
    "wrestling": ("Wrestling", "Wrestling"),
    "dance team": ("Dance Team", "Dance"),
    "nordic ski": ("Nordic Ski", "Nordic"),
    "cheerleading": ("Cheer", "Cheer"),
    "baseball": ("Baseball", "Baseball"),
    "softball": ("Softball", "SB"),
    "track and field": ("Track & Field", "TF"),
    "boys lacrosse": ("Boys Lacrosse", "BLax"),
    "boys golf": ("Boys Golf", "BGolf"),
    "girls golf": ("Girls Golf", "GGolf"),
    "robotics": ("Robotics", "Robotics"),
    "theatre": ("Theatre", "Drama"),
    "marching band": ("Marching Band", "MarchingBand"),
    "student council": ("Student Council", "StuCo"),
}
"""How teams write what they play, at length and in short."""


@dataclass(frozen=True, slots=True)
class Called:
    """A name and a handle, from a day on."""

    since: date
    name: str
    handle: str


def names_of(life: Life, dice: Random) -> tuple[Called, ...]:
    """Give the names of an account in order: the first, and what some new keepers made of it."""
    found = [_called(life.team, life.opened, dice)]
    for tenure in life.tenures[1:]:
        if dice.random() < 0.35:
            found.append(_called(life.team, tenure.starts, dice))
    return tuple(found)


def _called(team: Team, day: date, dice: Random) -> Called:
    long, short = SHORT[team.sport]
    place = dice.choice((team.initials, team.town, team.mascot, f"{team.initials} {team.mascot}"))
    if dice.random() < 0.5:
        place = f"{team.town} {team.mascot}"
    year = ""
    if dice.random() < 0.3:
        year = str(day.year + (day.month > 6))
    sport = dice.choice((long, long, short))
    name = f"{place} {sport} {year}".strip()
    where = dice.choice((team.initials, team.mascot, team.town.replace(" ", ""), team.initials))
    if where == team.initials and dice.random() < 0.5:
        where += dice.choice((team.mascot, "_"))
    word = dice.choice((long.replace(" ", "").replace("&", "And"), short))
    handle = f"{where}{word}{dice.choice(('', year, year[2:]))}"
    return Called(day, name, handle if dice.random() < 0.6 else handle.lower())
