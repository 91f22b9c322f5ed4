"""Which captured bodies are still needed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from crawler.store.session import Session
from crawler.store.tables.visits import CAPTURE, CAPTURE_HISTORY


def needed_bodies(session: Session, since: datetime) -> set[str]:
    """Give the SHA-256 of every body that is the last answer to a request, or came after `since`,
    of all districts of the store.
    """
    last = select(CAPTURE.c.sha256).where(CAPTURE.c.sha256.is_not(None))
    recent = select(CAPTURE_HISTORY.c.sha256).where(CAPTURE_HISTORY.c.fetched_at >= since)
    return {sha256 for sha256 in session.scalars(last.union(recent)) if sha256}
