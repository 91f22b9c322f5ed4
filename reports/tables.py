"""A sheet before it is written: titled columns with a kind, and rows. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 has no place for."""


class Kind(StrEnum):
    """What stands in a column: a text, the name of what the row's address leads to, a text with
    several lines, that address, a day, a number.
    """

    TEXT = "text"
    NAME = "name"
    LONG = "long"
    LINK = "link"
    DAY = "day"
    NUMBER = "number"


Cell = str | date | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; `width` is in characters, None = what the kind usually needs. Paper is
    narrow: what is not `printed` stands in the other forms only.
    """

    title: str
    kind: Kind = Kind.TEXT
    width: int | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: their heading, a sentence about all of them, how many they are."""

    heading: str
    about: str
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A whole sheet, however long. `about` is one sentence below the title; `groups` divide the
    rows of the printed form, in order; without them they stand in one table.
    """

    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[Group, ...] = ()

    def grouped(self) -> Sequence[tuple[Group, tuple[tuple[Cell, ...], ...]]]:
        """Give each group with its rows; nothing when there are no rows at all."""
        groups = self.groups or (Group("", "", len(self.rows)),)
        found, start = [], 0
        for group in groups if self.rows else ():
            found.append((group, self.rows[start : start + group.number]))
            start += group.number
        return found


def writable(text: str) -> str:
    """Give the text without what neither XML nor a spreadsheet program can hold."""
    return _UNWRITABLE.sub("", text)
