"""The ways into an account that the register knows: people, the deposit of the log-in, a reset by
e-mail; and how likely each leads nowhere. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

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


# How likely a way leads nowhere, by what the register says: our judgement, checked against the
# simulated decade (`rollcall measure dormancy`).
_THERE = 0.08
NOWHERE = 1.0
"""A way in that surely leads nowhere."""
_UNKNOWN_TO_DIRECTORY = 0.7
_CLASS_UNSAID = 0.35
_IDLE = 0.85
_FRESH, _LEFT_SINCE, _UNDATED = 0.1, 0.25, 0.6
_KEPT = 0.4
"""How likely a hand-over leaves the log-in as it was."""
_OFFICE, _OFFICE_TRIED, _PERSONS = 0.12, 0.04, 0.9
_ADDED = 0.7
"""Where nobody is known to have left before the change, it is worth so many hand-overs."""
_SETTLING = timedelta(days=45)
"""A deposit so soon after somebody took over belongs to that change."""


def last_day(one: Administrator, district: District) -> date | None:
    """Give the day on which an administrator leaves or graduates, None when none is known."""
    graduates = graduation_day(district.seasons, one.class_year) if one.class_year else None
    return min((day for day in (one.until, graduates) if day), default=None)


def of_person(one: Administrator, district: District, day: date) -> Access:
    """Judge an administrator: still there, gone, or not known to those who should know."""
    until = last_day(one, district)
    if until is not None and until < day:
        if one.class_year and until != one.until:
            why = sentence("the class of {year} has graduated", year=str(one.class_year))
            return Access(Way.PERSON, why, NOWHERE)
        why = sentence("{person} left on {day}", person=called(one, district), day=until)
        return Access(Way.PERSON, why, NOWHERE)
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


def doubted(way: Access, one: Administrator, district: District) -> Access:
    """Give the way in through an administrator of an account that has long been idle: worse where
    nothing but the register ties the person to the district.
    """
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


def of_deposit(account: Account, district: District, day: date) -> Access:
    """Judge the deposit: who left without a successor took the log-in along but did not change it;
    whoever took over later may have.
    """
    custody = account.custody
    if custody is None:
        return Access(Way.DEPOSIT, sentence("no deposit of the log-in is on file"), NOWHERE)
    if custody.deposited_on is None:
        return Access(Way.DEPOSIT, sentence("the deposit of the log-in has no date"), _UNDATED)
    on = custody.deposited_on
    lefts = [until for one in account.administrators if (until := last_day(one, district))]
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


def of_mailbox(account: Account, district: District, day: date) -> Access:
    """Judge the reset by e-mail: a person's mailbox goes with the person, an office's stays."""
    address = account.recovery or account.opened_with
    if address is None:
        return Access(Way.MAILBOX, sentence("no recovery address is on file"), NOWHERE)
    owner = next((one for one in account.administrators if _same(one.email, address)), None)
    if account.recovery_works is False:
        why = sentence("the recovery address does not arrive anywhere")
        return Access(Way.MAILBOX, why, NOWHERE)
    if not is_ours(address, district) or is_students(address, district):
        return Access(Way.MAILBOX, sentence("the recovery address is a private one"), NOWHERE)
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
    until = last_day(owner, district)
    there = until is None or until >= day
    name = called(owner, district)
    why = (
        sentence("{person} has the recovery address", person=name)
        if there
        else sentence("{person} had the recovery address", person=name)
    )
    return Access(Way.MAILBOX, why, NOWHERE, until if there else None)


def _same(a: str | None, b: str) -> bool:
    return a is not None and a.casefold() == b.casefold()
