"""What a calendar's files have in common: an entry, what is wrong with one, how titles are heard.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crawler.model.events import Event


@dataclass(frozen=True, slots=True)
class CalendarProblem:
    """An entry that cannot be taken: its row or number in the file, and what was expected."""

    row: int
    expected: str


@dataclass(frozen=True, slots=True)
class Ear:
    """What is needed to understand a calendar: whether a title sounds like a public event, which
    units a text names, and which one unit is called exactly so (None = none). `public`: every event
    of the file is public. `unit_id`: whose calendar it is, None = the file says.
    """

    sounds_public: Callable[[str], bool]
    units_in: Callable[[str], tuple[int, ...]]
    unit_called: Callable[[str], int | None]
    public: bool = False
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `units` empty = the whole district's."""

    title: str
    first_day: date
    last_day: date
    public: bool
    units: tuple[int, ...]

    def events(self) -> tuple[Event, ...]:
        """Give the entry as one event for each unit."""
        span = (self.title, self.first_day, self.last_day, self.public)
        return tuple(Event(*span, unit) for unit in self.units or (None,))
