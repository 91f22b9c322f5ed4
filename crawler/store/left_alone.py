"""Accounts that are left alone: a keyed hash of each, and nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from crawler.model.suppression import Why
from crawler.store.rows import rows_of
from crawler.store.session import Session
from crawler.store.tables.found import LEFT_ALONE


def leave_alone(
    session: Session,
    district_id: int,
    hashes: Collection[str],
    why: Why,
    now: datetime,
    *,
    until: datetime | None = None,
    decided: bool = False,
) -> None:
    """Remember that the accounts with these hashes are left alone, `until` None = for good.

    What a person decided is not shortened by what we recognise later.
    """
    mine = LEFT_ALONE.c.district_id == district_id
    for one in dict.fromkeys(hashes):
        here = mine & (LEFT_ALONE.c.account_hash == one)
        if not decided and session.scalar(select(LEFT_ALONE.c.decided).where(here)):
            continue
        session.execute(delete(LEFT_ALONE).where(here))
        values = {"district_id": district_id, "account_hash": one, "why": why.value}
        values |= {"decided": decided, "since": now, "until": until}
        session.execute(insert(LEFT_ALONE).values(values))


def left_alone(session: Session, district_id: int, now: datetime) -> Mapping[str, Why]:
    """Give the hashes of the accounts that are left alone at `now`, and why."""
    mine = LEFT_ALONE.c.district_id == district_id
    rows = session.execute(select(LEFT_ALONE).where(mine))
    return {row.account_hash: Why(row.why) for row in rows if row.until is None or row.until > now}


def counted(session: Session, district_id: int) -> Mapping[Why, int]:
    """Give how many accounts are left alone, by the reason; reasons without any are left out."""
    mine = LEFT_ALONE.c.district_id == district_id
    query = select(LEFT_ALONE.c.why, func.count()).where(mine).group_by(LEFT_ALONE.c.why)
    found = {Why(why): int(number) for why, number in session.execute(query)}
    return {why: found[why] for why in Why if why in found}


def look_again(session: Session, district_id: int, one: str) -> bool:
    """Forget that an account is left alone, so that it may be found again; say whether it was."""
    here = (LEFT_ALONE.c.district_id == district_id) & (LEFT_ALONE.c.account_hash == one)
    return bool(rows_of(session.execute(delete(LEFT_ALONE).where(here))))
