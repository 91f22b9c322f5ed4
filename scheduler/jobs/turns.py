"""How each reader's digest stands: not due, due, out, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from config.settings import Settings
from config.telling import RecipientSettings
from crawler.store.counting import first_sweep_at
from crawler.store.deliveries import Delivery, DeliveryState, addressed, deliveries_of
from crawler.store.holding import HeldDigest, HoldState, Pause, last_hold, pauses_of
from crawler.store.session import Session
from reports.digest.inputs import Recipient
from reports.gather import recipients_of
from reports.recipients import Absent, resolve
from reports.stopping import kind_of
from scheduler.jobs.home import Home
from scheduler.plan import Schedule, Turn, iso_week, last_turn, next_turn


class Standing(StrEnum):
    """How the latest digest of somebody stands."""

    WAITING = "not due yet"
    OUT = "out"
    DUE = "due"
    RETRY = "is tried again"
    HELD = "held back"
    DISCARDED = "thrown away"
    PAUSED = "paused"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    DROPPED = "dropped"
    MISSED = "missed"
    LEFT = "left"
    STOPPED = "stopped"


OWED = frozenset({Standing.DUE, Standing.RETRY, Standing.HELD, Standing.MISSED})
"""Who should have a digest and has none."""
_OF_DELIVERY = {
    DeliveryState.SENT: Standing.OUT,
    DeliveryState.REFUSED: Standing.REFUSED,
    DeliveryState.DOUBTFUL: Standing.DOUBTFUL,
    DeliveryState.DROPPED: Standing.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets digests: the latest `turn`, how it `stands`, its `delivery` if there is
    one, and the `following` turn.
    """

    person: Recipient
    turn: Turn | None
    stands: Standing
    delivery: Delivery | None
    following: Turn | None
    absent: Absent | None = None
    hold: HeldDigest | None = None

    def is_late(self, now: datetime, minutes: float) -> bool:
        """Say whether it is owed for so many minutes or longer."""
        if self.turn is None or self.stands not in OWED:
            return False
        return now - self.turn.at >= timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store says, read at one moment."""

    now: datetime
    catch_up: timedelta
    first_at: datetime | None
    deliveries: Mapping[tuple[str, str, str], Delivery]
    holds: Mapping[str, HeldDigest | None]
    pauses: tuple[Pause, ...]
    absent: Mapping[Recipient, Absent]
    had: frozenset[tuple[str, str]]


def readers(home: Home, now: datetime) -> tuple[Reader, ...]:
    """Say how the digest of each recipient of the settings stands, in their order."""
    people = list(zip(home.settings.recipients, recipients_of(home.settings), strict=True))
    schedules = [schedule_of(said, home.settings) for said, _ in people]
    turns = [last_turn(now, schedule) for schedule in schedules]
    with home.store.read() as session:
        known = _read(session, home, {turn.week for turn in turns if turn is not None}, now)
    return tuple(
        _reader(person, turn, schedule, known)
        for (_, person), turn, schedule in zip(people, turns, schedules, strict=True)
    )


def schedule_of(said: RecipientSettings, settings: Settings) -> Schedule:
    """Give when somebody's digest is due; where he says nothing, the district's time holds."""
    digest = settings.digest
    return Schedule(
        weekday=said.weekday or digest.weekday,
        hour=digest.hour if said.hour is None else said.hour,
        zone=said.time_zone or settings.district.time_zone,
        holidays=settings.district.holidays,
    )


def _read(session: Session, home: Home, weeks: Iterable[str], now: datetime) -> _Known:
    wanted = sorted(weeks)
    rows = deliveries_of(session, home.district_id, wanted)
    resolved = resolve(session, home.settings, home.district_id, now)
    return _Known(
        now=now,
        catch_up=timedelta(days=home.settings.digest.catch_up_days),
        first_at=first_sweep_at(session, home.district_id),
        deliveries={(row.kind, row.recipient, row.period): row for row in rows},
        holds={week: last_hold(session, home.district_id, week) for week in wanted},
        pauses=pauses_of(session, home.district_id),
        absent={one.person: one for one in resolved.absent},
        had=frozenset(addressed(session, home.district_id)),
    )


def _reader(person: Recipient, turn: Turn | None, schedule: Schedule, known: _Known) -> Reader:
    absent = known.absent.get(person)
    following = None if absent else next_turn(known.now, schedule)
    if turn is None:
        stands = Standing.WAITING if absent is None else _gone(absent)
        return Reader(person, None, stands, None, following, absent)
    delivery = known.deliveries.get((kind_of("weekly", person), person.email, turn.week))
    hold = known.holds.get(turn.week)
    stands = (
        _gone(absent) if absent is not None else _stands(person, turn, delivery, schedule, known)
    )
    return Reader(person, turn, stands, delivery, following, absent, hold)


def _gone(absent: Absent) -> Standing:
    return Standing.LEFT if absent.left_on is not None else Standing.STOPPED


def _stands(
    person: Recipient, turn: Turn, delivery: Delivery | None, schedule: Schedule, known: _Known
) -> Standing:
    if delivery is not None and delivery.state in _OF_DELIVERY:
        return _OF_DELIVERY[delivery.state]
    if any(pause.covers(turn.at) or pause.covers(known.now) for pause in known.pauses):
        return Standing.PAUSED
    if delivery is None and _is_before_our_time(person, turn, schedule, known):
        return Standing.WAITING
    if known.now - turn.at > known.catch_up:
        return Standing.MISSED
    hold = known.holds.get(turn.week)
    held = _of_hold(hold) if hold is not None else None
    return held or _of_attempt(delivery, known.now)


def _of_hold(hold: HeldDigest) -> Standing | None:
    if hold.state is HoldState.HELD:
        return Standing.HELD
    return Standing.DISCARDED if hold.state is HoldState.DISCARDED else None


def _of_attempt(delivery: Delivery | None, now: datetime) -> Standing:
    waits = delivery is not None and delivery.next_at is not None and delivery.next_at > now
    return Standing.RETRY if waits else Standing.DUE


def _is_before_our_time(person: Recipient, turn: Turn, schedule: Schedule, known: _Known) -> bool:
    """Say whether the turn came before there was anything to tell, or anybody to tell it to: what
    was due last week, or is too old to be caught up, is owed only by who had begun to sweep, and
    only to who had had a digest before.
    """
    too_old = known.now - turn.at > known.catch_up
    if not too_old and turn.week == iso_week(known.now, schedule.zone):
        return False
    is_new = (kind_of("weekly", person), person.email) not in known.had
    return is_new or known.first_at is None or turn.at < known.first_at
