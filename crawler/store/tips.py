"""Mails to the tip line that were read: counted, without who wrote them or what."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from crawler.store.rows import add_unless_there
from crawler.store.session import Session
from crawler.store.tables.upkeep import TIP


class TipOutcome(StrEnum):
    """What came of a mail: it named accounts that nobody knew, none at all, only known ones; it
    came above a limit; a program wrote it.
    """

    TAKEN = "taken"
    NOTHING = "nothing"
    OURS = "ours"
    LATE = "late"
    AUTOMATIC = "automatic"


def was_read(session: Session, district_id: int, message_hash: str) -> bool:
    """Say whether this mail was read before."""
    mine = (TIP.c.district_id == district_id) & (TIP.c.message_hash == message_hash)
    return session.scalar(select(TIP.c.id).where(mine)) is not None


def taken_since(
    session: Session, district_id: int, since: datetime, sender_hash: str | None = None
) -> int:
    """Count the mails of a sender, or of everybody, that were looked into since a moment."""
    mine = (TIP.c.district_id == district_id) & (TIP.c.received_at > since)
    mine &= TIP.c.outcome.not_in([TipOutcome.LATE.value, TipOutcome.AUTOMATIC.value])
    if sender_hash is not None:
        mine &= TIP.c.sender_hash == sender_hash
    return session.scalar(select(func.count()).select_from(TIP).where(mine)) or 0


def note_tip(
    session: Session,
    district_id: int,
    message_hash: str,
    sender_hash: str,
    outcome: TipOutcome,
    leads: int,
    now: datetime,
) -> None:
    """Write down that a mail was read."""
    values = {
        "district_id": district_id,
        "message_hash": message_hash,
        "sender_hash": sender_hash,
        "received_at": now,
        "outcome": outcome.value,
        "leads": leads,
    }
    add_unless_there(session, TIP, values)
