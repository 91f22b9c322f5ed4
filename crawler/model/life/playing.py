"""The days on which a team surely practises and plays: the clock that silence is counted on. Pure.

A calendar's season runs from the first practice to the last final, and so begins before many teams
do and ends after most have lost. Silence in those first and last weeks means nothing, and silence
between seasons means nothing either: only the days in between count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from crawler.model.seasons import Window

_FIRST_SHARE, _FIRST_DAYS = 0.15, 21
"""How much of a season may be over before a team is under way, at most so many days: UHSAA's winter
opens for swimming five weeks before basketball may play (uhsaa.org/calendar, 2025-26).
"""
_LAST_SHARE, _LAST_DAYS = 0.33, 40
"""How much of a season is left when the first teams are out, at most so many days: football's last
ordinary game is 17 Oct of a season from 5 Aug to 21 Nov (wiaawi.org, 2025), 13 Oct of one from 25
Jul to 17 Nov (uhsaa.org/calendar/Football.php, 2023).
"""


_ACTIVE_DAYS, _ACTIVE_SEASONS = 4, 2
"""So many days with posts in so many seasons show which part of a season is the team's own: a
dance team that begins in October in a calendar whose season is fall and winter.
"""
_STRAY = 0.15
"""Of a season that the calendar joins from two, an end that holds a smaller share of an account's
days is not its own: the same share that says so of a whole season (`crawler.model.life.rhythm`).
"""
_MOST = 0.45
"""More than so much is never cut off at an end."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts playing days. `windows` are whole seasons, in order, `spans` their sure parts; without
    any it stands still.
    """

    windows: tuple[Window, ...]
    spans: tuple[Window, ...]
    before: tuple[int, ...]

    def reads(self, day: date) -> int:
        """Give how many playing days are over at the end of this day."""
        number = bisect_right([span.starts for span in self.spans], day)
        if number == 0:
            return 0
        span = self.spans[number - 1]
        return self.before[number - 1] + min((day - span.starts).days + 1, span.days)

    def left_after(self, day: date) -> int:
        """Give how many playing days the season of this day still has after it, 0 between them."""
        return next(((span.ends - day).days for span in self.spans if span.holds(day)), 0)

    def day_of(self, reading: float) -> date | None:
        """Give the first day at whose end more than `reading` playing days are over; None = never,
        as far as the seasons are known.
        """
        for span, before in zip(self.spans, self.before, strict=True):
            if before + span.days > reading:
                return span.starts + timedelta(days=max(0, int(reading) - before))
        return None


STANDING = Clock((), (), ())
"""Where no seasons are known."""


def clock_of(
    windows: Sequence[Window], days: Sequence[date], today: date, *, joined: bool = False
) -> Clock:
    """Give the clock of these seasons, for an account with posts on these days. `joined`: the
    calendar has several seasons in one, and only the part that the account uses is its own.
    """
    late, early = _own_part(windows, days, today)
    if joined:
        first, last = _used_part(windows, days, today)
        late, early = max(late, first), max(early, last)
    spans = tuple(_sure_part(window, late, early) for window in windows)
    before, total = [], 0
    for span in spans:
        before.append(total)
        total += span.days
    return Clock(tuple(windows), spans, tuple(before))


def _own_part(windows: Sequence[Window], days: Sequence[date], today: date) -> tuple[float, float]:
    """Give how late in a season the account usually begins, and how long before its end it usually
    stops (shares of the season), from the whole seasons in which it was active.
    """
    starts, ends = [], []
    for window in windows:
        inside = [day for day in days if window.holds(day)]
        if len(inside) >= _ACTIVE_DAYS and window.ends < today:
            starts.append((min(inside) - window.starts).days / window.days)
            if max(days) > window.ends:  # where it went on, its stopping was no giving up
                ends.append((window.ends - max(inside)).days / window.days)
    return _usual(starts), _usual(ends)


def _used_part(windows: Sequence[Window], days: Sequence[date], today: date) -> tuple[float, float]:
    """Give the shares of a season before and after the part in which nearly all posts are, from one
    season on: its end only from whole seasons after which the account went on.
    """
    before, after = [], []
    for window in windows:
        inside = [day for day in days if window.holds(day)]
        before += [(day - window.starts).days / window.days for day in inside]
        if window.ends < today and max(days) > window.ends:
            after += [(window.ends - day).days / window.days for day in inside]
    return _unused(before), _unused(after)


def _unused(shares: Sequence[float]) -> float:
    ordered = sorted(shares)
    return min(ordered[int(_STRAY * len(ordered))], _MOST) if ordered else 0.0


def _usual(shares: Sequence[float]) -> float:
    return min(median(shares), _MOST) if len(shares) >= _ACTIVE_SEASONS else 0.0


def _sure_part(window: Window, late: float, early: float) -> Window:
    """Give the part of a season in which every team of it plays."""
    first = max(min(_FIRST_SHARE * window.days, _FIRST_DAYS), late * window.days)
    last = max(min(_LAST_SHARE * window.days, _LAST_DAYS), early * window.days)
    day = timedelta(days=1)
    return Window(window.starts + int(first) * day, window.ends - int(last) * day)
