"""Invented schools and their teams."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from scheduler.jobs.decade.schedules import Plan, plans

TEAMS = 40
SCHOOLS = (
    ("Eastview High School", "Herons", "EHS"),
    ("Westbrook High School", "Otters", "WHS"),
    ("Edgewater High School", "Storm", "EHS"),
    ("North Prairie High School", "Bison", "NPHS"),
)
"""Name, mascot, initials; two share their initials, as happens."""


@dataclass(frozen=True, slots=True)
class Team:
    """One team: `school`, `mascot` and `initials` of the school, and what it plays."""

    number: int
    school: str
    mascot: str
    initials: str
    sport: str
    plan: Plan

    @property
    def name(self) -> str:
        """Give the name of the unit, as `Eastview Girls Soccer`."""
        return f"{self.town} {self.sport.title()}"

    @property
    def town(self) -> str:
        """Give the school's short name."""
        return self.school.removesuffix(" High School")


def teams(state: str, dice: Random) -> tuple[Team, ...]:
    """Give the teams of all schools: each has some of the sports of the state."""
    found: list[Team] = []
    known = plans(state)
    for school, mascot, initials in SCHOOLS:
        for sport in sorted(dice.sample(sorted(known), TEAMS // len(SCHOOLS))):
            found.append(Team(len(found), school, mascot, initials, sport, known[sport]))
    return tuple(found)
