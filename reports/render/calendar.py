"""Write due days as a calendar (RFC 5545) that calendar programs subscribe to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from reports.digest.dues import Due
from reports.languages.tongue import Tongue

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself; `host` is the district's own, `made_at` aware."""

    title: str
    host: str
    made_at: datetime
    tongue: Tongue


def calendar(dues: Iterable[Due], head: CalendarHead) -> bytes:
    """Give the calendar: each due day is an event of a whole day that blocks no time.

    An event keeps its name for as long as it is about the same thing, so that a day that was moved
    is moved in the reader's calendar too.
    """
    from icalendar import Calendar, Event  # takes 0.2 s to load, and few ask for it

    written = Calendar()
    written.add("prodid", "-//Rollcall//due days//EN")
    written.add("version", "2.0")
    written.add("x-wr-calname", head.title)
    for due in dues:
        event = Event()
        event.add("uid", f"{hashlib.sha256(due.key.encode()).hexdigest()[:32]}@{head.host}")
        event.add("dtstamp", head.made_at)
        event.add("dtstart", due.on)
        event.add("dtend", due.on + _DAY)
        event.add("summary", head.tongue.text("{title}: {text}", title=due.title, text=due.text))
        event.add("transp", "TRANSPARENT")
        written.add_component(event)
    return bytes(written.to_ical())
