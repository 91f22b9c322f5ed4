"""Take away all that is kept of accounts that are none of our business."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select

from crawler.model.account import AccountStatus
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.standing import Decided
from crawler.store.tables.brought import CAPTURE, CAPTURE_HISTORY, IMAGE
from crawler.store.tables.judged import DECISION, FINDING
from crawler.store.tables.matters import MATTER
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.schema import schema

_FOUND = (AccountStatus.LEAD.value, AccountStatus.PROPOSED.value)
"""Only what we found ourselves is ever forgotten; the register is the district's."""


def forget_accounts(
    session: Session, district_id: int, account_ids: Collection[int]
) -> frozenset[str]:
    """Delete found accounts with everything that hangs on them: visits, captures, snapshots, posts,
    findings, what eyes saw. Gives the SHA-256 of the bodies that nothing refers to any more; the
    vault is to drop them. Registered accounts among the ids are left as they are, and those that
    people opened a case about: it is a record of what was done.
    """
    bodies: set[str] = set()
    for some in chunks(tuple(account_ids)):
        ours = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.status.in_(_FOUND)
        ours &= ACCOUNT.c.id.not_in(select(MATTER.c.account_id))
        ids = list(session.scalars(select(ACCOUNT.c.id).where(ours, ACCOUNT.c.id.in_(some))))
        bodies |= _bodies_of(session, ids)
        _delete(session, ids)
    return _unreferred(session, bodies)


def held_by_people(session: Session, account_ids: Collection[int]) -> frozenset[int]:
    """Give those of the accounts that somebody opened a case about, or confirmed a finding on: they
    are not ours to forget.
    """
    held: set[int] = set()
    for some in chunks(tuple(account_ids)):
        held.update(
            session.scalars(select(MATTER.c.account_id).where(MATTER.c.account_id.in_(some)))
        )
        query = select(FINDING.c.account_id).join(DECISION, DECISION.c.finding_id == FINDING.c.id)
        confirmed = DECISION.c.decision == Decided.CONFIRMED.value
        held.update(session.scalars(query.where(FINDING.c.account_id.in_(some), confirmed)))
    return frozenset(held)


def _bodies_of(session: Session, ids: Collection[int]) -> set[str]:
    found: set[str] = set()
    for table in (CAPTURE, CAPTURE_HISTORY):
        query = select(table.c.sha256).where(table.c.account_id.in_(ids))
        found |= {sha for sha in session.scalars(query) if sha}
    return found


def _delete(session: Session, ids: Collection[int]) -> None:
    mine = select(FINDING.c.id).where(FINDING.c.account_id.in_(ids))
    session.execute(delete(DECISION).where(DECISION.c.finding_id.in_(mine)))
    for table in reversed(schema().sorted_tables):
        if "account_id" in table.c:
            session.execute(delete(table).where(table.c.account_id.in_(ids)))
    session.execute(delete(ACCOUNT).where(ACCOUNT.c.id.in_(ids)))


def _unreferred(session: Session, bodies: Collection[str]) -> frozenset[str]:
    """Give those of the bodies that no other account has, and forget what eyes saw in them."""
    left = set(bodies)
    for some in chunks(tuple(bodies)):
        for table in (CAPTURE, CAPTURE_HISTORY):
            left -= set(session.scalars(select(table.c.sha256).where(table.c.sha256.in_(some))))
    for some in chunks(tuple(left)):
        session.execute(delete(IMAGE).where(IMAGE.c.sha256.in_(some)))
    return frozenset(left)
