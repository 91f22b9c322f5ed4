"""The names of a district's units, ready to be found in texts and handles. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from crawler.model.account import Unit, UnitKind
from crawler.model.case import District
from crawler.model.words.letters.name_words import (
    ARTICLES,
    CLOSER,
    COMMON,
    CONTRACTED,
    KINDS,
    KINDS_AFTER,
    OF_A_KIND,
    OF_PLACES,
    SAINTS,
    SHORTER,
)
from crawler.model.words.letters.tokens import NUMBER, words


class NameKind(StrEnum):
    """How much a name says by itself. An abbreviation and a mascot need company; a root is the
    place in a name.
    """

    FULL = "full"
    ABBREVIATION = "abbreviation"
    ROOT = "root"
    MASCOT = "mascot"


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


_ABBREVIATION_LETTERS = 6
_SPELLINGS = 16
"""Most short spellings of one name."""
_ROOT_LETTERS = 4


@lru_cache(maxsize=16)
def names_of(district: District) -> Names:
    """Give the names of a district and its units; made once for each district."""
    by_letters: dict[str, dict[tuple[NameKind, int | None], None]] = {}
    for letters, kind, unit in _entries(district):
        if letters:
            by_letters.setdefault(letters, {})[(kind, unit)] = None
    made = {letters: _names(found) for letters, found in by_letters.items()}
    return Names(
        by_letters=made,
        beginnings=frozenset(name[:end] for name in made for end in range(1, len(name) + 1)),
        words=frozenset(_words(district)),
        spelled=tuple(dict.fromkeys(_spelled(district))),
        state=district.state,
        district_unit=_district_unit(district),
        units={unit.id: unit for unit in district.units},
    )


def _names(found: Mapping[tuple[NameKind, int | None], None]) -> tuple[Name, ...]:
    kinds = dict.fromkeys(kind for kind, _ in found)
    return tuple(
        Name(kind, tuple(unit for other, unit in found if other is kind and unit is not None))
        for kind in kinds
    )


def _words(district: District) -> Iterator[str]:
    for name in (district.name, *district.aliases, district.city or ""):
        yield from words(name)
    for unit in district.units:
        for name in (unit.name, *unit.aliases, unit.mascot or ""):
            yield from words(name)


def _spelled(district: District) -> Iterator[tuple[tuple[str, ...], int]]:
    for unit in district.units:
        for name in (unit.name, *unit.aliases):
            parts = words(name)
            if len(parts) > 1:
                yield parts, unit.id


def _district_unit(district: District) -> int | None:
    return next((one.id for one in district.units if one.kind is UnitKind.DISTRICT), None)


def _entries(district: District) -> Iterator[tuple[str, NameKind, int | None]]:
    top = _district_unit(district)
    for name in (district.name, *district.aliases):
        yield from _written(name, top if top is not None else 0)
    for unit in district.units:
        for name in (unit.name, *unit.aliases):
            yield from _written(name, unit.id)
        if unit.mascot:
            yield from _mascots(unit.mascot, unit.id)
        if unit.kind in {UnitKind.SCHOOL, UnitKind.DISTRICT}:
            yield from _roots(unit, district)
    for name in district.neighbours:
        yield "".join(words(name)), NameKind.FULL, None


def _written(name: str, unit: int) -> Iterator[tuple[str, NameKind, int]]:
    parts = words(name)
    if is_abbreviation(name):
        yield "".join(parts), NameKind.ABBREVIATION, unit
        return
    yield "".join(parts), NameKind.FULL, unit
    if not SAINTS.keys().isdisjoint(parts):
        yield "".join(SAINTS.get(part, part) for part in parts), NameKind.FULL, unit
    yield from ((letters, NameKind.FULL, unit) for letters in _inflected(parts))
    yield from ((letters, NameKind.FULL, unit) for letters in _kinds_short(parts))
    for long, shorter in SHORTER.items():
        if len(parts) > len(long) and parts[-len(long) :] == long:
            for short in shorter:
                yield "".join(parts[: -len(long)] + short), NameKind.FULL, unit


def _numbered(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a name also without `No.`, and without what follows the number: `Escuela No. 12`."""
    yield parts
    number = next((at for at, part in enumerate(parts) if at and part.isdigit()), None)
    if number is None:
        return
    for one in dict.fromkeys((parts, parts[: number + 1])):
        yield one
        yield tuple(part for part in one if part != NUMBER)


def _kinds_short(parts: tuple[str, ...]) -> Iterator[str]:
    """Give a name with the kind of school shortened, without `Escuela`, or without `No.`"""
    for one in _numbered(parts):
        heads = (one, one[1:]) if len(one) > 2 and one[1] in OF_A_KIND else (one,)
        for head in heads:
            choices = [dict.fromkeys((part, KINDS.get(part, part))) for part in head]
            yield from map("".join, islice(product(*choices), _SPELLINGS))


def _inflected(parts: tuple[str, ...]) -> Iterator[str]:
    """Give a name without articles inside it, and after French `de` (`Les Pins`: `des Pins`)."""
    short = [part for part in parts[1:] if part not in ARTICLES]
    if short and len(short) < len(parts) - 1:
        yield "".join((parts[0], *short))
    if len(parts) > 2 and parts[:2] in OF_PLACES:
        yield "".join(("vd", *parts[2:]))
    if len(parts) > 1 and parts[0] in CONTRACTED:
        yield "".join((CONTRACTED[parts[0]], *parts[1:]))


def is_abbreviation(name: str) -> bool:
    """Say whether a name is only initials (`EHS`, `HLPS`), or two Han characters."""
    letters = name.strip()
    if len(letters) == 2 and not letters.isascii():
        return True
    short = len(letters) <= _ABBREVIATION_LETTERS and letters.isalpha()
    return short and letters.isascii() and letters.upper() == letters


def _mascots(mascot: str, unit: int) -> Iterator[tuple[str, NameKind, int]]:
    parts = words(mascot)
    for letters in {"".join(parts), parts[-1] if parts[-1].isascii() else "".join(parts)}:
        yield letters, NameKind.MASCOT, unit
        if letters.isascii() and letters.endswith("s"):
            yield letters[:-1], NameKind.MASCOT, unit


def _roots(unit: Unit, district: District) -> Iterator[tuple[str, NameKind, int]]:
    first = words(unit.name)[0]
    if len(first) >= _ROOT_LETTERS and first.isascii() and first not in COMMON:
        yield first, NameKind.ROOT, unit.id
        two = "".join(words(unit.name)[:2])
        yield two, NameKind.ROOT, unit.id
    parts = words(unit.name)
    if len(parts) > 3 and parts[:2] in OF_PLACES:
        yield "".join(parts[:3]), NameKind.ROOT, unit.id
        yield "vd" + parts[2], NameKind.ROOT, unit.id
    if district.city:
        yield "".join(words(district.city)), NameKind.ROOT, unit.id
    for alias in unit.aliases:
        parts = words(alias)
        kept = parts[: next((at for at, one in enumerate(parts) if one in KINDS_AFTER), 0)]
        if kept and kept[0] not in COMMON and len("".join(kept)) >= _ROOT_LETTERS:
            yield "".join(kept), NameKind.ROOT, unit.id
    yield from _bare_name(unit)


def _bare_name(unit: Unit) -> Iterator[tuple[str, NameKind, int]]:
    """Give a school's name without the kind of school before it (`CBS De Ark`: `De Ark`); it is
    the full name where an alias says so without the article, else it needs company as initials do.
    """
    kind, *rest = words(unit.name)
    while len(rest) > 2 and rest[0] in CLOSER:
        rest = rest[1:]
    if kind in COMMON and len(rest) > 1 and rest[0] in ARTICLES:
        whole = any(words(alias) in {tuple(rest), tuple(rest[1:])} for alias in unit.aliases)
        yield "".join(rest), NameKind.FULL if whole else NameKind.ABBREVIATION, unit.id
