"""Digests that were composed, and their deliveries: noted before and after each attempt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, insert, or_, select, update

from crawler.store.rows import add_unless_there, conflict_insert, rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.told import DELIVERY, DELIVERY_ATTEMPT, DIGEST

LOST_S = 900.0
"""After this long, an attempt that did not end is taken for dead: far above any mail server's
time-outs on one message (RFC 5321 §4.5.3.2: ten minutes after the data).
"""


class DeliveryState(StrEnum):
    """How a delivery stands. `failed` may be tried again, `refused` never."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Digest:
    """The figures of one period's digests, as `save_digest` was given them."""

    period: str
    summary: Mapping[str, Any]
    composed_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one person; `error` is what went wrong last."""

    id: int
    kind: str
    recipient: str
    period: str
    state: DeliveryState
    claimed_at: datetime
    error: str | None


def save_digest(
    session: Session, district_id: int, period: str, summary: Mapping[str, Any], now: datetime
) -> None:
    """Keep the figures of a period; those kept of it before are replaced."""
    values = {"district_id": district_id, "period": period, "summary": summary, "composed_at": now}
    statement = conflict_insert(session, DIGEST).values(values)
    new = statement.excluded
    changed = {"summary": new.summary, "composed_at": new.composed_at}
    keys = ["district_id", "period"]
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def last_digest(session: Session, district_id: int, *, before: str | None = None) -> Digest | None:
    """Give the figures of the latest period; with `before`, of the latest period before that one.

    Periods are compared as text, which is right for ISO weeks (`2026-W48`).
    """
    mine = DIGEST.c.district_id == district_id
    if before is not None:
        mine &= DIGEST.c.period < before
    query = select(DIGEST).where(mine).order_by(DIGEST.c.period.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return None if row is None else Digest(row.period, row.summary, row.composed_at)


def claim_delivery(
    session: Session, district_id: int, kind: str, recipient: str, period: str, now: datetime
) -> int | None:
    """Take a delivery and give its id; None when it was sent or refused, or somebody is at it.

    Exactly one of all who ask gets it. One that failed can be taken again at once; one that did
    not end within fifteen minutes as well, because whoever took it is dead. Its message may then
    have left already: a message needs a stable Message-ID, by which mail programs know it again.
    """
    key = {"district_id": district_id, "kind": kind, "recipient": recipient, "period": period}
    begun = {"state": DeliveryState.SENDING.value, "claimed_at": now}
    fresh = add_unless_there(session, DELIVERY, key | begun | {"attempts": 1})
    mine = [DELIVERY.c[name] == value for name, value in key.items()]
    again = {**begun, "attempts": DELIVERY.c.attempts + 1, "finished_at": None}
    taken = update(DELIVERY).where(*mine, _may_be_tried(now)).values(again)
    if not fresh and rows_of(session.execute(taken)) != 1:
        return None
    delivery_id: int = session.scalars(select(DELIVERY.c.id).where(*mine)).one()
    _note(session, district_id, delivery_id, DeliveryState.SENDING, None, now)
    return delivery_id


def finish_delivery(
    session: Session, delivery_id: int, state: DeliveryState, note: str | None, now: datetime
) -> None:
    """Say how an attempt ended. `note` is the channel's id of what was sent, else what went wrong.

    Raises StoreError when the delivery was not being sent.
    """
    state = DeliveryState(state)
    sent = state is DeliveryState.SENT
    values = {"state": state.value, "finished_at": now, "error": None if sent else note}
    if sent:
        values["channel_id"] = note
    being_sent = DELIVERY.c.state == DeliveryState.SENDING.value
    mine = update(DELIVERY).where(DELIVERY.c.id == delivery_id, being_sent)
    district_id = session.scalar(mine.values(values).returning(DELIVERY.c.district_id))
    if district_id is None:
        raise StoreError(f"delivery {delivery_id} is not being sent")
    _note(session, district_id, delivery_id, state, note, now)


def pending_deliveries(session: Session, district_id: int, now: datetime) -> tuple[Delivery, ...]:
    """Give the deliveries that can be tried again: they failed, or whoever took them is dead."""
    mine = (DELIVERY.c.district_id == district_id) & _may_be_tried(now)
    rows = session.execute(select(DELIVERY).where(mine).order_by(DELIVERY.c.id))
    return tuple(
        Delivery(
            row.id,
            row.kind,
            row.recipient,
            row.period,
            DeliveryState(row.state),
            row.claimed_at,
            row.error,
        )
        for row in rows
    )


def _may_be_tried(now: datetime) -> ColumnElement[bool]:
    lost = DELIVERY.c.claimed_at <= now - timedelta(seconds=LOST_S)
    dead = (DELIVERY.c.state == DeliveryState.SENDING.value) & lost
    return or_(DELIVERY.c.state == DeliveryState.FAILED.value, dead)


def _note(
    session: Session,
    district_id: int,
    delivery_id: int,
    state: DeliveryState,
    note: str | None,
    now: datetime,
) -> None:
    values = {"district_id": district_id, "delivery_id": delivery_id, "noted_at": now}
    session.execute(insert(DELIVERY_ATTEMPT).values(values | {"state": state.value, "note": note}))
