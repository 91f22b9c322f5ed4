"""The calendar of seasons: when which sport and activity is on. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

SCHOOL_YEAR = "school_year"
"""The season of whatever goes on all year: everything but the summer."""


_OPEN_SHARE = 0.5
"""A season that lost a larger share of its days did not take place: nobody had to post."""


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the year; `starts` and `ends` are MM-DD, both included, perhaps over New Year."""

    name: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A sport or another activity, the names of its seasons, and how people write it (lower case,
    the usual first).
    """

    name: str
    seasons: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """A time in which nothing took place, such as the spring of 2020: first and last day."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The seasons of one state; `source` says where they are from, `graduation` is MM-DD, `closed`
    are YYYY-MM-DD.
    """

    name: str
    source: str
    graduation: str
    seasons: tuple[Season, ...]
    activities: tuple[Activity, ...] = field(default=(), repr=False)
    closed: tuple[Closed, ...] = ()

    def activity(self, name: str) -> Activity | None:
        """Give the activity of this name, or None."""
        return next((one for one in self.activities if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Window:
    """One season of one year: first and last day."""

    starts: date
    ends: date

    @property
    def days(self) -> int:
        """Give how many days it has."""
        return (self.ends - self.starts).days + 1

    def holds(self, day: date) -> bool:
        """Say whether the day is in it."""
        return self.starts <= day <= self.ends


def windows(
    calendar: Calendar, names: Sequence[str], first: date, last: date
) -> tuple[Window, ...]:
    """Give the seasons of these names that touch the time from `first` to `last`, in order; those
    that touch each other as one. A closed time is cut off; a season that lost most of its days to
    it is left out.
    """
    wanted = [season for season in calendar.seasons if season.name in names]
    years = range(max(first.year - 1, 2), min(last.year + 1, 9998) + 1)
    found = sorted(
        (_in(season, year) for season in wanted for year in years), key=lambda one: one.starts
    )
    took_place = (_open_part(one, calendar.closed) for one in _joined(found))
    return tuple(one for one in took_place if one and one.ends >= first and one.starts <= last)


def _open_part(window: Window, closed: Sequence[Closed]) -> Window | None:
    """Give the longer part of the window before or after the closed times, None = hardly any."""
    left = window
    for one in closed:
        first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
        if last < left.starts or first > left.ends:
            continue
        before = (first - left.starts).days
        after = (left.ends - last).days
        if max(before, after) < _OPEN_SHARE * window.days:
            return None
        day = timedelta(days=1)
        left = (
            Window(left.starts, first - day) if before >= after else Window(last + day, left.ends)
        )
    return left


def _in(season: Season, year: int) -> Window:
    """Give the season that begins in this year."""
    over = season.ends < season.starts
    return Window(on(season.starts, year), on(season.ends, year + 1 if over else year))


def _joined(found: Sequence[Window]) -> Iterator[Window]:
    held: Window | None = None
    for one in found:
        if held is not None and one.starts <= held.ends + timedelta(days=1):
            held = Window(held.starts, max(held.ends, one.ends))
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def on(day: str, year: int) -> date:
    """Give a MM-DD in a year."""
    month, _, number = day.partition("-")
    return date(year, int(month), int(number))


def graduated(calendar: Calendar | None, class_year: int, today: date) -> bool:
    """Say whether the class of this year has graduated; without a calendar at the year's middle."""
    if not 2 <= class_year <= 9998:
        return class_year < today.year
    return today > graduation_day(calendar, class_year)


def graduation_day(calendar: Calendar | None, class_year: int) -> date:
    """Give the day on which the class of this year graduates."""
    return on(calendar.graduation if calendar else "06-30", class_year)
