"""Finds the unit that a cell names. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from crawler.model.account import Unit
from crawler.register.words import fold

_MOST_GUESSES = 200
"""Nearest names are looked for so often at most: it takes a millisecond each, and a sheet with more
unknown names was made for another district."""

Found = tuple[Unit | None, str, str]


class UnitIndex:
    """The district's units by every name they have; answers are remembered."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._named: dict[str, list[Unit]] = {}
        for unit in units:
            for name in {fold(name) for name in (unit.name, *unit.aliases)}:
                self._named.setdefault(name, []).append(unit)
        self._answers: dict[str, Found] = {}
        self._guesses = 0

    def find(self, cell: str) -> Found:
        """Give the unit that `cell` names, or None; then what is doubtful and what was expected."""
        name = fold(cell)
        if name not in self._answers:
            self._answers[name] = self._find(name)
        return self._answers[name]

    def _find(self, name: str) -> Found:
        units = self._named.get(name, [])
        if len(units) == 1:
            return units[0], "", ""
        if units:
            full = " or ".join(unit.name for unit in units)
            exact = [unit for unit in units if fold(unit.name) == name]
            if len(exact) == 1:
                return exact[0], "", ""
            return None, "several units are called so; none was taken", full
        return None, "no unit of the district is called so; none was taken", self._nearest(name)

    def _nearest(self, name: str) -> str:
        self._guesses += 1
        near = []
        if self._guesses <= _MOST_GUESSES:
            near = get_close_matches(name, list(self._named), n=1, cutoff=0.6)
        if not near:
            return "the name or an alias of a unit in district.toml"
        return f"perhaps {self._named[near[0]][0].name}"
