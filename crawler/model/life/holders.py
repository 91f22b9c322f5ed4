"""Who on the register can still log in to an account: a score with its reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import prod

from crawler.model.account import Account, Administrator
from crawler.model.case import District
from crawler.model.life.addresses import is_a_persons, is_ours, is_students
from crawler.model.seasons import graduation_day
from crawler.model.sentence import sentence


class Way(StrEnum):
    """How somebody could get in: a person, the deposit, or a reset through a mailbox."""

    PERSON = "person"
    DEPOSIT = "deposit"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Access:
    """One way in. `fails` is how likely it leads nowhere, 0..1; `why` says in a few words what the
    register says of it; `until` is the last day on which it is as good as now, None = no end known.
    """

    way: Way
    why: str
    fails: float
    until: date | None = None


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


# How likely a way leads nowhere, by what the register says: our judgement, checked against the
# simulated decade (`rollcall measure dormancy`).
_THERE = 0.08
_NOBODY_NAMED = 0.45  # A register that says nothing at all of ways in is a gap, no answer.
_GONE = 1.0
_UNKNOWN_TO_DIRECTORY = 0.7
_CLASS_UNSAID = 0.35
_IDLE = 0.85
_FRESH, _LEFT_SINCE, _UNDATED = 0.1, 0.25, 0.6
_KEPT = 0.4
"""How likely a hand-over leaves the log-in as it was."""
_OFFICE, _OFFICE_TRIED, _PERSONS = 0.12, 0.04, 0.9
ORPHANED = 0.5
"""From this score on, nobody is taken to be able to log in."""
_ADDED = 0.7
"""Where nobody is known to have left before the change, it is worth so many hand-overs."""
_SETTLING = timedelta(days=45)
"""A deposit so soon after somebody took over belongs to that change."""


def hold_of(account: Account, district: District, day: date, *, idle: bool = False) -> Hold:
    """Say who could log in on this day, by what the register says today. `idle`: no post is
    known for long, so that whoever has no tie to the district but the register is doubtful.
    """
    ways = [_person(one, district, day) for one in account.administrators]
    if idle:
        people = zip(ways, account.administrators, strict=True)
        ways = [_doubted(way, one, district) for way, one in people]
    if not ways:
        told = account.custody or account.recovery or account.opened_with
        fails = _GONE if told else _NOBODY_NAMED
        ways.append(Access(Way.PERSON, sentence("the register names nobody"), fails))
    return Hold((*ways, _deposit(account, district, day), _mailbox(account, district, day)))


def last_days(account: Account, district: District) -> Iterator[date]:
    """Give the last day of every way in that has one: people's last day, pupils' graduation."""
    for one in account.administrators:
        until = _leaves(one, district)
        if until is not None:
            yield until


def _leaves(one: Administrator, district: District) -> date | None:
    graduates = graduation_day(district.seasons, one.class_year) if one.class_year else None
    return min((day for day in (one.until, graduates) if day), default=None)


def _person(one: Administrator, district: District, day: date) -> Access:
    until = _leaves(one, district)
    if until is not None and until < day:
        if one.class_year and until != one.until:
            why = sentence("the class of {year} has graduated", year=str(one.class_year))
            return Access(Way.PERSON, why, _GONE)
        why = sentence("{person} left on {day}", person=called(one, district), day=until)
        return Access(Way.PERSON, why, _GONE)
    staff = district.staff
    if staff is not None and is_ours(one.email, district) and staff.find(one) is None:
        why = sentence(
            "{person} does not stand in the staff directory", person=called(one, district)
        )
        return Access(Way.PERSON, why, _UNKNOWN_TO_DIRECTORY, until)
    if one.class_year is None and is_students(one.email, district):
        why = sentence("a student's address administers it, and the class year is not known")
        return Access(Way.PERSON, why, _CLASS_UNSAID, until)
    why = sentence("{person} is still there", person=called(one, district))
    return Access(Way.PERSON, why, _THERE, until)


def _doubted(way: Access, one: Administrator, district: District) -> Access:
    tied = one.class_year is not None or one.email is None or is_ours(one.email, district)
    if tied or way.fails > _THERE:
        return way
    why = sentence(
        "{person} has a private address, and no post is known for long",
        person=called(one, district),
    )
    return Access(Way.PERSON, why, _IDLE, way.until)


def called(one: Administrator, district: District) -> str:
    """Give what to call an administrator: staff by name, a student never."""
    if one.class_year:
        return sentence("a student of the class of {year}", year=str(one.class_year))
    return sentence("a student") if is_students(one.email, district) else one.name


def _deposit(account: Account, district: District, day: date) -> Access:
    """Judge the deposit: who left without a successor took the log-in along but did not change it;
    whoever took over later may have.
    """
    custody = account.custody
    if custody is None:
        return Access(Way.DEPOSIT, sentence("no deposit of the log-in is on file"), _GONE)
    if custody.deposited_on is None:
        return Access(Way.DEPOSIT, sentence("the deposit of the log-in has no date"), _UNDATED)
    on = custody.deposited_on
    lefts = [until for one in account.administrators if (until := _leaves(one, district))]
    changed = account.administrators_on
    if changed is not None and changed > custody.deposited_on + _SETTLING:
        handed = sum(custody.deposited_on <= until < changed for until in lefts)
        why = sentence(
            "the log-in was deposited on {day}, before the administrators changed", day=on
        )
        # Who was only put beside the others had no reason to change it.
        return Access(Way.DEPOSIT, why, 1 - _KEPT ** max(handed, _ADDED))
    if any(custody.deposited_on <= until < day for until in lefts):
        why = sentence("the log-in was deposited on {day}, and somebody has left since", day=on)
        return Access(Way.DEPOSIT, why, _LEFT_SINCE)
    return Access(Way.DEPOSIT, sentence("the log-in was deposited on {day}", day=on), _FRESH)


def _mailbox(account: Account, district: District, day: date) -> Access:
    """Judge the reset by e-mail: a person's mailbox goes with the person, an office's stays."""
    address = account.recovery or account.opened_with
    if address is None:
        return Access(Way.MAILBOX, sentence("no recovery address is on file"), _GONE)
    owner = next((one for one in account.administrators if _same(one.email, address)), None)
    if account.recovery_works is False:
        why = sentence("the recovery address does not arrive anywhere")
        return Access(Way.MAILBOX, why, _GONE)
    if not is_ours(address, district) or is_students(address, district):
        return Access(Way.MAILBOX, sentence("the recovery address is a private one"), _GONE)
    if owner is not None:
        return _of_owner(owner, district, day)
    return _of_office(address, account, district)


def _of_office(address: str, account: Account, district: District) -> Access:
    if not is_a_persons(address, district):
        why = sentence("{address} is a mailbox of the district", address=address)
        return Access(Way.MAILBOX, why, _OFFICE_TRIED if account.recovery_works else _OFFICE)
    return Access(
        Way.MAILBOX, sentence("{address} is a person's mailbox", address=address), _PERSONS
    )


def _of_owner(owner: Administrator, district: District, day: date) -> Access:
    """Judge an administrator's own mailbox: who is still there counts once, as a person."""
    until = _leaves(owner, district)
    there = until is None or until >= day
    name = called(owner, district)
    why = (
        sentence("{person} has the recovery address", person=name)
        if there
        else sentence("{person} had the recovery address", person=name)
    )
    return Access(Way.MAILBOX, why, _GONE, until if there else None)


def _same(a: str | None, b: str) -> bool:
    return a is not None and a.casefold() == b.casefold()
