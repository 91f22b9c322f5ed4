"""How often an account posts while its season is on, robustly. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from crawler.model.life.limits import Limits
from crawler.model.seasons import Activity, Calendar, Window, windows

_GAPS = 5
"""So many gaps make a rhythm; with fewer the median of gaps is mostly chance."""
_MAD = 1.4826
"""Makes the median absolute deviation of normal values their standard deviation (Rousseeuw and
Croux, 1993).
"""
_LONGEST = 1.5
"""The longest ordinary gap so far may be exceeded by half before it means anything."""
_USED, _USED_APART = 0.15, 0.3
"""A season that holds a smaller share of an account's days is not its own: of those that follow on
each other (a dance team's fall and winter), and of those apart (boys' or girls' golf).
"""
_BEGUN = 21
"""Whose first post came so soon after a season's beginning was there from its beginning, days."""
_FITTING = 0.6
_ENOUGH_DAYS = 12
"""An account with so many days, fewer of them in season than this share of what chance would put
there, keeps other seasons.
"""
_A_YEAR = 400
"""Without known seasons a rhythm is known only when the off-season was seen once, days."""
_AT_ONCE = 3.0
"""An account whose usual gap is shorter may as well be silent for a few days, days."""
_AHEAD = 400
"""So far ahead the next season of everything begins, days."""
_LAST_YEAR = 9997
"""Calendars end after it."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often an account posts in season: the median gap between days with posts, and the longest
    silence in season that is ordinary for it, both in days.
    """

    every_days: float
    limit_days: float


@dataclass(frozen=True, slots=True)
class Seasons:
    """An account's own seasons: which activity, and its windows from the first post to a year from
    now, until `known_until`; none = not known. `each`: where too few posts say which of the year's
    seasons are its own, the windows of each one alone, else all of them. `joined`: the windows are
    several seasons in one. `elsewhere`: it posts outside of the seasons of its activity.
    """

    activity: str | None
    spans: tuple[Window, ...]
    each: tuple[tuple[Window, ...], ...] = ()
    joined: bool = False
    elsewhere: bool = False
    known_until: date | None = None


def seasons_of(
    calendar: Calendar | None, activity: Activity | None, days: Sequence[date], today: date
) -> Seasons:
    """Give the windows of the activity that the account keeps: of several a year those it ever used
    (boys' or girls' golf), and none when it posts outside of all of them. Where few posts say which
    they are, each of them alone may be its own.
    """
    if calendar is None or activity is None or not days:
        return Seasons(None, ())
    ahead = today + timedelta(days=_AHEAD) if today.year < _LAST_YEAR else today
    joined = _are_joined(calendar, activity)
    few = len(days) < _ENOUGH_DAYS
    if joined and not few:
        few = not _saw_a_whole_one(
            windows(calendar, activity.seasons, min(days), today), min(days), today
        )
    names = activity.seasons if few and joined else _used(calendar, activity, days, joined=joined)
    spans = windows(calendar, names, min(days), ahead)
    if _is_elsewhere(days, spans):
        return Seasons(None, (), elsewhere=True)
    alone = (windows(calendar, (name,), min(days), ahead) for name in names)
    each = tuple(filter(None, alone)) if few else ()
    return Seasons(
        activity.name, spans, each or (spans,), joined and len(names) > 1, known_until=ahead
    )


def _is_elsewhere(days: Sequence[date], spans: Sequence[Window]) -> bool:
    """Say whether an account posts less in these seasons than outside of them, day for day: then
    they are not its own.
    """
    inside = sum(any(span.holds(day) for span in spans) for day in days)
    # A year at least, and no further than its posts, so that time alone changes nothing.
    first = min(days)
    last = max(days[-1], first + timedelta(days=365)) if first.year < _LAST_YEAR else days[-1]
    open_days = sum(
        max(0, (min(span.ends, last) - max(span.starts, first)).days + 1) for span in spans
    )
    share = open_days / ((last - first).days + 1)
    return len(days) >= _ENOUGH_DAYS and inside < _FITTING * share * len(days)


def _are_joined(calendar: Calendar, activity: Activity) -> bool:
    """Say whether some of the activity's seasons touch each other, in a year like any other."""
    year = date(2001, 1, 1), date(2001, 12, 31)
    alone = sum(len(windows(calendar, (name,), *year)) for name in activity.seasons)
    return len(windows(calendar, activity.seasons, *year)) < alone


def _saw_a_whole_one(spans: Sequence[Window], opened: date, today: date) -> bool:
    """Say whether an account whose first post is of the day `opened` was there from about the
    beginning of a season to its end: else nobody knows which part of it is its own.
    """
    return any((opened - span.starts).days <= _BEGUN and span.ends < today for span in spans)


def _used(
    calendar: Calendar, activity: Activity, days: Sequence[date], *, joined: bool
) -> tuple[str, ...]:
    first, last = min(days), max(days)
    each = {name: windows(calendar, (name,), first, last) for name in activity.seasons}
    counts = {
        name: sum(any(span.holds(day) for span in spans) for day in days)
        for name, spans in each.items()
    }
    least = (_USED if joined else _USED_APART) * sum(counts.values())
    return tuple(name for name, count in counts.items() if count and count >= least) or (
        activity.seasons
    )


def rhythm_of(days: Sequence[date], seasons: Seasons, limits: Limits) -> Rhythm | None:
    """Give the rhythm of days with posts, from gaps inside one season; None = too little is known.

    The limit counts where no seasons are known: the median gap times the spread of the gaps'
    logarithms, `limits.spread` robust deviations, at least half longer than the longest gap, and at
    least `limits.own_days`.
    """
    spans = seasons.spans
    ordered = sorted(set(days))
    gaps = [(b - a).days for a, b in pairwise(ordered) if not spans or _together(a, b, spans)]
    short = not seasons.activity and bool(days) and (ordered[-1] - ordered[0]).days < _A_YEAR
    if len(gaps) < _GAPS or short:
        return None
    logs = [math.log(gap) for gap in gaps]
    middle = median(logs)
    spread = _MAD * median(abs(one - middle) for one in logs)
    far = max(math.exp(middle), _AT_ONCE) * math.exp(limits.spread * min(spread, 1.0))
    ceiling = limits.default_quiet_days
    limit = max(limits.own_days, min(far, ceiling), _LONGEST * max(gaps))
    return Rhythm(math.exp(middle), limit)


def _together(a: date, b: date, spans: Sequence[Window]) -> bool:
    return any(span.holds(a) and span.holds(b) for span in spans)
