"""What to search a platform for: names of units, mascots, sports and class years. Pure.

Never for a person: whoever works at a school is not looked for by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from crawler.discovery.roots import root_of
from crawler.model.account import Unit, UnitKind
from crawler.model.case import District

_ACTIVITIES = (
    "athletics",
    "football",
    "band",
    "basketball",
    "theatre",
    "volleyball",
    "soccer",
    "boosters",
    "robotics",
    "wrestling",
    "choir",
    "softball",
    "cheer",
    "hockey",
    "track",
    "PTO",
    "yearbook",
    "student council",
    "library",
)
"""What schools' accounts are most often about, as far as we saw on districts' pages (2026-11)."""
_CLASSES = 4
_SMALL = frozenset({"elementary", "primary"})
_SUMMER = 7


def queries(district: District, today: date) -> tuple[str, ...]:
    """Give what to search for, most promising first, each once: the district and its schools, their
    places with their mascots and alone (whatever a school has there bears them), teams and clubs,
    then each school with what schools do, the schools in turns, and the classes that are there now.
    """
    schools = [unit for unit in district.units if unit.kind is UnitKind.SCHOOL]
    others = [u for u in district.units if u.kind not in {UnitKind.SCHOOL, UnitKind.DISTRICT}]
    found = [
        district.name,
        *(unit.name for unit in schools),
        *_mascots(schools),
        *(root_of(school.name) for school in schools),
        *(unit.name for unit in others),
        *_aliases((*others, *schools), district),
        *_in_turns([tuple(_about(school)) for school in schools]),
        *_in_turns([tuple(_classes(school, today)) for school in schools]),
    ]
    plain = (" ".join(query.split()) for query in found)
    return tuple(dict.fromkeys(query for query in plain if len(query) > 3))


def _mascots(schools: Sequence[Unit]) -> Iterator[str]:
    for school in schools:
        if school.mascot:
            yield f"{root_of(school.name)} {school.mascot}"


def _aliases(units: Sequence[Unit], district: District) -> Iterator[str]:
    """Give the other names that say enough alone: of more than one word."""
    for names in (district.aliases, *(unit.aliases for unit in units)):
        yield from (name for name in names if " " in name)


def _about(school: Unit) -> Iterator[str]:
    little = any(word in school.name.casefold() for word in _SMALL)
    for activity in ("PTO", "library") if little else _ACTIVITIES:
        yield f"{root_of(school.name)} {activity}"


def _classes(school: Unit, today: date) -> Iterator[str]:
    if "high" in school.name.casefold():
        first = today.year + (today.month >= _SUMMER)
        for year in range(first, first + _CLASSES):
            yield f"{root_of(school.name)} class of {year}"


def _in_turns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for turn in zip_longest(*rows):
        yield from (query for query in turn if query is not None)
