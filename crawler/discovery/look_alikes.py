"""Which handles to ask about that somebody might take for ours. Pure.

First what schools' accounts are called (school with mascot, sport, class year, city, `official`,
`real`, `fan`), then the families that deceive the eye or catch a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from crawler.discovery.look_alike_families import families
from crawler.discovery.roots import root_of
from crawler.model.account import Unit, UnitKind
from crawler.model.case import District
from crawler.model.words.letters.fold import folded

_MARKERS = ("official", "the", "real", "go")
_ENDINGS = ("official", "schools", "news", "fans", "fan", "updates")
_SPORTS = (
    "football",
    "fb",
    "athletics",
    "basketball",
    "bball",
    "hoops",
    "soccer",
    "volleyball",
    "vball",
    "baseball",
    "softball",
    "wrestling",
    "track",
    "xc",
    "swim",
    "tennis",
    "golf",
    "hockey",
    "lax",
    "cheer",
    "dance",
    "band",
    "choir",
    "theatre",
    "robotics",
    "esports",
    "studentsection",
    "memes",
    "confessions",
    "class",
)
"""Sports and what else of a school has accounts, as schools write them in handles (2026-11)."""
_CLASSES = 4
_SUMMER = 7
_SHORT = {"high": "hs", "middle": "ms", "elementary": "es"}


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Letters of a handle to ask about: `family` says how they were made, `of` from what."""

    letters: str
    family: str
    of: str


def look_alikes(district: District, official: Sequence[str], today: date) -> tuple[LookAlike, ...]:
    """Give the handles to ask about, likeliest first, each once and none of the `official` ones;
    the schools' own families and those that deceive in turns, and in both the names in turns, so
    that a limit leaves no school out.
    """
    known = {plain(handle) for handle in official}
    schools = [tuple(_of_school(unit, district, today)) for unit in _schools(district)]
    names = [tuple(_of_name(name)) for name in _names(district, official)]
    made = list(_in_turns([tuple(_in_turns(schools)), tuple(_in_turns(names))]))
    found = {one.letters: one for one in reversed(made) if one.letters not in known}
    return tuple(reversed(found.values()))


def plain(handle: str) -> str:
    """Give a handle as it is permuted: folded, without its server or host, without signs."""
    user = folded(handle).lstrip("@").partition("@")[0].partition(".")[0]
    return re.sub(r"[^a-z0-9]", "", user)


def _schools(district: District) -> list[Unit]:
    kinds = {UnitKind.DISTRICT, UnitKind.SCHOOL}
    return [unit for unit in district.units if unit.kind in kinds]


def _of_school(unit: Unit, district: District, today: date) -> Iterator[LookAlike]:
    """Give what accounts of a school are usually called."""
    root, whole = plain_words(root_of(unit.name)), plain_words(unit.name)
    short = next((s for word, s in _SHORT.items() if word in unit.name.casefold()), "schools")
    mascot = plain_words(unit.mascot or "")
    city = plain_words(district.city or "")
    stems = [whole, root + short, *([root + mascot] if mascot else [])]
    for stem in dict.fromkeys(stems):
        yield LookAlike(stem, "name", unit.name)
        yield from (LookAlike(one + stem, "marker", unit.name) for one in _MARKERS)
        yield from (LookAlike(stem + one, "marker", unit.name) for one in _ENDINGS)
    if city and city not in root:
        yield LookAlike(city + root, "city", unit.name)
        yield LookAlike(root + short + city, "city", unit.name)
    for sport in _SPORTS:
        yield LookAlike(root + sport, "sport", unit.name)
        if mascot:
            yield LookAlike(root + mascot + sport, "sport", unit.name)
            yield LookAlike(mascot + sport, "sport", unit.name)
    first = today.year + (today.month >= _SUMMER)
    for year in range(first, first + _CLASSES):
        yield LookAlike(f"{root}{short}{year}", "class year", unit.name)
        yield LookAlike(f"{root}{short}classof{year}", "class year", unit.name)


def _of_name(name: str) -> Iterator[LookAlike]:
    made = families(name)
    rows = [[LookAlike(one, family, name) for one in some] for family, some in made.items()]
    yield from _in_turns(rows)


def _names(district: District, official: Sequence[str]) -> list[str]:
    """Give what is imitated: the official handles, and the names of district and schools."""
    names = [*map(plain, official), *(plain_words(unit.name) for unit in _schools(district))]
    return list(dict.fromkeys(name for name in names if name))


def plain_words(name: str) -> str:
    """Give a name as people put it into a handle: letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", folded(name))


def _in_turns(rows: Sequence[Sequence[LookAlike]]) -> Iterator[LookAlike]:
    for turn in zip_longest(*rows):
        yield from (one for one in turn if one is not None)
