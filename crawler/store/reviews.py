"""Accounts that a person looked at, because no program may or can; rows only added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select

from crawler.store.session import Session
from crawler.store.tables.columns import storable
from crawler.store.tables.visits import REVIEW


@dataclass(frozen=True, slots=True)
class Review:
    """A person looked at an account on a day; `note` is what there was to say, None = nothing."""

    account_id: int
    on: date
    person: str
    note: str | None = None


def add_review(session: Session, district_id: int, review: Review, now: datetime) -> None:
    """Write a review down."""
    values = {
        "district_id": district_id,
        "account_id": review.account_id,
        "reviewed_on": review.on,
        "person": storable(review.person),
        "note": storable(review.note),
        "noted_at": now,
    }
    session.execute(insert(REVIEW).values(values))


def latest_reviews(session: Session, district_id: int) -> dict[int, Review]:
    """Give each account's latest review: of the latest day, and of that the one noted last."""
    turn = func.row_number().over(
        partition_by=REVIEW.c.account_id,
        order_by=(REVIEW.c.reviewed_on.desc(), REVIEW.c.id.desc()),
    )
    ours = REVIEW.c.district_id == district_id
    ranked = select(REVIEW, turn.label("turn")).where(ours).subquery()
    rows = session.execute(select(ranked).where(ranked.c.turn == 1))
    return {
        row.account_id: Review(row.account_id, row.reviewed_on, row.person, row.note)
        for row in rows
    }
