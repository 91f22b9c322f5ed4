"""The names of a district's units, as texts and handles are searched for them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.account import Unit


class NameKind(StrEnum):
    """How much a name says by itself. An abbreviation and a mascot need company; a root is the
    place in a name.
    """

    FULL = "full"
    ABBREVIATION = "abbreviation"
    ROOT = "root"
    MASCOT = "mascot"


TELLING = frozenset({NameKind.FULL, NameKind.ABBREVIATION})
"""What names a unit and not only its place or its mascot."""


@dataclass(frozen=True, slots=True)
class Name:
    """A way to write units; `units` are ids, empty where the name is a neighbour's."""

    kind: NameKind
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a district by their letters without spaces; `beginnings`: what they begin
    with; `words`: the single words in them; `spelled`: full names of several words, and whose.
    """

    by_letters: Mapping[str, tuple[Name, ...]]
    beginnings: frozenset[str]
    words: frozenset[str]
    spelled: tuple[tuple[tuple[str, ...], int], ...]
    state: str | None
    district_unit: int | None
    units: Mapping[int, Unit]
