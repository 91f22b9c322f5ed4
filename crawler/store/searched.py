"""Which accounts have pictures that nobody searched for people."""

from __future__ import annotations

from sqlalchemy import case, exists, func, or_, select

from crawler.store.images import NOTHING_THERE
from crawler.store.session import Session
from crawler.store.tables.brought import CAPTURE, IMAGE

_PICTURE = "picture"
"""The purpose of a request for a picture (`crawler.line.pictures`)."""


def unsearched_pictures(session: Session, district_id: int) -> dict[int, tuple[int, int]]:
    """Give for each account with such pictures how many of those that it showed at its last
    reading were not searched for people, and of how many.

    Not searched is what the people eye has not seen, what could not be opened, and what did not
    come; where the host says that nothing is there (404, 410), there is no picture.
    """
    newest = (
        select(CAPTURE.c.account_id, func.max(CAPTURE.c.seen_at).label("seen_at"))
        .where(CAPTURE.c.district_id == district_id)
        .group_by(CAPTURE.c.account_id)
        .subquery()
    )
    same = (CAPTURE.c.account_id == newest.c.account_id) & (CAPTURE.c.seen_at == newest.c.seen_at)
    there = or_(CAPTURE.c.status.not_in(NOTHING_THERE), CAPTURE.c.sha256.is_not(None))
    seen = exists().where((IMAGE.c.sha256 == CAPTURE.c.sha256) & IMAGE.c.people.is_not(None))
    missed = func.sum(case((seen, 0), else_=1))
    query = (
        select(CAPTURE.c.account_id, missed, func.count())
        .join(newest, same)
        .where(CAPTURE.c.purpose == _PICTURE, there)
        .group_by(CAPTURE.c.account_id)
        .having(missed > 0)
    )
    return {number: (int(left), all_of_it) for number, left, all_of_it in session.execute(query)}
