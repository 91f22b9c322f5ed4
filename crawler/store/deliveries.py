"""Deliveries: one message to one person for one period, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from crawler.store.session import Session
from crawler.store.tables.told import DELIVERY, DELIVERY_ATTEMPT
from crawler.store.told import read_told


class DeliveryState(StrEnum):
    """How a delivery stands.

    `sending`: begun, and the other side has nothing yet. `handing`: from here on it may have it.
    `failed` may be tried again, `refused` never; `doubtful` waits for a person, because nobody
    knows whether it arrived; `dropped` is no longer wanted.
    """

    SENDING = "sending"
    HANDING = "handing"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    DROPPED = "dropped"


UNDER_WAY = (DeliveryState.SENDING.value, DeliveryState.HANDING.value)


@dataclass(frozen=True, slots=True)
class Slot:
    """What is delivered once: a kind of mail to one address for one period (`2026-W48`) of a
    district.
    """

    district_id: int
    kind: str
    recipient: str
    period: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one person. `error` is what went wrong last, a sentence
    where that is known, `next_at` when it may be tried
    again, `told` the figures of what was sent.
    """

    id: int
    kind: str
    recipient: str
    period: str
    state: DeliveryState
    attempts: int
    claimed_at: datetime
    finished_at: datetime | None
    next_at: datetime | None
    error: str | None
    told: Mapping[str, Any] | None


def deliveries_of(
    session: Session, district_id: int, periods: Iterable[str] | None = None
) -> tuple[Delivery, ...]:
    """Give the deliveries of these periods (None = all), oldest first."""
    query = select(DELIVERY).where(DELIVERY.c.district_id == district_id)
    if periods is not None:
        query = query.where(DELIVERY.c.period.in_(list(periods)))
    return tuple(delivery_of(row) for row in session.execute(query.order_by(DELIVERY.c.id)))


def last_told(
    session: Session, district_id: int, before: str
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Give, by kind and recipient, the figures of the latest delivery of a period before this one;
    periods are compared as text, which is right for ISO weeks.
    """
    mine = (DELIVERY.c.district_id == district_id) & (DELIVERY.c.period < before)
    sent = mine & DELIVERY.c.told.is_not(None)
    query = select(DELIVERY.c.kind, DELIVERY.c.recipient, DELIVERY.c.told).where(sent)
    rows = session.execute(query.order_by(DELIVERY.c.period))
    return {(row.kind, row.recipient): row.told for row in rows}


def addressed(session: Session, district_id: int) -> set[tuple[str, str]]:
    """Give which kinds of mail were ever meant for whom."""
    query = select(DELIVERY.c.kind, DELIVERY.c.recipient).distinct()
    rows = session.execute(query.where(DELIVERY.c.district_id == district_id))
    return {(row.kind, row.recipient) for row in rows}


def begun_since(session: Session, district_id: int, since: datetime) -> tuple[datetime, ...]:
    """Give when attempts were begun after a moment, oldest first."""
    table = DELIVERY_ATTEMPT.c
    begun = (table.district_id == district_id) & (table.state == DeliveryState.SENDING.value)
    query = select(table.noted_at).where(begun, table.noted_at > since)
    return tuple(session.scalars(query.order_by(table.noted_at)))


def pending_deliveries(session: Session, district_id: int, now: datetime) -> tuple[Delivery, ...]:
    """Give the deliveries that failed and can be tried again at `now`."""
    mine = (DELIVERY.c.district_id == district_id) & may_be_tried(now)
    rows = session.execute(select(DELIVERY).where(mine).order_by(DELIVERY.c.id))
    return tuple(map(delivery_of, rows))


def count_deliveries(session: Session, district_id: int) -> dict[str, int]:
    """Count the deliveries by state."""
    query = select(DELIVERY.c.state, func.count()).where(DELIVERY.c.district_id == district_id)
    query = query.group_by(DELIVERY.c.state).order_by(DELIVERY.c.state)
    return dict(session.execute(query).all())


def delivery_of(row: Row[Any]) -> Delivery:
    """Give the delivery that a row holds."""
    return Delivery(
        row.id,
        row.kind,
        row.recipient,
        row.period,
        DeliveryState(row.state),
        row.attempts,
        row.claimed_at,
        row.finished_at,
        row.next_at,
        _said(row),
        row.told,
    )


def _said(row: Row[Any]) -> str | None:
    return read_told(row.error_told, row.error)[0] if row.error is not None else None


def may_be_tried(now: datetime) -> ColumnElement[bool]:
    """Pick the deliveries that failed and may be tried again."""
    free = or_(DELIVERY.c.next_at.is_(None), DELIVERY.c.next_at <= now)
    return (DELIVERY.c.state == DeliveryState.FAILED.value) & free
