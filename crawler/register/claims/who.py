"""Who is likely to know of an account: the coach, the adviser, whoever runs the unit's other
accounts. Pure.

Only people of the district's own register, directory and settings are thought of, by what they do
there; nobody is looked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crawler.model.account import Account, Unit, UnitKind
from crawler.model.staff import Member, Staff
from crawler.register.words import fold

_LEADS = re.compile(
    r"\b(coach|adviser|advisor|sponsor|director|entrenador|asesor|entraineur|begeleider|trainer)\b"
)
_HEAD = re.compile(r"\b(head|varsity|director|principal)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to ask, and why this person."""

    name: str
    email: str
    why: str


def candidates(
    unit: Unit | None,
    units: Sequence[Unit],
    accounts: Sequence[Account],
    staff: Staff | None,
    today: date,
) -> tuple[Candidate, ...]:
    """Give whom to ask about an account of `unit`, likeliest first; nobody twice, nobody who left.

    First the coach or adviser whom the staff directory names for the unit, then who administers
    its other accounts, then those of what it is a part of.
    """
    found: dict[str, Candidate] = {}
    for level in _upward(unit, {one.id: one for one in units}):
        for one in (*_of_staff(level, units, staff, today), *_of_register(level, accounts, today)):
            found.setdefault(one.email.casefold(), one)
    return tuple(found.values())


def _upward(unit: Unit | None, units: dict[int, Unit]) -> Iterator[Unit]:
    seen: set[int] = set()
    while unit is not None and unit.id not in seen:
        seen.add(unit.id)
        yield unit
        unit = units.get(unit.parent_id) if unit.parent_id else None


def _of_staff(
    unit: Unit, units: Sequence[Unit], staff: Staff | None, today: date
) -> list[Candidate]:
    """Give those whose title names a coach or adviser of the unit's sport or name there."""
    if staff is None or unit.kind not in {UnitKind.TEAM, UnitKind.CLUB}:
        return []
    school = next((one for one in units if one.id == unit.parent_id), None)
    fitting = [one for one in staff.members if _fits(one, unit, school, today)]
    fitting.sort(key=lambda one: (not _HEAD.search(fold(one.title or "")), one.email))
    return [Candidate(one.name, one.email, f"{one.title}, {one.place or 'staff directory'}")
            for one in fitting]  # fmt: skip


def _fits(one: Member, unit: Unit, school: Unit | None, today: date) -> bool:
    title, place = fold(one.title or ""), fold(one.place or "")
    here = one.on_staff and (one.until is None or one.until >= today)
    names = {fold(name) for name in (unit.name, unit.sport or "", *unit.aliases) if name}
    about = f" {title} "
    named = any(f" {name} " in about for name in names if name)
    schools = {fold(name) for name in (school.name, *school.aliases)} if school else set()
    there = not place or not schools or any(name in place or place in name for name in schools)
    return here and bool(_LEADS.search(title)) and named and there


def _of_register(unit: Unit, accounts: Sequence[Account], today: date) -> Iterator[Candidate]:
    for account in accounts:
        if account.unit is None or account.unit.id != unit.id or not account.registered:
            continue
        for one in account.administrators:
            if one.email and (one.until is None or one.until >= today):
                why = f"administers {account.platform}:{account.handle}"
                yield Candidate(one.name, one.email, why)
