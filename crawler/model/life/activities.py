"""Which sport or activity an account is about. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.model.account import Account, AccountKind, UnitKind
from crawler.model.seasons import SCHOOL_YEAR, Activity, Calendar

ALL_YEAR = Activity("the school year", (SCHOOL_YEAR,))
"""What a school, a department or a club does."""
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+|&")
_WHOLE = 4
"""A shorter word counts only where it stands alone: `fb` is football, `fbla` is not. One of this
length may end a part (`boysgolf`), a longer one may stand anywhere (`StuCo` is two parts).
"""
_ALL_YEAR_UNITS = frozenset(
    {UnitKind.SCHOOL, UnitKind.DISTRICT, UnitKind.DEPARTMENT, UnitKind.CLUB}
)


def activity_of(account: Account, calendar: Calendar | None) -> Activity | None:
    """Give what the account is about: the register's sport, else what its unit's names, its own
    name and its handle say, else the school year for what is not a team; None = not known.
    """
    if calendar is None:
        return None
    unit = account.unit
    said = [unit.sport, unit.name, *unit.aliases] if unit else []
    found = activity_in((*said, account.display_name, account.handle.partition(".")[0]), calendar)
    if found is not None:
        return found
    all_year = unit.kind in _ALL_YEAR_UNITS if unit else account.kind is AccountKind.PROFESSIONAL
    return ALL_YEAR if all_year else None


def activity_in(texts: Iterable[str | None], calendar: Calendar) -> Activity | None:
    """Give the activity that the first of these texts names that names one; the longest name wins,
    so that field hockey is not hockey.
    """
    words = sorted(
        ((word, one) for one in calendar.activities for word in (one.name, *one.words)),
        key=lambda pair: -len(pair[0]),
    )
    for text in filter(None, texts):
        parts = f" {' '.join(parts_of(text))} "
        joined = parts.replace(" ", "")
        for word, activity in words:
            if f" {word} " in parts or _is_within(word, parts, joined):
                return activity
    return None


def _is_within(word: str, parts: str, joined: str) -> bool:
    """Say whether a longer word ends one of the parts, or stands in what was written as one."""
    if len(word) > _WHOLE and word.replace(" ", "") in joined:
        return True
    return len(word) >= _WHOLE and f"{word} " in parts


def parts_of(text: str) -> Iterator[str]:
    """Give the words of a name or a handle in lower case: `LHSHerons_FB` is lhs, herons, fb."""
    for part in _PARTS.findall(text):
        yield part.casefold()
