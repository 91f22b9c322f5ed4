"""Hands a mail over exactly once: written down before the attempt and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from config.settings import Settings
from crawler.store.digests import DeliveryState, claim_delivery, finish_delivery
from crawler.store.session import Store
from reports.channels.base import Channel, DeliveryError, Message


class Result(StrEnum):
    """What came of a delivery. `ALREADY`: it went out before, was refused for good, or somebody is
    at it.
    """

    SENT = "sent"
    ALREADY = "already"
    FAILED = "failed"
    REFUSED = "refused"


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
class Delivered:
    """What came of it; `note` is the channel's id when it was sent, the reason when not, else
    empty.
    """

    result: Result
    note: str = ""


def deliver(
    store: Store, slot: Slot, message: Message, post: tuple[Channel, Settings], now: datetime
) -> Delivered:
    """Claim the slot, hand the mail over, write down what came of it. `post` is the channel with
    its settings.

    Only one of all who try gets the slot. When we die in between, the slot is given out again after
    a while: a file is then replaced by the same file, and a mail has the same Message-ID, by which
    mailboxes know it again.
    """
    with store.begin() as session:
        claim = claim_delivery(
            session, slot.district_id, slot.kind, slot.recipient, slot.period, now
        )
    if claim is None:
        return Delivered(Result.ALREADY)
    channel, settings = post
    try:
        place = channel.send(message, settings)
    except DeliveryError as error:
        state = DeliveryState.REFUSED if error.permanent else DeliveryState.FAILED
        _finish(store, claim, state, str(error), now)
        return Delivered(Result(state.value), str(error))
    _finish(store, claim, DeliveryState.SENT, place, now)
    return Delivered(Result.SENT, place)


def _finish(store: Store, claim: int, state: DeliveryState, note: str, now: datetime) -> None:
    with store.begin() as session:
        finish_delivery(session, claim, state, note, now)
