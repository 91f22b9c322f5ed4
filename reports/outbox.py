"""Hands a mail over once; what happens is written down before, during and after."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from config.settings import Settings
from crawler.model.sentence import sentence
from crawler.store.deliveries import Delivery, DeliveryState, Slot, begun_since
from crawler.store.delivering import (
    Ending,
    claim_delivery,
    finish_delivery,
    hand_over,
    recover_deliveries,
)
from crawler.store.session import Store
from reports.channels.base import Channel, DeliveryError, Message

_LOG = logging.getLogger(__name__)
_WAITS_MIN = (1, 5, 15, 30, 60, 120, 240)
"""Minutes until a mail that was not taken is tried again, the last one for all further attempts; a
mail server that asks for patience wants half an hour and more (RFC 5321 §4.5.4.1), one that was
only busy has a digest out by half past seven.
"""
_MINUTE = timedelta(minutes=1)


class Result(StrEnum):
    """What came of a delivery. `ALREADY`: it went out before, was refused for good, is not yet to
    be tried again, or somebody is at it. `DOUBTFUL`: it may have arrived, and a person decides.
    """

    SENT = "sent"
    ALREADY = "already"
    FAILED = "failed"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Watch:
    """The clock of who delivers. `sleep` waits so many seconds and says whether to go on."""

    now: Callable[[], datetime]
    sleep: Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Post:
    """A channel with its settings, and the clock that it is used by. `per_minute` None = as fast as
    it goes.
    """

    channel: Channel
    settings: Settings
    watch: Watch
    per_minute: float | None = None

    @property
    def after_death(self) -> DeliveryState:
        """Give what becomes of a mail whose answer our own death kept us from hearing: it was on
        its way, and most likely arrived, so that a person is asked.
        """
        smtp = self.settings.smtp
        again = smtp is not None and smtp.in_doubt == "again"
        return DeliveryState.FAILED if again else DeliveryState.DOUBTFUL

    @property
    def after_break(self) -> DeliveryState:
        """Give what becomes of a mail whose connection broke before the answer: most likely it was
        not taken, so that it is sent again.
        """
        smtp = self.settings.smtp
        asks = smtp is not None and smtp.in_doubt == "ask"
        return DeliveryState.DOUBTFUL if asks else DeliveryState.FAILED


@dataclass(frozen=True, slots=True)
class Mail:
    """What is delivered: the message is composed only when it is to go, and `told` are the figures
    that it tells.
    """

    compose: Callable[[], Message]
    told: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of it; `note` is the channel's id when it was sent, the reason when not, else
    empty. `for_all` says that no other mail would fare better now.
    """

    result: Result
    note: str = ""
    for_all: bool = False

    @property
    def is_trouble(self) -> bool:
        """Say whether it was tried and did not go out, as far as anybody knows."""
        return self.result in {Result.FAILED, Result.REFUSED, Result.DOUBTFUL}


def deliver(store: Store, slot: Slot, mail: Mail, post: Post) -> Delivered:
    """Claim the slot, compose, hand the mail over, write down what came of it.

    Only one of all who try gets the slot, and only who holds `alone(store, post_of(district))` may
    try. A process that dies before the other side may have the mail has delivered nothing, and it
    is tried again; one that dies after the answer was written down never tries again. In between
    lies one answer of the mail server and one write: what `recover` finds there is in doubt
    (docs/adr/0012).
    """
    with store.begin() as session:
        claim = claim_delivery(session, slot, post.watch.now())
    if claim is None:
        return Delivered(Result.ALREADY)

    def handing() -> None:
        with store.begin(lasting=True) as session:
            hand_over(session, claim.id, post.watch.now())

    try:
        place = post.channel.send(_composed(mail), post.settings, handing)
    except DeliveryError as error:
        return _failed(store, claim, error, post)
    ending = Ending(DeliveryState.SENT, place, told=mail.told)
    with store.begin(lasting=True) as session:
        finish_delivery(session, claim.id, ending, post.watch.now())
    return Delivered(Result.SENT, place)


def _composed(mail: Mail) -> Message:
    """Compose; what goes wrong there is one reader's trouble and keeps nobody else from his mail.
    Raises DeliveryError.
    """
    try:
        return mail.compose()
    except Exception as error:
        _LOG.exception("a mail could not be composed")
        reason = sentence("it could not be composed: {fault}", fault=type(error).__name__)
        raise DeliveryError(reason, permanent=False) from error


def recover(store: Store, district_id: int, post: Post) -> tuple[Delivery, ...]:
    """Take up what a process that died left behind, and give what may have arrived already. Only
    for who holds `alone(store, post_of(district))`.
    """
    with store.begin() as session:
        return recover_deliveries(session, district_id, post.after_death, post.watch.now())


def post_of(district_id: int) -> str:
    """Name the work of which one process does all at a time."""
    return f"post:{district_id}"


def wait_for_turn(store: Store, district_id: int, post: Post) -> bool:
    """Wait until the mail server wants another mail; False when there is no time for that now.

    What counts is what the store says was begun in the last minute, by whomever.
    """
    if post.per_minute is None:
        return post.watch.sleep(0)
    allowed = max(1, int(post.per_minute))
    span = _MINUTE * (allowed / post.per_minute)
    while True:
        now = post.watch.now()
        with store.read() as session:
            begun = begun_since(session, district_id, now - span)
        if len(begun) < allowed:
            return post.watch.sleep(0)
        if not post.watch.sleep(max(0.05, (begun[-allowed] + span - now).total_seconds())):
            return False


def _failed(store: Store, claim: Delivery, error: DeliveryError, post: Post) -> Delivered:
    now = post.watch.now()
    state = DeliveryState.REFUSED if error.permanent else DeliveryState.FAILED
    if error.doubtful:
        state = post.after_break
    # A server that is away is asked for one reader at a time, so that it may be asked sooner.
    attempts = min(claim.attempts, 2) if error.for_all else claim.attempts
    again = next_attempt(attempts, now) if state is DeliveryState.FAILED else None
    with store.begin() as session:
        finish_delivery(session, claim.id, Ending(state, error.reason, again), now)
    return Delivered(Result(state.value), error.reason, error.for_all)


def next_attempt(attempts: int, now: datetime) -> datetime:
    """Give when a mail that was not taken for the `attempts`-th time is tried again."""
    return now + timedelta(minutes=_WAITS_MIN[min(attempts, len(_WAITS_MIN)) - 1])
