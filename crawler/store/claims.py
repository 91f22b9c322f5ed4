"""Questions to people whether an account is theirs, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from crawler.store.rows import add
from crawler.store.session import Session
from crawler.store.tables.columns import storable
from crawler.store.tables.upkeep import CLAIM


@dataclass(frozen=True, slots=True)
class Claim:
    """One account, one person who is asked. `answer` is `yes`, `not_mine`, or why nobody needs to
    answer any more; None = open.
    """

    id: int
    platform: str
    handle: str
    url: str
    unit_name: str | None
    email: str
    name: str | None
    reason: str
    person: str
    opened_at: datetime
    closed_at: datetime | None = None
    answer: str | None = None


def open_claim(session: Session, district_id: int, claim: Claim) -> Claim:
    """Write a question down, unless this person is being asked about this account already; gives it
    as it stands (`id` of the given one does not count).
    """
    mine = _open(district_id)
    mine &= (CLAIM.c.platform == claim.platform) & (CLAIM.c.handle == claim.handle)
    for row in session.execute(select(CLAIM).where(mine)):
        if row.email.casefold() == claim.email.casefold():
            return _claim(row)
    values = {
        "district_id": district_id,
        "platform": claim.platform,
        "handle": storable(claim.handle),
        "url": storable(claim.url),
        "unit_name": storable(claim.unit_name),
        "email": storable(claim.email),
        "name": storable(claim.name),
        "reason": storable(claim.reason),
        "person": storable(claim.person),
        "opened_at": claim.opened_at,
    }
    number = add(session, CLAIM, values)
    return _claim(session.execute(select(CLAIM).where(CLAIM.c.id == number)).one())


def open_claims(session: Session, district_id: int) -> tuple[Claim, ...]:
    """Give the questions that nobody answered, oldest first."""
    query = select(CLAIM).where(_open(district_id)).order_by(CLAIM.c.id)
    return tuple(map(_claim, session.execute(query)))


def close_claims(
    session: Session, district_id: int, platform: str, handle: str, answer: str, now: datetime
) -> int:
    """Close every open question about an account with an answer; gives how many there were."""
    mine = _open(district_id) & (CLAIM.c.platform == platform) & (CLAIM.c.handle == handle)
    found = [row.id for row in session.execute(select(CLAIM.c.id).where(mine))]
    if found:
        done = update(CLAIM).where(CLAIM.c.id.in_(found)).values(answer=answer, closed_at=now)
        session.execute(done)
    return len(found)


def _open(district_id: int) -> Any:
    return (CLAIM.c.district_id == district_id) & CLAIM.c.closed_at.is_(None)


def _claim(row: Row[Any]) -> Claim:
    return Claim(
        row.id,
        row.platform,
        row.handle,
        row.url,
        row.unit_name,
        row.email,
        row.name,
        row.reason,
        row.person,
        row.opened_at,
        row.closed_at,
        row.answer,
    )
