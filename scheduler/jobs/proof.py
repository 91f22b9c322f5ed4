"""Proof that the digests go out: what is complete, who is late, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.store.alone import alone
from crawler.store.digests import last_digests, mark_out
from reports.channels.folder import write
from reports.channels.ping import ping
from reports.languages.tongue import Tongue
from reports.letters import Round
from reports.notices import (
    WHY_HELD,
    WHY_MISSED,
    WHY_NOT_YET,
    Owed,
    Told,
    composed,
    of_absent,
    of_late,
    sent,
    tell,
)
from reports.outbox import Post, Watch, post_of
from reports.recipients import alarmed, answerable
from scheduler.jobs.digest import post_for, round_of
from scheduler.jobs.home import Home
from scheduler.jobs.turns import OWED, Reader, Standing, readers
from scheduler.plan import iso_week

Say = Callable[[str], None]
_WEEKS = 3


@dataclass(frozen=True, slots=True)
class Proof:
    """What one look at the digests found: how each reader's stands, and whose is owed for too
    long.
    """

    readers: tuple[Reader, ...]
    late: tuple[Reader, ...]


def look(home: Home, now: datetime) -> Proof:
    """Look who has the digest and who should."""
    rows = readers(home, now)
    minutes = home.settings.digest.late_minutes
    return Proof(rows, tuple(row for row in rows if row.is_late(now, minutes)))


def note_complete(home: Home, proof: Proof) -> tuple[str, ...]:
    """Write down, and give, the weeks that everybody who was due has now; once more each time that
    somebody got his on a later day of the week.
    """
    owed = {row.turn.week for row in proof.readers if row.turn and row.stands in OWED}
    finished: dict[str, datetime] = {}
    for row in proof.readers:
        at = row.delivery.finished_at if row.delivery and row.stands is Standing.OUT else None
        if row.turn is not None and at is not None and row.turn.week not in owed:
            finished[row.turn.week] = max(at, finished.get(row.turn.week, at))
    with home.store.begin() as session:
        known = last_digests(session, home.district_id, _WEEKS)
        out_at = {one.period: one.out_at for one in known}
        new = [week for week, at in sorted(finished.items()) if _is_news(out_at, week, at)]
        for week in new:
            mark_out(session, home.district_id, week, finished[week])
    return tuple(new)


def _is_news(out_at: Mapping[str, datetime | None], week: str, at: datetime) -> bool:
    if week not in out_at:
        return False
    before = out_at[week]
    return before is None or before < at


def prove(home: Home, now: datetime, say: Say) -> None:
    """Note what is complete now, and tell the watcher outside of it."""
    for week in note_complete(home, look(home, now)):
        tell_watcher(home, f"The digest of {week} is out.", say)


def tell_watcher(home: Home, said: str, say: Say, *, failed: bool = False) -> None:
    """Tell the watcher outside, where there is one; what goes wrong is said, and no more."""
    address = home.settings.digest.ping_url
    trouble = ping(address, said, failed=failed) if address is not None else None
    if trouble:
        say(f"The watcher could not be told: {trouble}.")


def alarm(home: Home, late: Sequence[Reader], watch: Watch, why: str = "") -> tuple[str, ...]:
    """Tell two people of digests that were due and did not go out; gives the ids of what was sent.

    Each hears once of each day's digests. A mail that is not taken is tried again at the next look,
    as every mail is; it also lies in the outbox, where who looks finds it. `why` is a reason that
    no row knows.
    """
    rows = readers(home, watch.now())
    people = alarmed(home.settings, [row.person for row in rows if row.absent is None])
    post = post_for(home, watch, send=True)
    places: list[str] = []
    with alone(home.store, post_of(home.district_id)) as hold:
        if hold is None:
            return ()
        for going, told in _alarms(home, late, watch.now(), why):
            done = tell(home.store, going, post, told, people)
            places += sent(done)
            if any(one.is_trouble for one in done):
                places += [write(composed(told, person, going), home.outbox) for person in people]
    return tuple(places)


def _alarms(
    home: Home, late: Sequence[Reader], now: datetime, why: str
) -> list[tuple[Round, Told]]:
    days: dict[tuple[str, str], list[Owed]] = {}
    for row in late:
        assert row.turn is not None  # noqa: S101 who is late had a turn
        owed = Owed(row.person, row.turn.at, _reason(row, why))
        days.setdefault((row.turn.week, f"{row.turn.at:%Y-%m-%d}"), []).append(owed)
    return [
        (going := round_of(home, week, now), of_late(owed, going, f"{week} {day}"))
        for (week, day), owed in days.items()
    ]


def _reason(row: Reader, why: str) -> Callable[[Tongue], str]:
    def said(tongue: Tongue) -> str:
        if why:
            return why
        if row.stands is Standing.HELD:
            return tongue.text(WHY_HELD)
        if row.delivery is not None and row.delivery.error:
            return row.delivery.error
        if row.stands is Standing.MISSED:
            return tongue.text(WHY_MISSED)
        return tongue.text(WHY_NOT_YET)

    return said


def tell_of_absent(home: Home, watch: Watch) -> None:
    """Tell the administrators once of everybody whom the settings name and who gets nothing."""
    now = watch.now()
    rows = readers(home, now)
    absent = [row.absent for row in rows if row.absent is not None]
    if not absent:
        return
    going = round_of(home, iso_week(now, home.settings.district.time_zone), now)
    post: Post = post_for(home, watch, send=True)
    with alone(home.store, post_of(home.district_id)) as hold:
        for one in absent if hold is not None else ():
            told = of_absent(one, going)
            email = one.person.email
            people = answerable(home.store, home.settings, home.district_id, now, email)
            tell(home.store, going, post, told, people)
