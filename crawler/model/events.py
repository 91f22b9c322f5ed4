"""What the district's calendar says: which event was when, whose, and whether anybody could come.
Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_AFTERWARDS = 3
"""A picture of a match or a concert is published within so many days; our estimate."""
_LONGEST = 31
"""Days of one event that are looked at; a longer one is a season and no event."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event on the days `first_day` to `last_day`. `unit_id` None = of the whole district.
    `public`: anybody may attend, as to a match or a performance.
    """

    title: str
    first_day: date
    last_day: date
    public: bool
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Events:
    """Events by each of their days."""

    by_day: Mapping[date, tuple[Event, ...]] = field(default_factory=dict, repr=False)

    def public_around(self, day: date, units: Collection[int]) -> tuple[Event, ...]:
        """Give the public events of these units, or of the whole district, of which a picture that
        was published on `day` may be.
        """
        days = (day - timedelta(days=back) for back in range(_AFTERWARDS + 1))
        seen = dict.fromkeys(event for one in days for event in self.by_day.get(one, ()))
        mine = (event for event in seen if event.unit_id is None or event.unit_id in units)
        return tuple(event for event in mine if event.public)


def events_of(events: Iterable[Event]) -> Events:
    """Sort events by their days."""
    found: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        length = min((event.last_day - event.first_day).days, _LONGEST)
        for number in range(max(0, length) + 1):
            found[event.first_day + timedelta(days=number)].append(event)
    return Events({day: tuple(some) for day, some in found.items()})
