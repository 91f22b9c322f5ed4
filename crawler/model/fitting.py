"""Fits plain values from a file (strings, numbers, lists, mappings) into a frozen dataclass,
exactly. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit: `key` is the name of the field as in the file, `message` what is
    wrong.
    """

    key: str
    message: str


class MisfitError(Exception):
    """The values do not fit; `misfits` holds everything that is wrong."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        super().__init__("; ".join(f"{one.key}: {one.message}" for one in misfits))
        self.misfits = misfits


def fit(kind: type[Any], values: Mapping[str, object]) -> Any:
    """Give a `kind` made of `values`. Fields may be str, int, float, bool, StrEnum, tuples and sets
    of these, further dataclasses, `None`-able ones included. Raises MisfitError naming every
    unknown, missing and wrongly typed field.
    """
    wanted = {one.name: one for one in fields(kind)}
    misfits = [Misfit(key, f"is not known; {takes(kind)}") for key in values if key not in wanted]
    hints = get_type_hints(kind)
    fitted: dict[str, object] = {}
    for name, one in wanted.items():
        if name not in values:
            if one.default is MISSING and one.default_factory is MISSING:
                misfits.append(Misfit(name, f"is missing; {takes(kind)}"))
            continue
        try:
            fitted[name] = _fitted(hints[name], values[name])
        except (TypeError, ValueError) as error:
            misfits.append(Misfit(name, str(error)))
        except MisfitError as error:
            misfits += [Misfit(f"{name}.{inner.key}", inner.message) for inner in error.misfits]
    if misfits:
        raise MisfitError(tuple(misfits))
    return kind(**fitted)


def takes(kind: type[Any]) -> str:
    """Say what a dataclass takes: `it takes check (…), max_age_days (number or nothing)`."""
    hints = get_type_hints(kind)
    named = [f"{one.name} ({spoken(hints[one.name])})" for one in fields(kind)]
    return "it takes " + (", ".join(named) if named else "nothing")


def spoken(hint: Any) -> str:
    """Write a type for somebody who edits YAML."""
    plain = {
        str: "text",
        int: "whole number",
        float: "number",
        bool: "true or false",
        NoneType: "nothing",
    }
    if hint in plain:
        return plain[hint]
    if get_origin(hint) in {Union, UnionType}:
        return " or ".join(spoken(one) for one in get_args(hint))
    if get_origin(hint) in {tuple, frozenset}:
        return f"list of {spoken(get_args(hint)[0])}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "one of " + ", ".join(one.value for one in hint)
    return "mapping"


def _fitted(hint: Any, value: object) -> object:
    if get_origin(hint) in {Union, UnionType}:
        return _fitted_choice(hint, value)
    if get_origin(hint) in {tuple, frozenset}:
        return _fitted_list(hint, value)
    if isinstance(hint, type) and is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise TypeError(f"must be a mapping, not {value!r}")
        return fit(hint, value)
    return _fitted_word(hint, value)


def _fitted_choice(hint: Any, value: object) -> object:
    if value is None and NoneType in get_args(hint):
        return None
    for one in get_args(hint):
        if one is not NoneType:
            return _fitted(one, value)
    raise TypeError(f"must be {spoken(hint)}, not {value!r}")


def _fitted_list(hint: Any, value: object) -> object:
    if not isinstance(value, list | tuple | set | frozenset):
        raise TypeError(f"must be a {spoken(hint)}, not {value!r}")
    item = get_args(hint)[0]
    if item is str and all(type(one) is str for one in value):
        return get_origin(hint)(value)  # phrases come in lists of thousands
    return get_origin(hint)(_fitted(item, one) for one in value)


def _fitted_word(hint: Any, value: object) -> object:
    is_flag = isinstance(value, bool)
    if hint is float and isinstance(value, int | float) and not is_flag:
        return float(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum) and isinstance(value, str):
        if value in {one.value for one in hint}:
            return hint(value)
    elif isinstance(hint, type) and isinstance(value, hint) and (hint is bool or not is_flag):
        return value
    raise TypeError(f"must be {spoken(hint)}, not {value!r}")
