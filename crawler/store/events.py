"""The district's calendar, file by file."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select

from crawler.model.events import Event, Events, events_of
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.consents import CALENDAR_EVENT as EVENT


def load_events(session: Session, district_id: int) -> Events:
    """Give all events of the district's calendar."""
    rows = session.execute(select(EVENT).where(EVENT.c.district_id == district_id))
    return events_of(
        Event(row.title, row.first_day, row.last_day, row.public, row.unit_id) for row in rows.all()
    )


def replace_events(
    session: Session, district_id: int, source: str, events: Sequence[Event]
) -> tuple[int, int]:
    """Put the events of one file in the place of those it had before; gives how many there are now
    and how many there were.
    """
    mine = (EVENT.c.district_id == district_id) & (EVENT.c.source == source)
    before = session.scalar(select(func.count()).select_from(EVENT).where(mine)) or 0
    session.execute(delete(EVENT).where(mine))
    own = {"district_id": district_id, "source": source}
    for some in chunks(events):
        session.execute(
            insert(EVENT),
            [
                own
                | {
                    "title": event.title,
                    "first_day": event.first_day,
                    "last_day": event.last_day,
                    "public": event.public,
                    "unit_id": event.unit_id,
                }
                for event in some
            ],
        )
    return len(events), before
