"""Which accounts belong to one team or club, across years and platforms. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crawler.model.account import Account, Unit, UnitKind
from crawler.model.case import District
from crawler.model.life.activities import activity_in, parts_of
from crawler.model.seasons import Activity, Calendar
from crawler.model.words.letters.fold import folded

_SIDES = {
    "girls": ("girls", "womens", "women", "ladies", "lady", "girl"),
    "boys": ("boys", "mens", "men", "boy"),
}
_SHORT_SIDES = re.compile(
    r"([gb])(bb|bball|hoops|soc|lax|vb|golf|tennis|hockey|hky|swim|basketball|lacrosse|xc|track)"
)
"""How teams shorten it: GBB, BSoccer."""
_TOWN, _MASCOT, _INITIALS = 4, 2, 1
_SHORTEST = 2
_ORDINARY = frozenset(
    {"the", "team", "teams", "hs", "high", "school", "varsity", "official", "program", "nation"}
    | {"athletics", "sports", "go", "of", "and", "club", "lady", "our", "home", "page", "account"}
)
"""Words that say nothing about whose team it is."""
_SCHOOL_WORDS = re.compile(r"\b(high|middle|elementary|senior|junior)?\s*(school|academy)\b|\bhs\b")


@dataclass(frozen=True, slots=True)
class Team:
    """What a family is about: the school (None = not told), the activity, girls or boys (None =
    both, or not told).
    """

    school_id: int | None
    activity: str
    side: str | None = None


def families(
    accounts: Iterable[Account], district: District
) -> tuple[tuple[Team, tuple[Account, ...]], ...]:
    """Group accounts by team; each group in the order given. An account whose team cannot be told
    is in none: its school is not named, two schools fit, or it names no activity.

    A name without girls or boys joins the only one of them that the school has.
    """
    calendar = district.seasons
    if calendar is None:
        return ()
    found: dict[Team, list[Account]] = defaultdict(list)
    for account in accounts:
        team = team_of(account, district, calendar)
        if team is not None:
            found[team].append(account)
    merged: dict[Team, list[Account]] = defaultdict(list)
    for team, some in found.items():
        merged[_with_side(team, found)] += some
    return tuple((team, tuple(some)) for team, some in merged.items())


def _with_side(team: Team, found: Mapping[Team, Sequence[Account]]) -> Team:
    if team.side is not None:
        return team
    sided = [replace(team, side=side) for side in _SIDES if replace(team, side=side) in found]
    return sided[0] if len(sided) == 1 else team


def team_of(account: Account, district: District, calendar: Calendar) -> Team | None:
    """Say which team an account is of: by its unit on the register, else by its name and handle."""
    unit = account.unit
    texts = _names(account)
    if unit is not None and unit.kind in {UnitKind.TEAM, UnitKind.CLUB}:
        texts = [unit.sport or "", unit.name, *unit.aliases, *texts]
    activity = activity_in(texts, calendar)
    if activity is None:
        return None
    school = _school_of(unit, district)
    if school is None:
        named = _named_schools(_names(account), district)
        school = _only(named) or _only(_with_team(named, activity, district, calendar))
    if school is None:
        return None
    if unit is None and _says_more(_names(account), school, activity):
        return None
    base = activity.name.removeprefix("girls ").removeprefix("boys ")
    return Team(school.id, base, _side(texts))


def _names(account: Account) -> list[str]:
    return [account.display_name or "", account.handle.partition(".")[0].partition("@")[0]]


def _says_more(names: Sequence[str], school: Unit, activity: Activity) -> bool:
    """Say whether a name says more than which team it is: fans, alumni, a player, another town."""
    name = next(filter(None, names), "")
    known = {*_ORDINARY, *(word for words in _SIDES.values() for word in words)}
    for text in (school.name, *school.aliases, school.mascot or "", *activity.words, activity.name):
        known.update(folded(part) for part in parts_of(text))
    words = [part for part in map(folded, parts_of(name)) if not part.isdecimal()]
    if _is_made_of("".join(words), known):
        return False
    return any(len(part) > _SHORTEST and not _is_made_of(part, known) for part in words)


def _is_made_of(part: str, known: Collection[str]) -> bool:
    """Say whether a word is known words written as one: `heronsfootball`."""
    reached = {0}
    for start in range(len(part)):
        if start in reached:
            reached |= {
                start + len(word) for word in known if part.startswith(word, start) and word
            }
    return len(part) in reached


def _school_of(unit: Unit | None, district: District) -> Unit | None:
    """Give the school that a unit is, or is a part of."""
    seen: set[int] = set()
    while unit is not None and unit.id not in seen:
        if unit.kind is UnitKind.SCHOOL:
            return unit
        seen.add(unit.id)
        unit = district.unit(unit.parent_id) if unit.parent_id is not None else None
    return None


def _named_schools(names: Sequence[str], district: District) -> list[Unit]:
    """Give the schools that the names fit best: none, one, or several that they fit alike."""
    schools = [one for one in district.units if one.kind is UnitKind.SCHOOL]
    total = {one.id: sum(_fits(name, one) for name in names) for one in schools}
    best = max(total.values(), default=0)
    return [one for one in schools if best and total[one.id] == best]


def _only(schools: Sequence[Unit]) -> Unit | None:
    return schools[0] if len(schools) == 1 else None


def _with_team(
    schools: Sequence[Unit], activity: Activity, district: District, calendar: Calendar
) -> list[Unit]:
    """Give those of the schools that have a team for the activity."""
    having = {
        unit.parent_id
        for unit in district.units
        if unit.kind in {UnitKind.TEAM, UnitKind.CLUB}
        and activity_in((unit.sport, unit.name, *unit.aliases), calendar) == activity
    }
    return [one for one in schools if one.id in having]


def _fits(name: str, school: Unit) -> int:
    """Say how well a name fits a school: 0 = not at all."""
    parts = [folded(part) for part in parts_of(name)]
    joined = "".join(parts)
    score = 0
    for text in (school.name, *school.aliases):
        bare = _SCHOOL_WORDS.sub(" ", folded(text)).replace(" ", "")
        if _is_initials(text):
            score = max(score, _INITIALS * (bare in parts or joined.startswith(bare)))
        elif bare and bare in joined:
            score = max(score, _TOWN)
    mascot = folded(school.mascot or "").replace(" ", "")
    return score + (_MASCOT if mascot and mascot in joined else 0)


def _is_initials(text: str) -> bool:
    return len(text) <= 5 and text.isupper()


def _side(texts: Sequence[str]) -> str | None:
    """Give girls or boys by the first text that says so."""
    for text in texts:
        parts = [folded(part) for part in parts_of(text)]
        joined = " ".join(parts)
        for side, words in _SIDES.items():
            if any(word in parts for word in words) or f"{side}" in joined.replace(" ", ""):
                return side
        short = _SHORT_SIDES.search(joined.replace(" ", ""))
        if short is not None:
            return "girls" if short[1] == "g" else "boys"
    return None
