"""That somebody asked what to do when a child may be in danger; nothing else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from crawler.store.session import Session
from crawler.store.tables.consents import SAFETY_PRESS


def note_press(session: Session, district_id: int, now: datetime) -> None:
    """Write down that it was pressed."""
    session.execute(insert(SAFETY_PRESS).values(district_id=district_id, pressed_at=now))
