"""The staff directory: who stands in it, who stood in it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from crawler.model.staff import Member, Staff
from crawler.store.rows import add, chunks, conflict_insert
from crawler.store.session import Session
from crawler.store.tables.columns import storable
from crawler.store.tables.upkeep import STAFF_IMPORT, STAFF_MEMBER

_SAID = ("name", "title", "place", "until", "on_staff")


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What an import of the directory would do, or did. `gone` stood in the directory until now and
    do not any more; `left` are those, and others whom the new one says to have left.
    """

    people: int
    new: int
    left: tuple[Member, ...]
    gone: int
    before: int


def load_staff(session: Session, district_id: int) -> Staff | None:
    """Give the directory as it was last imported; None when none ever was."""
    mine = STAFF_IMPORT.c.district_id == district_id
    as_of = session.scalar(select(func.max(STAFF_IMPORT.c.as_of)).where(mine))
    if as_of is None:
        return None
    return Staff(as_of, tuple(_members(session, district_id).values()))


def compare_staff(
    session: Session, district_id: int, members: Sequence[Member], as_of: date
) -> StaffChange:
    """Say what importing `members` would change; writes nothing."""
    return _compare(_members(session, district_id), members, as_of)[0]


def save_staff(
    session: Session,
    district_id: int,
    members: Sequence[Member],
    source: str,
    as_of: date,
    now: datetime,
) -> StaffChange:
    """Write a directory down.

    Whoever stood in the last one and not in this one has left: the day before `as_of` was the last
    in service at the latest. Who is back is in service again.
    """
    change, rows = _compare(_members(session, district_id), members, as_of)
    statement = conflict_insert(session, STAFF_MEMBER)
    new = statement.excluded
    changed: dict[str, Any] = {name: new[name] for name in _SAID}
    changed["seen_on"] = func.coalesce(new.seen_on, STAFF_MEMBER.c.seen_on)
    upsert = statement.on_conflict_do_update(index_elements=["district_id", "email"], set_=changed)
    here = {one.email for one in members}
    values = [_values(one, district_id, as_of if one.email in here else None) for one in rows]
    for some in chunks(values):
        session.execute(upsert, list(some))
    noted = {"source": source, "as_of": as_of, "people": change.people, "gone": change.gone}
    add(session, STAFF_IMPORT, noted | {"district_id": district_id, "imported_at": now})
    return change


def _compare(
    before: dict[str, Member], members: Sequence[Member], as_of: date
) -> tuple[StaffChange, list[Member]]:
    """Give the change, and everybody whose row says something else afterwards or is seen again."""
    named = {one.email for one in members}
    gone = [replace(one, until=as_of - timedelta(days=1)) for one in before.values()
            if one.email not in named and one.until is None]  # fmt: skip
    # A directory that only says "switched off" does so at each import; the first day counts.
    known = [_since(one, before.get(one.email)) for one in members]
    left = [one for one in known if one.until and _was_in_service(before.get(one.email))]
    change = StaffChange(
        people=len(members),
        new=sum(one.email not in before for one in members),
        left=(*gone, *left),
        gone=len(gone),
        before=sum(one.until is None for one in before.values()),
    )
    return change, [*known, *gone]


def _since(one: Member, before: Member | None) -> Member:
    if one.until is None or before is None or before.until is None:
        return one
    return replace(one, until=min(one.until, before.until))


def _was_in_service(before: Member | None) -> bool:
    return before is not None and before.until is None


def _members(session: Session, district_id: int) -> dict[str, Member]:
    mine = STAFF_MEMBER.c.district_id == district_id
    rows = session.execute(select(STAFF_MEMBER).where(mine).order_by(STAFF_MEMBER.c.email))
    return {row.email: _member(row) for row in rows}


def _member(row: Row[Any]) -> Member:
    return Member(row.email, row.name, row.title, row.place, row.until, row.on_staff)


def _values(one: Member, district_id: int, seen_on: date | None) -> dict[str, Any]:
    return {
        "district_id": district_id,
        "email": storable(one.email),
        "name": storable(one.name),
        "title": storable(one.title),
        "place": storable(one.place),
        "until": one.until,
        "on_staff": one.on_staff,
        "seen_on": seen_on,
    }
