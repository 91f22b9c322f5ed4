"""Accounts that pages name and the register does not."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, select

from crawler.model.case import WAITING, How, Lead, LeadState
from crawler.store.rows import chunks, conflict_insert
from crawler.store.session import Session
from crawler.store.tables.judged import LEAD, LEAD_DECISION
from crawler.store.tables.register import ACCOUNT

_MAX_HANDLE = 500
"""As in the register; a longer one is no account."""


def record_leads(session: Session, district_id: int, leads: Sequence[Lead], now: datetime) -> int:
    """Write leads down and give how many were new: another page, or another account.

    One that is there is counted once more, unless it was recorded at this very moment or later. A
    new page that names an account somebody decided about has the state of that decision. A handle
    of more than 500 characters is no account and is left out.
    """
    fresh = {lead_hash(lead): lead for lead in leads if len(lead.handle) <= _MAX_HANDLE}
    known = _known(session, district_id, tuple(fresh))
    decided = _decided(session, district_id, tuple(fresh.values()))
    rows = [
        {
            "district_id": district_id,
            "lead_hash": name,
            "platform": lead.platform,
            "handle": lead.handle,
            "url": lead.url,
            "seen_on": lead.seen_on,
            "link_text": lead.link_text,
            "times": lead.times,
            "first_seen_at": lead.first_seen_at or now,
            "last_seen_at": now,
            "how": lead.how.value,
            "state": decided.get((lead.platform, lead.handle), lead.state).value,
        }
        for name, lead in fresh.items()
    ]
    if rows:
        session.execute(_upsert(session), rows)
    return len(fresh) - len(known)


def leads_for(session: Session, district_id: int, platform: str, handle: str) -> tuple[Lead, ...]:
    """Give where this account was seen, first seen first."""
    mine = account_leads(district_id, platform, handle)
    return _leads(session, mine)


def leads_of_accounts(
    session: Session, district_id: int, account_ids: Collection[int]
) -> dict[int, tuple[Lead, ...]]:
    """Give for each account where it was seen, first seen first."""
    found: dict[int, list[Lead]] = defaultdict(list)
    same = (
        (LEAD.c.district_id == ACCOUNT.c.district_id)
        & (LEAD.c.platform == ACCOUNT.c.platform)
        & (LEAD.c.handle == ACCOUNT.c.handle)
    )
    for some in chunks(tuple(account_ids)):
        query = select(ACCOUNT.c.id.label("account_id"), LEAD).join(ACCOUNT, same)
        query = query.where(ACCOUNT.c.id.in_(some), ACCOUNT.c.district_id == district_id)
        for row in session.execute(query.order_by(LEAD.c.first_seen_at, LEAD.c.id)):
            found[row.account_id].append(lead_of(row))
    return {account_id: tuple(leads) for account_id, leads in found.items()}


def open_leads(session: Session, district_id: int) -> tuple[Lead, ...]:
    """Give the leads that nobody decided about, first seen first."""
    waiting = LEAD.c.state.in_([state.value for state in WAITING])
    return _leads(session, (LEAD.c.district_id == district_id) & waiting)


def closed_leads(session: Session, district_id: int) -> set[tuple[str, str]]:
    """Give platform and handle of every account that pages name and somebody decided about."""
    waiting = LEAD.c.state.in_([state.value for state in WAITING])
    closed = (LEAD.c.district_id == district_id) & ~waiting
    rows = session.execute(select(LEAD.c.platform, LEAD.c.handle).where(closed).distinct())
    return {(row.platform, row.handle) for row in rows}


def _upsert(session: Session) -> Executable:
    statement = conflict_insert(session, LEAD)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["district_id", "lead_hash"],
        set_={
            "times": LEAD.c.times + new.times,
            "last_seen_at": new.last_seen_at,
            "url": new.url,
            "link_text": new.link_text,
        },
        where=LEAD.c.last_seen_at < new.last_seen_at,
    )


def _known(session: Session, district_id: int, names: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for some in chunks(names):
        mine = (LEAD.c.district_id == district_id) & LEAD.c.lead_hash.in_(some)
        known.update(session.scalars(select(LEAD.c.lead_hash).where(mine)))
    return known


def _decided(
    session: Session, district_id: int, leads: Sequence[Lead]
) -> dict[tuple[str, str], LeadState]:
    """Give what was decided about these leads' accounts, the latest decision of each."""
    decided: dict[tuple[str, str], LeadState] = {}
    for some in chunks(tuple({lead.handle for lead in leads})):
        mine = (LEAD_DECISION.c.district_id == district_id) & LEAD_DECISION.c.handle.in_(some)
        rows = session.execute(select(LEAD_DECISION).where(mine).order_by(LEAD_DECISION.c.id))
        decided.update(((row.platform, row.handle), LeadState(row.state)) for row in rows)
    return decided


def _leads(session: Session, wanted: ColumnElement[bool]) -> tuple[Lead, ...]:
    query = select(LEAD).where(wanted).order_by(LEAD.c.first_seen_at, LEAD.c.id)
    return tuple(map(lead_of, session.execute(query)))


def account_leads(district_id: int, platform: str, handle: str) -> ColumnElement[bool]:
    """Give the condition that a row is of this account."""
    mine = (LEAD.c.district_id == district_id) & (LEAD.c.platform == platform)
    return mine & (LEAD.c.handle == handle)


def lead_of(row: Row[Any]) -> Lead:
    """Give the lead that a row holds."""
    return Lead(
        platform=row.platform,
        handle=row.handle,
        url=row.url,
        seen_on=row.seen_on,
        link_text=row.link_text,
        times=row.times,
        first_seen_at=row.first_seen_at,
        state=LeadState(row.state),
        how=How(row.how) if row.how else How.LINK,
        last_seen_at=row.last_seen_at,
    )


def lead_hash(lead: Lead) -> str:
    """Name a lead: the same for the same account on the same page."""
    name = "\x1f".join((lead.platform, lead.handle, lead.seen_on))
    return hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:32]
