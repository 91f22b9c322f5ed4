"""Reads who answers for an account, and who keeps its credentials, from one row. Pure."""

from __future__ import annotations

from crawler.model.account import Administrator, Custody
from crawler.register import choices
from crawler.register.cells import Cells, administrator_numbers
from crawler.register.fields import Field
from crawler.register.people import EXPECTED_MAIL, Person, administrators_of, mail_of, people_in

_NOT_SAID = "not said"
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def read_administrators(cells: Cells) -> tuple[Administrator, ...]:
    """Read all administrators of a row, in the order of their columns."""
    people: list[Person] = []
    for number in administrator_numbers(cells.headers):
        people.extend(_people(cells, number))
    return administrators_of(people)


def _people(cells: Cells, number: int) -> list[Person]:
    named = people_in(cells.raw(Field.ADMINISTRATOR, number))
    own_mail = cells.mail(Field.ADMINISTRATOR_EMAIL, number)
    until = cells.day(Field.ADMINISTRATOR_UNTIL, number)
    word = cells.text(Field.ADMINISTRATOR_RANK, number)
    rank = choices.rank_of(word) if word else None
    if word and rank is None:
        cells.refuse(Field.ADMINISTRATOR_RANK, "this is no rank", "primary or secondary", number)
    year = read_year(cells, Field.ADMINISTRATOR_CLASS, number)
    if not named:
        return [Person(None, own_mail, rank, until, year)] if own_mail else []
    return [
        Person(
            name, _mail(cells, number, mail) if mail or position else own_mail, rank, until, year
        )
        for position, (name, mail) in enumerate(named)
    ]


def read_year(cells: Cells, field: Field, number: int = 0) -> int | None:
    """Read a cell as a year, of a school year the first; refuses what is none."""
    cell = cells.text(field, number)
    if cell is None:
        return None
    year = int(cell[:4]) if cell[:4].isascii() and cell[:4].isdecimal() else None
    if year is None or len(cell[:4]) < 4 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        cells.refuse(field, "this is no year", "a year such as 2026", number)
        return None
    if len(cell) > 4:
        cells.doubt(field, f"read as {year}", "one year, such as 2026", number)
    return year


def _mail(cells: Cells, number: int, mail: str | None) -> str | None:
    found = mail_of(mail) if mail else None
    if mail and found is None:
        cells.refuse(Field.ADMINISTRATOR, "the e-mail address in it is none", EXPECTED_MAIL, number)
    return found


def read_custody(cells: Cells) -> dict[str, Custody | None]:
    """Read the custody; nothing at all when the sheet has no column for it."""
    if not (cells.has(Field.CUSTODY_BY) or cells.has(Field.CUSTODY_PLACE)):
        return {}
    by, place = cells.text(Field.CUSTODY_BY), cells.text(Field.CUSTODY_PLACE)
    on = cells.day(Field.CUSTODY_ON)
    if by is None and place is None:
        if on is not None:
            what = "a day is said, but neither who deposited nor where; nothing was taken"
            cells.doubt(Field.CUSTODY_ON, what, "a name and a place beside it")
        return {"custody": None}
    return {"custody": Custody(by or _NOT_SAID, place or _NOT_SAID, on)}
