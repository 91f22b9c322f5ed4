"""Who on the register can still log in to an account: a score with its reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import prod

from crawler.model.account import Account
from crawler.model.case import District
from crawler.model.life.ways_in import (
    NOWHERE,
    Access,
    Way,
    doubted,
    last_day,
    of_deposit,
    of_mailbox,
    of_person,
)
from crawler.model.sentence import sentence

_NOBODY_NAMED = 0.45  # A register that says nothing at all of ways in is a gap, no answer.
ORPHANED = 0.5
"""From this score on, nobody is taken to be able to log in."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What the register says of who can log in: `score` 0..1, how sure it is that nobody can."""

    ways: tuple[Access, ...]

    @property
    def score(self) -> float:
        """Give how likely it is that every way in fails; 1 without any."""
        return prod(one.fails for one in self.ways)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Give what the register says of each way, the best way first."""
        return tuple(one.why for one in sorted(self.ways, key=lambda one: one.fails))


def hangs_on_one(hold: Hold) -> bool:
    """Say whether somebody can log in now, and nobody could once a single person is gone."""
    if hold.score >= ORPHANED:
        return False
    people = [one for one in hold.ways if one.way is Way.PERSON and one.fails < ORPHANED]
    others = [one.fails for one in hold.ways if one not in people]
    return len(people) == 1 and prod(others) >= ORPHANED


def hold_of(account: Account, district: District, day: date, *, idle: bool = False) -> Hold:
    """Say who could log in on this day, by what the register says today. `idle`: no post is
    known for long, so that whoever has no tie to the district but the register is doubtful.
    """
    ways = [of_person(one, district, day) for one in account.administrators]
    if idle:
        people = zip(ways, account.administrators, strict=True)
        ways = [doubted(way, one, district) for way, one in people]
    if not ways:
        told = account.custody or account.recovery or account.opened_with
        fails = NOWHERE if told else _NOBODY_NAMED
        ways.append(Access(Way.PERSON, sentence("the register names nobody"), fails))
    return Hold((*ways, of_deposit(account, district, day), of_mailbox(account, district, day)))


def last_days(account: Account, district: District) -> Iterator[date]:
    """Give the last day of every way in that has one: people's last day, pupils' graduation."""
    for one in account.administrators:
        until = last_day(one, district)
        if until is not None:
            yield until
