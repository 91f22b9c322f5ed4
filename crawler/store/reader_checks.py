"""Self-tests of the readers; rows only added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from crawler.store.session import Session
from crawler.store.tables.columns import storable
from crawler.store.tables.visits import READER_CHECK
from crawler.store.told import read_told, write_told


@dataclass(frozen=True, slots=True)
class ReaderCheck:
    """How a reader's self-test ended; one that could not tell is not written down. `reason` is
    empty when it passed.
    """

    platform: str
    passed: bool
    reason: str
    checked_at: datetime


def add_check(session: Session, district_id: int, check: ReaderCheck) -> None:
    """Write a self-test down."""
    values = {
        "district_id": district_id,
        "platform": check.platform,
        "checked_at": check.checked_at,
        "passed": check.passed,
        "reason": storable(str(check.reason)),
        "told": write_told(check.reason),
    }
    session.execute(insert(READER_CHECK).values(values))


def latest_checks(session: Session, district_id: int) -> dict[str, ReaderCheck]:
    """Give each reader's latest self-test, by platform."""
    turn = func.row_number().over(
        partition_by=READER_CHECK.c.platform,
        order_by=(READER_CHECK.c.checked_at.desc(), READER_CHECK.c.id.desc()),
    )
    ours = READER_CHECK.c.district_id == district_id
    ranked = select(READER_CHECK, turn.label("turn")).where(ours).subquery()
    rows = session.execute(select(ranked).where(ranked.c.turn == 1))
    return {
        row.platform: ReaderCheck(
            row.platform, row.passed, read_told(row.told, row.reason)[0], row.checked_at
        )
        for row in rows
    }
