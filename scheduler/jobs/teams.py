"""Write the clean-up sheet of a school's team accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from config.problems import unknown
from crawler.model.account import Unit
from crawler.register.sheet import SheetError
from crawler.runs.teams import School, schools_now
from crawler.store.districts import load_district
from reports.lists.teams import Grid, teams_grid
from reports.render.grid import lay_out_grids
from reports.sheets.grid import write_grids
from scheduler.jobs.home import Home
from scheduler.jobs.looking import UnfitError


def write_cleanup(
    home: Home, file: Path, now: datetime, school: str | None = None, recipient: str | None = None
) -> int:
    """Write the sheet as XLSX or HTML by the file's ending, of all schools, of one, or of those
    that a recipient answers for; gives the number of accounts.

    Raises SheetError for another ending, UnfitError for a school or a recipient that is not
    there.
    """
    form = file.suffix.lower().removeprefix(".")
    if form not in {"xlsx", "html"}:
        raise SheetError(f"{file.name}: expected a name that ends with .xlsx or .html.")
    grids = grids_of(home, now, school, recipient)
    count = sum(len(cell) for grid in grids for row in grid.rows for cell in row.cells)
    if form == "html":
        file.write_text(lay_out_grids(grids, "Team accounts"), "utf-8")
        return count
    with file.open("wb") as target:
        return write_grids(grids, target)


def grids_of(
    home: Home, now: datetime, school: str | None = None, recipient: str | None = None
) -> tuple[Grid, ...]:
    """Give the sheets of the schools that are wanted."""
    with home.store.read() as session:
        schools = schools_now(session, home.settings, home.pack, home.district_id, now)
        units = load_district(session, home.district_id).units
    wanted = _wanted(home, schools, units, (school, recipient))
    today = home.day(now)
    return tuple(
        teams_grid(one.unit.name, ((two.upkeep, two.advice) for two in one.accounts), today)
        for one in wanted
    )


def _wanted(
    home: Home,
    schools: Sequence[School],
    units: Sequence[Unit],
    which: tuple[str | None, str | None],
) -> list[School]:
    school, recipient = which
    known = {one.unit.name: one for one in schools}
    if school is not None:
        if school not in known:
            raise UnfitError(unknown("school", school, known))
        schools = [known[school]]
    if recipient is None:
        return list(schools)
    people = {one.email.casefold(): one for one in home.settings.district.recipients}
    person = people.get(recipient.casefold())
    if person is None:
        raise UnfitError(unknown("recipient", recipient, people))
    return [one for one in schools if _answers_for(person.unit, one.unit, units)]


def _answers_for(name: str | None, school: Unit, units: Sequence[Unit]) -> bool:
    """Say whether who is told of a unit answers for a school: it is that, or the school's a part
    of it; without a unit it is everybody's.
    """
    by_id = {unit.id: unit for unit in units}
    unit: Unit | None = school
    for _ in units:
        if unit is None:
            return False
        if name is None or unit.name == name:
            return True
        unit = by_id.get(unit.parent_id) if unit.parent_id is not None else None
    return False
