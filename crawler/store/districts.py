"""Districts with their units and marks, as the settings say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from crawler.model.account import Unit, UnitKind
from crawler.model.case import District, Mark
from crawler.store.rows import add
from crawler.store.session import Session, StoreError
from crawler.store.tables.places import APPROVED_TOOL, DISTRICT, MARK, UNIT

_LISTS = ("aliases", "domains", "email_domains", "neighbours", "languages")


def save_district(session: Session, district: District) -> int:
    """Write the district as the settings say it and give its id; ids inside of `district` only tie
    its parts together.

    It is known by its name, a unit by its name in it, a mark by its stem. A unit that the settings
    name no longer is not listed any more but stays for the accounts that it had; one that came with
    the register stays listed.
    """
    values: dict[str, Any] = {name: list(getattr(district, name)) for name in _LISTS}
    values |= {"city": district.city, "state": district.state}
    district_id = find_district(session, district.name)
    if district_id is not None and _same(load_district(session, district_id), district):
        return district_id
    if district_id is None:
        district_id = add(session, DISTRICT, {"name": district.name} | values)
    else:
        session.execute(update(DISTRICT).where(DISTRICT.c.id == district_id).values(values))
    numbers = _save_units(session, district_id, district.units)
    _save_marks(session, district_id, district.marks, numbers)
    session.execute(delete(APPROVED_TOOL).where(APPROVED_TOOL.c.district_id == district_id))
    tools = [
        {"district_id": district_id, "name": name}
        for name in dict.fromkeys(district.approved_tools)
    ]
    if tools:
        session.execute(insert(APPROVED_TOOL), tools)
    return district_id


def _same(kept: District, said: District) -> bool:
    """Say whether the settings say what is kept, apart from ids."""
    parts = [_named_parts(district) for district in (kept, said)]
    bare = [replace(d, id=0, units=(), marks=(), approved_tools=()) for d in (kept, said)]
    tools = [sorted(set(d.approved_tools)) for d in (kept, said)]
    return parts[0] == parts[1] and bare[0] == bare[1] and tools[0] == tools[1]


def _named_parts(district: District) -> list[tuple[object, ...]]:
    """Give units, in order, and marks, with the names of what they point at instead of ids."""
    names = {unit.id: unit.name for unit in district.units}
    units = [
        (_name(names, unit.parent_id), *astuple(replace(unit, id=0, parent_id=None)))
        for unit in district.units
    ]
    marks = [(m.stem, m.title, m.sha256, _name(names, m.unit_id)) for m in district.marks]
    return [*units, *sorted(marks, key=str)]


def _name(names: dict[int, str], number: int | None) -> str | None:
    return None if number is None else names.get(number)


def load_district(session: Session, district_id: int) -> District:
    """Give the district with its listed units in the settings' order, its marks and tools by name.

    Raises StoreError when there is none with this id.
    """
    row = session.execute(select(DISTRICT).where(DISTRICT.c.id == district_id)).one_or_none()
    if row is None:
        raise StoreError(f"there is no district with the number {district_id}")
    listed = (UNIT.c.district_id == district_id) & UNIT.c.listed
    units = session.execute(select(UNIT).where(listed).order_by(UNIT.c.position, UNIT.c.id))
    marks = session.execute(
        select(MARK).where(MARK.c.district_id == district_id).order_by(MARK.c.stem)
    )
    tools = select(APPROVED_TOOL.c.name).where(APPROVED_TOOL.c.district_id == district_id)
    lists: dict[str, Any] = {name: tuple(getattr(row, name)) for name in _LISTS}
    return District(
        id=row.id,
        name=row.name,
        city=row.city,
        state=row.state,
        units=tuple(map(unit_of, units)),
        marks=tuple(Mark(m.stem, m.title, m.sha256, m.unit_id) for m in marks),
        approved_tools=tuple(session.scalars(tools.order_by(APPROVED_TOOL.c.name))),
        **lists,
    )


def find_district(session: Session, name: str) -> int | None:
    """Give the id of the district with this name."""
    return session.scalar(select(DISTRICT.c.id).where(DISTRICT.c.name == name))


def only_district(session: Session) -> int | None:
    """Give the id of the installation's district; None when there is none, or more than one."""
    ids = session.scalars(select(DISTRICT.c.id).limit(2)).all()
    return ids[0] if len(ids) == 1 else None


def unit_of(row: Row[Any]) -> Unit:
    """Give the unit that a row holds."""
    return Unit(
        row.id,
        row.name,
        UnitKind(row.kind),
        row.parent_id,
        tuple(row.aliases),
        row.mascot,
        row.sport,
    )


def unit_values(unit: Unit, position: int) -> dict[str, Any]:
    """Give the columns of a unit's row, without its district, parent and origin."""
    return {
        "name": unit.name,
        "kind": unit.kind.value,
        "aliases": list(unit.aliases),
        "mascot": unit.mascot,
        "sport": unit.sport,
        "position": position,
        "listed": True,
    }


def _save_units(session: Session, district_id: int, units: Iterable[Unit]) -> dict[int, int]:
    """Write the units and give their ids in the store by the ids they came with."""
    ours = (UNIT.c.district_id == district_id) & UNIT.c.from_settings
    session.execute(update(UNIT).where(ours).values(listed=False))
    numbers: dict[int, int] = {}
    parents: dict[int, int] = {}
    for position, unit in enumerate(units):
        values = unit_values(unit, position) | {"from_settings": True}
        number = session.scalar(select(UNIT.c.id).where(_named(district_id, unit.name)))
        if number is None:
            number = add(session, UNIT, values | {"district_id": district_id})
        else:
            session.execute(
                update(UNIT).where(UNIT.c.id == number).values(values | {"parent_id": None})
            )
        numbers[unit.id] = number
        if unit.parent_id is not None:
            parents[number] = unit.parent_id
    for number, parent in parents.items():
        session.execute(
            update(UNIT).where(UNIT.c.id == number).values(parent_id=numbers.get(parent))
        )
    return numbers


def _save_marks(
    session: Session, district_id: int, marks: Iterable[Mark], numbers: dict[int, int]
) -> None:
    session.execute(delete(MARK).where(MARK.c.district_id == district_id))
    for mark in marks:
        unit_id = None if mark.unit_id is None else numbers.get(mark.unit_id)
        values = {"stem": mark.stem, "title": mark.title, "sha256": mark.sha256, "unit_id": unit_id}
        session.execute(insert(MARK).values(values | {"district_id": district_id}))


def _named(district_id: int, name: str) -> ColumnElement[bool]:
    return (UNIT.c.district_id == district_id) & (UNIT.c.name == name)
