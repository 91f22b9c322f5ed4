"""Who left the district's service, by the staff directory and the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from crawler.store.session import Session
from crawler.store.tables.places import PERSON
from crawler.store.tables.register import ADMINISTRATOR
from crawler.store.tables.upkeep import STAFF_MEMBER

_ENTRIES = (ADMINISTRATOR, PERSON)


def leavers(session: Session, district_id: int, today: date) -> dict[str, date]:
    """Give the last day in service, by e-mail address in lower case, of everybody who left before
    `today`.

    Whom the staff directory knows, it alone decides about. Others left when all their entries on
    the register have a last day and all lie before today.
    """
    known = dict(_members(session, district_id))
    latest: dict[str, date | None] = {}
    for email, until in _entries(session, district_id):
        before = latest.get(email, until)
        latest[email] = None if until is None or before is None else max(until, before)
    ended = {email: until for email, until in {**latest, **known}.items() if until is not None}
    return {email: until for email, until in ended.items() if until < today}


def _members(session: Session, district_id: int) -> Iterator[tuple[str, date | None]]:
    mine = STAFF_MEMBER.c.district_id == district_id
    for row in session.execute(select(STAFF_MEMBER.c.email, STAFF_MEMBER.c.until).where(mine)):
        yield row.email.casefold(), row.until


def _entries(session: Session, district_id: int) -> Iterator[tuple[str, date | None]]:
    for table in _ENTRIES:
        mine = (table.c.district_id == district_id) & table.c.email.is_not(None)
        for row in session.execute(select(table.c.email, table.c.until).where(mine)):
            yield row.email.casefold(), row.until
