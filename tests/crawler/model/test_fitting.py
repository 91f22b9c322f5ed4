"""Values from a file fit a dataclass exactly, or everything that does not is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest

from crawler.model.fitting import MisfitError, fit


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    word: str


@dataclass(frozen=True, slots=True)
class Outer:
    share: float
    count: int = 1
    colours: tuple[Colour, ...] = ()
    inner: tuple[Inner, ...] = ()
    limit: float | None = None
    flag: bool = False
    names: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "share"),
        ({"share": "1"}, "share"),
        ({"share": True}, "share"),
        ({"share": 1, "count": 1.5}, "count"),
        ({"share": 1, "count": True}, "count"),
        ({"share": 1, "colours": ["green"]}, "colours"),
        ({"share": 1, "colours": "red"}, "colours"),
        ({"share": 1, "inner": [{}]}, "inner.word"),
        ({"share": 1, "inner": ["x"]}, "inner"),
        ({"share": 1, "limit": "much"}, "limit"),
        ({"share": 1, "flag": 1}, "flag"),
        ({"share": 1, "shade": 1}, "shade"),
    ],
)
def test_refuses_what_does_not_fit(values: dict[str, object], key: str) -> None:
    with pytest.raises(MisfitError) as error:
        fit(Outer, values)

    assert [one.key for one in error.value.misfits] == [key]


def test_names_everything_at_once() -> None:
    with pytest.raises(MisfitError) as error:
        fit(Outer, {"count": "x", "shade": 1})

    assert {one.key for one in error.value.misfits} == {"count", "shade", "share"}


def test_fits() -> None:
    values = {
        "share": 1,
        "colours": ["red", "blue"],
        "inner": [{"word": "a"}],
        "limit": None,
        "names": ["x"],
    }

    fitted = fit(Outer, values)

    assert fitted == Outer(
        1.0, 1, (Colour.RED, Colour.BLUE), (Inner("a"),), None, names=frozenset({"x"})
    )
