"""Deliver once: every delivery is claimed, and noted before, during and after each attempt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from crawler.model.sentence import sentence
from crawler.store.deliveries import (
    UNDER_WAY,
    Delivery,
    DeliveryState,
    Slot,
    delivery_of,
    may_be_tried,
)
from crawler.store.rows import add_unless_there, rows_of
from crawler.store.session import Session, StoreError
from crawler.store.tables.told import DELIVERY, DELIVERY_ATTEMPT
from crawler.store.told import write_told


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended. `note` is the channel's id of what was sent, else what went wrong."""

    state: DeliveryState
    note: str | None
    next_at: datetime | None = None
    told: Mapping[str, Any] | None = None


def claim_delivery(session: Session, slot: Slot, now: datetime) -> Delivery | None:
    """Take a delivery; None when it is done, not yet to be tried again, or somebody is at it.

    Exactly one of all who ask gets it. What a dead process left is given out again only after
    `recover_deliveries`.
    """
    key = _key(slot)
    begun = {"state": DeliveryState.SENDING.value, "claimed_at": now}
    fresh = add_unless_there(session, DELIVERY, key | begun | {"attempts": 1})
    mine = [DELIVERY.c[name] == value for name, value in key.items()]
    again = {**begun, "attempts": DELIVERY.c.attempts + 1, "finished_at": None, "next_at": None}
    taken = update(DELIVERY).where(*mine, may_be_tried(now)).values(again)
    if not fresh and rows_of(session.execute(taken)) != 1:
        return None
    found = delivery_of(session.execute(select(DELIVERY).where(*mine)).one())
    _note(session, slot.district_id, found.id, DeliveryState.SENDING, None, now)
    return found


def hand_over(session: Session, delivery_id: int, now: datetime) -> None:
    """Say that from now on the other side may have it. Raises StoreError when it was not being
    sent.
    """
    mine = (DELIVERY.c.id == delivery_id) & (DELIVERY.c.state == DeliveryState.SENDING.value)
    change = update(DELIVERY).where(mine).values(state=DeliveryState.HANDING.value)
    _changed(session, delivery_id, change.returning(DELIVERY.c.district_id), now, _HANDING)


def finish_delivery(session: Session, delivery_id: int, ending: Ending, now: datetime) -> None:
    """Say how an attempt ended. Raises StoreError when the delivery was not being sent."""
    sent = ending.state is DeliveryState.SENT
    values = _wrong(None if sent else ending.note) | {
        "state": ending.state.value,
        "finished_at": now,
        "next_at": ending.next_at,
    }
    if sent:
        values |= {"channel_id": ending.note, "told": ending.told}
    mine = (DELIVERY.c.id == delivery_id) & DELIVERY.c.state.in_(UNDER_WAY)
    change = update(DELIVERY).where(mine).values(values).returning(DELIVERY.c.district_id)
    _changed(session, delivery_id, change, now, ending)


def recover_deliveries(
    session: Session, district_id: int, in_doubt: DeliveryState, now: datetime
) -> tuple[Delivery, ...]:
    """Take up what a dead process left, and give what may have arrived.

    Only for who knows that no other process is delivering. What was not handed over yet can be
    tried again at once; what may have arrived becomes `in_doubt` (`failed` or `doubtful`).
    """
    mine = (DELIVERY.c.district_id == district_id) & DELIVERY.c.state.in_(UNDER_WAY)
    left = [delivery_of(row) for row in session.execute(select(DELIVERY).where(mine))]
    for one in left:
        handed = one.state is DeliveryState.HANDING
        ending = Ending(in_doubt, MAYBE) if handed else Ending(DeliveryState.FAILED, NEVER)
        finish_delivery(session, one.id, ending, now)
    return tuple(one for one in left if one.state is DeliveryState.HANDING)


NEVER = sentence("the process ended before it was handed over")
MAYBE = sentence("the process ended while it was handed over; it may have arrived")
ASKED = sentence("a person asked to try it once more")
_HANDING = Ending(DeliveryState.HANDING, None)


def set_aside(
    session: Session, district_id: int, delivery_id: int, ending: Ending, now: datetime
) -> bool:
    """Change what nobody is sending: `dropped`, or `failed` to try it again; False when it was
    sent, or is being sent.
    """
    done = (*UNDER_WAY, DeliveryState.SENT.value)
    mine = (DELIVERY.c.id == delivery_id) & DELIVERY.c.state.not_in(done)
    values = {"state": ending.state.value, "next_at": ending.next_at} | _wrong(ending.note)
    change = update(DELIVERY).where(mine, DELIVERY.c.district_id == district_id).values(values)
    if rows_of(session.execute(change)) != 1:
        return False
    _note(session, district_id, delivery_id, ending.state, ending.note, now)
    return True


def drop_failed(session: Session, district_id: int, before: datetime, now: datetime) -> int:
    """Give up the deliveries that failed and were last tried before a moment; gives how many."""
    mine = (DELIVERY.c.district_id == district_id) & (DELIVERY.c.claimed_at < before)
    failed = mine & (DELIVERY.c.state == DeliveryState.FAILED.value)
    numbers = session.scalars(select(DELIVERY.c.id).where(failed)).all()
    ending = Ending(DeliveryState.DROPPED, sentence("it was not taken in time"))
    return sum(set_aside(session, district_id, number, ending, now) for number in numbers)


def _wrong(said: str | None) -> dict[str, Any]:
    """Give what is kept of what went wrong: the text, and what it was made of."""
    return {"error": said, "error_told": write_told(said) if said is not None else None}


def _key(slot: Slot) -> dict[str, Any]:
    return {
        "district_id": slot.district_id,
        "kind": slot.kind,
        "recipient": slot.recipient,
        "period": slot.period,
    }


def _changed(
    session: Session, delivery_id: int, change: Any, now: datetime, ending: Ending
) -> None:
    district_id = session.scalar(change)
    if district_id is None:
        raise StoreError(f"delivery {delivery_id} is not being sent")
    _note(session, district_id, delivery_id, ending.state, ending.note, now)


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
