"""Finds the unit that a person names in a command."""

from __future__ import annotations

from crawler.model.account import Unit
from crawler.model.case import District
from crawler.register.units import UnitIndex


class UnknownUnitError(Exception):
    """No unit of the district is called so; the text says what was expected."""


def unit_called(district: District, name: str) -> Unit:
    """Give the unit of this name or alias. Raises UnknownUnitError."""
    unit, _, expected = UnitIndex(district.units).find(name)
    if unit is None:
        raise UnknownUnitError(f"No unit of the district is called {name!r}; expected {expected}.")
    return unit
