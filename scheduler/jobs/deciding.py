"""What a person decides about digests: released, thrown away, paused, tried once more."""

from __future__ import annotations

from datetime import date, datetime

from crawler.store.deliveries import DeliveryState, deliveries_of
from crawler.store.delivering import ASKED, Ending, set_aside
from crawler.store.holding import (
    Decided,
    HoldState,
    Pause,
    decide_hold,
    end_pauses,
    held_periods,
    last_hold,
    pause_digests,
    resume_mails,
)
from scheduler.jobs.home import Home

_AGAIN = frozenset({DeliveryState.REFUSED, DeliveryState.DOUBTFUL, DeliveryState.FAILED})


def decide(home: Home, week: str | None, said: Decided, now: datetime) -> str | None:
    """Release or discard the digest that is held back; `week` None = the latest. Gives which it
    was, None when there is none.
    """
    with home.store.begin() as session:
        held = held_periods(session, home.district_id)
        period = week if week in held or week is None else None
        period = period or (held[-1] if held and week is None else None)
        hold = last_hold(session, home.district_id, period) if period else None
        if hold is None or hold.state is not HoldState.HELD:
            return None
        decide_hold(session, hold.id, said, now)
    return hold.period


def pause(home: Home, until: date | None, said: tuple[str, str], now: datetime) -> str:
    """Send no digests until the beginning of a day (None = until somebody resumes); `said` is who
    asks for it and why. Gives what to tell.
    """
    until_at = datetime(until.year, until.month, until.day, tzinfo=home.zone) if until else None
    person, reason = said
    with home.store.begin() as session:
        pause_digests(session, home.district_id, Pause(now, until_at, person, reason, None))
    end = f"until {until:%Y-%m-%d}" if until else "until `rollcall digest resume`"
    return f"No digest goes out {end}."


def resume(home: Home, recipient: str | None, now: datetime) -> str:
    """End every pause; with `recipient`, send that address its mails again instead. Gives what to
    tell.
    """
    with home.store.begin() as session:
        if recipient is not None:
            many = resume_mails(session, home.district_id, recipient, now)
            return f"{recipient} gets the mails again." if many else f"{recipient} stopped none."
        many = end_pauses(session, home.district_id, now)
    return "Digests go out again." if many else "There was no pause."


def again(home: Home, recipient: str, week: str | None, now: datetime) -> int:
    """Let the digests of an address be tried once more that were refused, failed or are in doubt;
    of `week`, None = of its latest one. Gives how many.
    """
    email = recipient.casefold()
    with home.store.begin() as session:
        found = [
            one
            for one in deliveries_of(session, home.district_id, None if week is None else [week])
            if one.recipient.casefold() == email
            and one.kind.startswith("weekly/")
            and one.state in _AGAIN
        ]
        latest = max((one.period for one in found), default=None)
        wanted = [one for one in found if one.period == latest]
        ending = Ending(DeliveryState.FAILED, ASKED)
        return sum(set_aside(session, home.district_id, one.id, ending, now) for one in wanted)
