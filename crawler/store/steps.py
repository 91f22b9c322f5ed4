"""The steps in accounts' lives; rows are only added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from crawler.model.steps import Step, Taken
from crawler.store.session import Session
from crawler.store.tables.columns import storable
from crawler.store.tables.upkeep import ACCOUNT_STEP


@dataclass(frozen=True, slots=True)
class Noted:
    """A step with the moment at which it was written down."""

    taken: Taken
    noted_at: datetime


def add_step(
    session: Session, district_id: int, account_id: int, taken: Taken, now: datetime
) -> None:
    """Write a step down."""
    values = {
        "district_id": district_id,
        "account_id": account_id,
        "step": taken.step.value,
        "taken_on": taken.on,
        "person": storable(taken.person),
        "note": storable(taken.note),
        "facts": dict(taken.facts),
        "noted_at": now,
    }
    session.execute(insert(ACCOUNT_STEP).values(values))


def steps_of(session: Session, account_id: int) -> tuple[Noted, ...]:
    """Give the steps of an account, in the order in which they were written down."""
    mine = ACCOUNT_STEP.c.account_id == account_id
    rows = session.execute(select(ACCOUNT_STEP).where(mine).order_by(ACCOUNT_STEP.c.id))
    return tuple(
        Noted(Taken(Step(r.step), r.person, r.taken_on, r.note, r.facts), r.noted_at) for r in rows
    )
