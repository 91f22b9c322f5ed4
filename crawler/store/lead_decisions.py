"""What people said about leads: whose an account is, and which accounts belong together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select, update

from crawler.model.case import LeadState
from crawler.store.leads import account_leads
from crawler.store.rows import rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.found import LEAD_TIE
from crawler.store.tables.judged import LEAD, LEAD_DECISION


def set_lead_state(
    session: Session,
    district_id: int,
    platform: str,
    handle: str,
    state: LeadState,
    reason: str,
    person: str,
    now: datetime,
    signs: Collection[str] = (),
) -> int:
    """Write down what a person said about an account that pages name; gives how many pages.

    It holds for every page that names the account, also later ones. `signs` are the kinds of signs
    that spoke for it then. Raises StoreError when no page names it.
    """
    mine = account_leads(district_id, platform, handle)
    changed = rows_of(session.execute(update(LEAD).where(mine).values(state=state.value)))
    if not changed:
        raise StoreError(f"no page names {platform}:{handle}")
    _write(session, district_id, platform, handle, state, reason, person, now, signs)
    return changed


def note_left_alone(
    session: Session,
    district_id: int,
    platform: str,
    account_hash: str,
    state: LeadState,
    reason: str,
    person: str,
    now: datetime,
    signs: Collection[str] = (),
) -> None:
    """Write down a person's decision on an account of which nothing but its hash is kept."""
    handle = f"hash:{account_hash}"
    _write(session, district_id, platform, handle, state, reason, person, now, signs)


def _write(
    session: Session,
    district_id: int,
    platform: str,
    handle: str,
    state: LeadState,
    reason: str,
    person: str,
    now: datetime,
    signs: Collection[str],
) -> None:
    values = {
        "district_id": district_id,
        "platform": platform,
        "handle": handle,
        "state": state.value,
        "reason": reason,
        "person": person,
        "decided_at": now,
        "signs": ",".join(signs),
    }
    session.execute(insert(LEAD_DECISION).values(values))


def decided_signs(
    session: Session, district_id: int
) -> tuple[tuple[LeadState, frozenset[str]], ...]:
    """Give the last decision on each account with the kinds of signs that spoke for it then; those
    without signs are left out.
    """
    mine = (LEAD_DECISION.c.district_id == district_id) & LEAD_DECISION.c.signs.is_not(None)
    last: dict[tuple[str, str], tuple[LeadState, frozenset[str]]] = {}
    for row in session.execute(select(LEAD_DECISION).where(mine).order_by(LEAD_DECISION.c.id)):
        signs = frozenset(filter(None, row.signs.split(",")))
        last[row.platform, row.handle] = (LeadState(row.state), signs)
    return tuple((state, signs) for state, signs in last.values() if signs)


def tie_leads(
    session: Session,
    district_id: int,
    one: tuple[str, str],
    other: tuple[str, str],
    person: str,
    now: datetime,
) -> None:
    """Write down that a person put two accounts (platform, handle) into one row of the queue."""
    values = {
        "district_id": district_id,
        "platform": one[0],
        "handle": one[1],
        "other_platform": other[0],
        "other_handle": other[1],
        "person": person,
        "tied_at": now,
    }
    session.execute(insert(LEAD_TIE).values(values))


def lead_ties(
    session: Session, district_id: int
) -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
    """Give the pairs of accounts that people put together, oldest first."""
    mine = LEAD_TIE.c.district_id == district_id
    rows = session.execute(select(LEAD_TIE).where(mine).order_by(LEAD_TIE.c.id))
    return tuple(
        ((row.platform, row.handle), (row.other_platform, row.other_handle)) for row in rows
    )
