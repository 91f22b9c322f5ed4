"""Who keeps an invented account, for how long, and with how much zeal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

DISTRICT_MAIL = "prairie-district.example"
PUPIL_MAIL = "pupils.prairie-district.example"
PERSONAL_MAIL = "mail.example"
GRADUATION = (5, 30)
_FIRST = ("Avery", "Blake", "Casey", "Drew", "Ellis", "Frankie", "Harper", "Jules", "Kit", "Lane")
_LAST = ("Abara", "Birch", "Cole", "Duarte", "Engel", "Fenn", "Gallo", "Holm", "Ito", "Juhl")


class Role(StrEnum):
    """Who keeps the account; a pupil is called by the class, never by a name."""

    COACH = "coach"
    PUPIL = "pupil"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Keeper:
    """One person: until when they are there, and how they post. `zeal` 0..1; `rests` says that
    nothing is posted out of season; `leaves` is the last day they can be reached.
    """

    role: Role
    name: str
    email: str
    leaves: date
    zeal: float
    rests: bool
    class_year: int | None = None


def keeper_from(day: date, last: date, dice: Random) -> Keeper:
    """Give somebody who takes an account up on this day; many stay until after `last`."""
    role = dice.choices((Role.COACH, Role.PUPIL, Role.PARENT), (0.45, 0.43, 0.12))[0]
    zeal = min(1.0, max(0.08, dice.betavariate(2.2, 1.8)))
    rests = dice.random() < 0.4
    if role is Role.PUPIL:
        return _pupil(day, zeal, rests, dice)
    years = min(int(dice.expovariate(1 / 3.2)) + 1, 12)
    leaves = date(min(day.year + years, last.year + 2), 6, dice.randint(8, 28))
    if dice.random() < 0.15:  # leaves in the middle of a year
        leaves -= timedelta(days=dice.randint(60, 200))
    leaves = max(leaves, day + timedelta(days=40))
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
    box = name.lower().replace(" ", ".") + str(dice.randint(2, 99))
    own = role is Role.PARENT
    return Keeper(
        role, name, f"{box}@{PERSONAL_MAIL if own else DISTRICT_MAIL}", leaves, zeal, rests
    )


def _pupil(day: date, zeal: float, rests: bool, dice: Random) -> Keeper:
    """Give a captain or student manager; the year of the class is one to three years ahead."""
    over = (day.month, day.day) > GRADUATION
    year = day.year + over + dice.choices((0, 1, 2), (0.5, 0.35, 0.15))[0]
    graduates = date(year, *GRADUATION) + timedelta(days=dice.randint(-2, 9))
    number = dice.randint(100, 999)
    mail = f"p{number}@{PUPIL_MAIL}" if dice.random() < 0.3 else f"team{number}@{PERSONAL_MAIL}"
    name = f"Student manager {number}"
    return Keeper(Role.PUPIL, name, mail, graduates, zeal, rests, year)
