"""Which captured bodies are still needed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from crawler.model.account import AccountKind
from crawler.store.session import Session
from crawler.store.tables.brought import CAPTURE, CAPTURE_HISTORY
from crawler.store.tables.register import ACCOUNT


def needed_bodies(session: Session, since: datetime) -> set[str]:
    """Give the SHA-256 of every body that is the last answer to a request, or came after `since`,
    of all districts of the store.
    """
    last = select(CAPTURE.c.sha256).where(CAPTURE.c.sha256.is_not(None))
    recent = select(CAPTURE_HISTORY.c.sha256).where(CAPTURE_HISTORY.c.fetched_at >= since)
    return {sha256 for sha256 in session.scalars(last.union(recent)) if sha256}


def public_records(session: Session, district_id: int, since: datetime) -> set[str]:
    """Give the SHA-256 of every body since `since` of the district's official accounts: what they
    published is a public record.
    """
    official = [AccountKind.PROFESSIONAL.value, AccountKind.STUDENT_GROUP.value]
    mine = (ACCOUNT.c.district_id == district_id) & ACCOUNT.c.kind.in_(official)
    query = select(CAPTURE_HISTORY.c.sha256).join(
        ACCOUNT, ACCOUNT.c.id == CAPTURE_HISTORY.c.account_id
    )
    return set(session.scalars(query.where(mine, CAPTURE_HISTORY.c.fetched_at >= since)))
