"""What keeps digests back: the brake and what a person decided of it, pauses, who stopped them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select, update

from crawler.store.rows import add, rows_of
from crawler.store.session import Session
from crawler.store.tables.told import DIGEST_PAUSE, HELD_DIGEST, STOPPED

Reasons = Sequence[tuple[str, str]]
"""Pairs of a reason's word and its sentence in English."""


class HoldState(StrEnum):
    """How a hold stands: `cleared` when its reasons went away by themselves."""

    HELD = "held"
    RELEASED = "released"
    DISCARDED = "discarded"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class HeldDigest:
    """A digest that was held back, and what a person decided."""

    id: int
    period: str
    reasons: tuple[tuple[str, str], ...]
    state: HoldState
    held_at: datetime
    checked_at: datetime
    person: str | None
    reason: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided what of a digest that is held, and why."""

    state: HoldState
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without digests; `until_at` None = until somebody ends it."""

    from_at: datetime
    until_at: datetime | None
    person: str
    reason: str
    ended_at: datetime | None

    def covers(self, moment: datetime) -> bool:
        """Say whether a moment lies in it."""
        ends = [end for end in (self.until_at, self.ended_at) if end is not None]
        return self.from_at <= moment and all(moment < end for end in ends)


def hold_digest(
    session: Session, district_id: int, period: str, reasons: Reasons, now: datetime
) -> HeldDigest:
    """Write down that a digest is held back. One that is held already gets the reasons of now."""
    before = last_hold(session, district_id, period)
    values: dict[str, Any] = {"reasons": [list(pair) for pair in reasons], "checked_at": now}
    if before is not None and before.state is HoldState.HELD:
        session.execute(update(HELD_DIGEST).where(HELD_DIGEST.c.id == before.id).values(values))
    else:
        values |= {"district_id": district_id, "period": period}
        add(session, HELD_DIGEST, values | {"state": HoldState.HELD.value, "held_at": now})
    held = last_hold(session, district_id, period)
    assert held is not None  # noqa: S101 it was written just now
    return held


def last_hold(session: Session, district_id: int, period: str) -> HeldDigest | None:
    """Give what became of the last time that a period's digest was held back."""
    mine = (HELD_DIGEST.c.district_id == district_id) & (HELD_DIGEST.c.period == period)
    query = select(HELD_DIGEST).where(mine).order_by(HELD_DIGEST.c.id.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return None if row is None else _held(row)


def held_periods(session: Session, district_id: int) -> tuple[str, ...]:
    """Give the periods whose digest is held back now, in order."""
    held = HELD_DIGEST.c.state == HoldState.HELD.value
    query = select(HELD_DIGEST.c.period).where(HELD_DIGEST.c.district_id == district_id, held)
    return tuple(session.scalars(query.order_by(HELD_DIGEST.c.period)))


def holds_of(session: Session, district_id: int, period: str) -> tuple[HeldDigest, ...]:
    """Give every hold of a period's digest, oldest first."""
    mine = (HELD_DIGEST.c.district_id == district_id) & (HELD_DIGEST.c.period == period)
    rows = session.execute(select(HELD_DIGEST).where(mine).order_by(HELD_DIGEST.c.id))
    return tuple(map(_held, rows))


def decide_hold(session: Session, hold_id: int, said: Decided, now: datetime) -> bool:
    """Write down what a person decided; False when somebody decided before."""
    mine = (HELD_DIGEST.c.id == hold_id) & (HELD_DIGEST.c.state == HoldState.HELD.value)
    values = {"state": said.state.value, "decided_at": now}
    values |= {"person": said.person, "reason": said.reason}
    return rows_of(session.execute(update(HELD_DIGEST).where(mine).values(values))) == 1


def clear_hold(session: Session, district_id: int, period: str, now: datetime) -> None:
    """Say that what a digest was held for is gone; nothing happens when it is not held."""
    held = HELD_DIGEST.c.state == HoldState.HELD.value
    mine = (HELD_DIGEST.c.district_id == district_id) & (HELD_DIGEST.c.period == period)
    values = {"state": HoldState.CLEARED.value, "checked_at": now}
    session.execute(update(HELD_DIGEST).where(mine, held).values(values))


def pause_digests(session: Session, district_id: int, pause: Pause) -> None:
    """Write a pause down."""
    values: dict[str, Any] = {"from_at": pause.from_at, "until_at": pause.until_at}
    values |= {"person": pause.person, "reason": pause.reason, "district_id": district_id}
    session.execute(insert(DIGEST_PAUSE).values(values))


def end_pauses(session: Session, district_id: int, now: datetime) -> int:
    """End every pause that goes on at `now`, or begins later; gives how many."""
    going = DIGEST_PAUSE.c.ended_at.is_(None)
    later = DIGEST_PAUSE.c.until_at.is_(None) | (DIGEST_PAUSE.c.until_at > now)
    mine = update(DIGEST_PAUSE).where(DIGEST_PAUSE.c.district_id == district_id, going, later)
    return rows_of(session.execute(mine.values(ended_at=now)))


def pauses_of(session: Session, district_id: int) -> tuple[Pause, ...]:
    """Give every pause there was, oldest first."""
    mine = DIGEST_PAUSE.c.district_id == district_id
    rows = session.execute(select(DIGEST_PAUSE).where(mine).order_by(DIGEST_PAUSE.c.id))
    return tuple(
        Pause(row.from_at, row.until_at, row.person, row.reason or "", row.ended_at) for row in rows
    )


def stop_mails(
    session: Session, district_id: int, mails: tuple[str, str, str], now: datetime
) -> bool:
    """Send this kind of mail to this person no longer; `mails` is kind, recipient, and who said
    so. False when it was stopped before.
    """
    kind, recipient, way = mails
    if (kind, recipient.casefold()) in stopped_mails(session, district_id):
        return False
    values = {"district_id": district_id, "kind": kind, "recipient": recipient.casefold()}
    session.execute(insert(STOPPED).values(values | {"way": way, "stopped_at": now}))
    return True


def resume_mails(session: Session, district_id: int, recipient: str, now: datetime) -> int:
    """Send this person all mails again; gives how many kinds had been stopped."""
    mine = (STOPPED.c.district_id == district_id) & STOPPED.c.resumed_at.is_(None)
    his = mine & (STOPPED.c.recipient == recipient.casefold())
    return rows_of(session.execute(update(STOPPED).where(his).values(resumed_at=now)))


def stopped_mails(session: Session, district_id: int) -> dict[tuple[str, str], datetime]:
    """Give which kinds of mail who does not want, and since when; addresses in lower case."""
    mine = (STOPPED.c.district_id == district_id) & STOPPED.c.resumed_at.is_(None)
    rows = session.execute(select(STOPPED).where(mine).order_by(STOPPED.c.id))
    return {(row.kind, row.recipient): row.stopped_at for row in rows}


def _held(row: Row[Any]) -> HeldDigest:
    return HeldDigest(
        row.id,
        row.period,
        tuple((word, sentence) for word, sentence in row.reasons),
        HoldState(row.state),
        row.held_at,
        row.checked_at,
        row.person,
        row.reason,
        row.decided_at,
    )
