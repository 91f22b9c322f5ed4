"""Bring the staff directory in: who is in service, who has left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from crawler.model.account import Account
from crawler.model.staff import Member, Staff
from crawler.register.sheet import SheetError
from crawler.register.staff.directory import Directory, read_directory
from crawler.store.accounts import load_accounts
from crawler.store.staff import StaffChange, compare_staff, load_staff, save_staff
from scheduler.jobs.home import Home

_MOST_GONE = 0.2
_FEW = 5
"""More than a fifth of the staff do not leave at once, unless the school year has ended."""


@dataclass(frozen=True, slots=True)
class StaffOrder:
    """`dry_run` saves nothing; `part` says that the file holds a part of the staff, and nobody who
    is not in it has left; `all_left` that whoever is missing has left, however many.
    """

    dry_run: bool = False
    part: bool = False
    all_left: bool = False


@dataclass(frozen=True, slots=True)
class StaffOutcome:
    """What came of an import. `accounts` are those of which an administrator has left, with the
    names; `students` counts who was left out.
    """

    change: StaffChange
    directory: Directory
    students: int
    accounts: tuple[tuple[Account, tuple[str, ...]], ...]
    order: StaffOrder


def import_staff(home: Home, file: Path, now: datetime, order: StaffOrder) -> StaffOutcome:
    """Read a directory and write it down. Students are left out, but for those whom the register
    names as administrators: of them nothing but the address is kept.

    Raises SheetError when it is no directory, or so many are missing in it that it looks like a
    part of one.
    """
    today = home.day(now)
    directory = read_directory(file.name, file.read_bytes(), today)
    with home.store.begin() as session:
        accounts = load_accounts(session, home.district_id)
        members = _kept(directory, accounts)
        known = load_staff(session, home.district_id)
        if order.part and known:
            members = _with_the_others(members, known)
        change = compare_staff(session, home.district_id, members, today)
        if not order.all_left:
            _check(file.name, change)
        if not order.dry_run:
            save_staff(session, home.district_id, members, file.name, today, now)
    students = sum(not one.on_staff for one in directory.members)
    left = tuple(_left_behind(accounts, change.left, today))
    return StaffOutcome(change, directory, students, left, order)


def _kept(directory: Directory, accounts: Sequence[Account]) -> list[Member]:
    named = {
        one.email.casefold()
        for account in accounts
        for one in account.administrators
        if one.email is not None
    }
    bare = (
        one if one.on_staff else replace(one, name=one.email, title=None, place=None)
        for one in directory.members
    )
    return [one for one in bare if one.on_staff or one.email in named]


def _with_the_others(members: list[Member], known: Staff) -> list[Member]:
    here = {one.email for one in members}
    return members + [one for one in known.members if one.email not in here]


def _check(name: str, change: StaffChange) -> None:
    if change.gone > _FEW and change.gone > change.before * _MOST_GONE:
        raise SheetError(
            f"{name}: {change.gone} of {change.before} people in service are not in it; nothing "
            "was saved. Say --part when the file holds a part of the staff, or --all-left when "
            "they have all left."
        )


def _left_behind(
    accounts: Sequence[Account], left: Sequence[Member], today: date
) -> list[tuple[Account, tuple[str, ...]]]:
    staff = Staff(today, tuple(left))
    found = []
    for account in accounts:
        names = tuple(one.name for one in account.administrators if staff.find(one))
        if names and account.registered:
            found.append((account, names))
    return found
