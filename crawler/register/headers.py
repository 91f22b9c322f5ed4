"""Finds out what each column of a sheet says. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from crawler.register.aliases import aliases
from crawler.register.fields import MAX_ADMINISTRATORS, Column, Field
from crawler.register.sheet import Row, SheetError
from crawler.register.words import fold, shown

_HEADER_ROWS = 15
"""A title and a date may stand above the header; further down it is no header."""
_ENOUGH = 2
_NONE: Mapping[str, Column] = MappingProxyType({})
_WHO = (
    r"administrators?|admins?|account managers?|managers?|moderators?|owners?|account owners?|"
    r"contacts?|responsible|administrador(?:es|a)?|responsables?|administrateurs?|gestionnaires?|"
    r"beheerders?|管理员|负责人"
)
_ORDER = (
    r"primary|secondary|backup|first|second|third|1st|2nd|3rd|main|other|additional|"
    r"principal|secundario|secondaire|primaire|eerste|tweede|主|第一|第二|第三|\d{1,2}"
)
_ADMINISTRATOR = re.compile(
    rf"(?:(?P<before>{_ORDER})\s?)?(?:{_WHO})(?:\s?(?P<middle>{_ORDER}))?"
    r"(?:\s?(?P<about>e ?mails?|mails?|email address|correo|courriel|邮箱|rank|rang|until|end date|"
    r"last day|class year|class|class of|graduates|graduation year|hasta|"
    r"jusqu au|tot|names?|nombre|nom|naam|姓名))?(?:\s?(?P<after>\d{1,2}))?"
)
_PLURAL = re.compile(r"(\w)\((?:s|es|n|en)\)")
"""`Account manager(s)` asks for what `Account manager` asks for."""
_NUMBERS = {
    **dict.fromkeys(
        ("secondary", "backup", "second", "2nd", "other", "additional", "secundario"), 2
    ),
    **dict.fromkeys(("secondaire", "tweede", "第二"), 2),
    **dict.fromkeys(("third", "3rd", "第三"), 3),
}
_ABOUT = {
    "rank": Field.ADMINISTRATOR_RANK,
    "rang": Field.ADMINISTRATOR_RANK,
    **dict.fromkeys(
        ("until", "end date", "last day", "hasta", "jusqu au", "tot"), Field.ADMINISTRATOR_UNTIL
    ),
    **dict.fromkeys(
        ("class year", "class", "class of", "graduates", "graduation year"),
        Field.ADMINISTRATOR_CLASS,
    ),
    **dict.fromkeys(("name", "names", "nombre", "nom", "naam", "姓名"), Field.ADMINISTRATOR),
}


@dataclass(frozen=True, slots=True)
class Headers:
    """What the header says: the position of each known column, and the titles nobody knows.

    `row` is the number of the header's row, `unknown` are pairs of position and title.
    """

    row: int
    columns: Mapping[Column, int]
    titles: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]
    fields: frozenset[Field]

    def has(self, name: Field) -> bool:
        """Say whether the sheet has a column for `name`."""
        return name in self.fields


def own_columns(said: Mapping[str, str]) -> Mapping[str, Column]:
    """Give the columns that an office named itself, by their folded titles; `said` maps its title
    to one of ours. Raises SheetError with every title of ours that is none.
    """
    wrong = [name for name in said.values() if column_of(name) is None]
    if wrong:
        named = ", ".join(repr(shown(name)) for name in wrong)
        raise SheetError(f"[columns] in district.toml: no column is called {named}.")
    return {fold(title): column for title, name in said.items() if (column := column_of(name))}


def find_headers(rows: Sequence[Row], own: Mapping[str, Column] = _NONE) -> Headers:
    """Find the header among the first rows. Raises SheetError when none names an account."""
    read = (_read(row, own) for row in rows[:_HEADER_ROWS])
    found = [headers for headers in read if len(headers.columns) >= _ENOUGH]
    for headers in found:
        if headers.has(Field.URL) or headers.has(Field.HANDLE):
            return headers
    raise SheetError(
        "No header was found. The first row must name the columns, such as: Platform, Handle, "
        "Account name, Site URL, Kind, Unit, Administrator 1, Approved by."
    )


def _read(row: Row, own: Mapping[str, Column]) -> Headers:
    columns: dict[Column, int] = {}
    unknown: list[tuple[int, str]] = []
    for position, title in enumerate(row.cells):
        column = own.get(fold(title)) or column_of(title)
        if column is not None and column not in columns:
            columns[column] = position
        elif title:
            unknown.append((position, shown(title)))
    fields = frozenset(column.field for column in columns)
    return Headers(row.number, columns, row.cells, tuple(unknown), fields)


@lru_cache(maxsize=1024)
def column_of(title: str) -> Column | None:
    """Give what a title means, or None."""
    folded = fold(_PLURAL.sub(r"\1", title)) or title.strip()
    known = aliases().get(folded)
    if known is Field.ADMINISTRATOR:
        return Column(known, 1)
    return Column(known) if known is not None else _administrator(folded)


def _administrator(folded: str) -> Column | None:
    match = _ADMINISTRATOR.fullmatch(folded)
    if match is None:
        return None
    order = match["before"] or match["middle"] or match["after"] or "1"
    number = int(order) if order.isdecimal() else _NUMBERS.get(order, 1)
    about = match["about"]
    name = Field.ADMINISTRATOR if about is None else _ABOUT.get(about, Field.ADMINISTRATOR_EMAIL)
    return Column(name, number) if 1 <= number <= MAX_ADMINISTRATORS else None
