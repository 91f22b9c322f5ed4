"""Makes ready the names of a district: of its units, their places and mascots, and its neighbours.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from crawler.model.account import Unit, UnitKind
from crawler.model.case import District
from crawler.model.words.letters.name_words import ARTICLES, CLOSER, COMMON, KINDS_AFTER, OF_PLACES
from crawler.model.words.letters.tokens import words
from crawler.model.words.units.names import Name, NameKind, Names
from crawler.model.words.units.spellings import is_abbreviation, spellings

_ROOT_LETTERS = 4
"""A shorter first word of a name is no place by itself."""


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
    if is_abbreviation(name):
        yield "".join(words(name)), NameKind.ABBREVIATION, unit
        return
    yield from ((letters, NameKind.FULL, unit) for letters in spellings(words(name)))


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
