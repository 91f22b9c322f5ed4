"""Reads a calendar from a sheet: one event a row. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.register.calendar_entry import CalendarProblem, Ear, Entry
from crawler.register.dates import day_order, read_day
from crawler.register.sheet import Row, SheetError
from crawler.register.words import fold

_TITLES = {
    "date": "date | start | start date | first day | day | fecha | jour | datum | 日期",
    "end": "end | end date | last day | hasta | fin | einde | 结束",
    "title": "title | event | summary | subject | name | evento | evenement | titel | 活动",
    "unit": "unit | school | team | calendar | organizer | escuela | ecole | ploeg | 学校",
    "public": "public | open to the public | open | publico | ouvert au public | openbaar | 公开",
}
_YES = {"yes", "y", "true", "1", "x", "public", "open", "si", "oui", "ja", "是"}
_NO = {"no", "n", "false", "0", "private", "closed", "non", "nee", "否"}
_HEADER_ROWS = 15


def read_rows(rows: Sequence[Row], ear: Ear) -> Iterator[Entry | CalendarProblem]:
    """Give the entries. Raises SheetError when the columns are not known."""
    header, columns = _header(rows)
    below = [row for row in rows if row.number > header]
    order = day_order(row.cell(columns["date"]) for row in below)
    for row in below:
        cells = {key: row.cell(place) for key, place in columns.items()}
        first = read_day(cells["date"], order).value
        last = read_day(cells.get("end", ""), order).value
        unit = ear.unit_id if ear.unit_id is not None else ear.unit_called(cells.get("unit", ""))
        said = fold(cells.get("public", "")) or cells.get("public", "")
        if first is None or not cells["title"]:
            expected = "a day such as 2027-03-08, and what the event is called"
            yield CalendarProblem(row.number, expected)
        elif said and said not in _YES | _NO:
            yield CalendarProblem(row.number, "yes or no under Public")
        elif cells.get("unit") and unit is None:
            yield CalendarProblem(row.number, "a school, team or club that district.toml names")
        else:
            sounds = ear.public or ear.sounds_public(cells["title"])
            public = said in _YES if said else sounds
            units = () if unit is None else (unit,)
            yield Entry(cells["title"], first, max(first, last or first), public, units)


def _header(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    known = {
        fold(word) or word.strip(): key for key, said in _TITLES.items() for word in said.split("|")
    }
    for row in rows[:_HEADER_ROWS]:
        columns: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            key = known.get(fold(cell) or cell)
            if key:
                columns.setdefault(key, place)
        if {"date", "title"} <= columns.keys():
            return row.number, columns
    raise SheetError(
        "No header was found. The first row must name the columns: Date, Event; and perhaps End, "
        "School or Team, Public. A calendar program's own export (ICS) is read too."
    )
