"""How the digests stand, for `rollcall digest status`: for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from crawler.store.digests import last_out
from crawler.store.holding import Pause, pauses_of
from crawler.store.jobs import Leader, leader
from reports.recipients import alarmed
from scheduler.jobs.home import Home
from scheduler.jobs.proof import Proof
from scheduler.jobs.turns import Reader, Standing

COLUMNS = ("who", "due", "stands", "since", "next", "why")
_SHORT = slice(0, 16)
"""A moment to the minute, without its zone: the first line says which that is."""
Row = dict[str, Any]


def overview(home: Home, proof: Proof, now: datetime) -> Row:
    """Give how the digests stand, as plain values; moments in ISO 8601 with the zone's offset."""
    zone = home.zone
    with home.store.read() as session:
        beat = leader(session, home.district_id)
        out_at = last_out(session, home.district_id)
        pauses = [one for one in pauses_of(session, home.district_id) if one.covers(now)]
    people = alarmed(home.settings, [row.person for row in proof.readers])
    return {
        "time_zone": zone.key,
        "clock": _clock(beat, now),
        "complete_at": _text(out_at, zone),
        "late": len(proof.late),
        "held": sorted({_held(row) for row in proof.readers if row.stands is Standing.HELD}),
        "paused": [_pause(one, zone) for one in pauses],
        "alarms_go_to": [person.email for person in people],
        "watched_at": home.settings.digest.ping_url is not None,
        "readers": [_reader(row, row in proof.late, zone) for row in proof.readers],
    }


def lines(seen: Row) -> Iterator[tuple[str, str]]:
    """Give the lines that come before the table."""
    yield "times are of", seen["time_zone"]
    yield "clock", seen["clock"]["says"]
    yield (
        "complete",
        f"everybody had it at {seen['complete_at']}" if seen["complete_at"] else "never",
    )
    yield "late", str(seen["late"])
    for held in seen["held"]:
        yield "held back", held
    for paused in seen["paused"]:
        yield "paused", paused
    yield "alarms go to", ", ".join(seen["alarms_go_to"])


def rows(seen: Row) -> Iterator[tuple[object, ...]]:
    """Give the cells of the table, a row for each reader."""
    for one in seen["readers"]:
        late = f"{one['stands']}, LATE" if one["late"] else one["stands"]
        moments = [(one[name] or "")[_SHORT] for name in ("due_at", "since", "next_at")]
        yield one["email"], moments[0], late, moments[1], moments[2], one["why"]


def _clock(beat: Leader | None, now: datetime) -> Row:
    if beat is None:
        return {"runs": False, "says": "no clock runs; start one with `rollcall serve`"}
    age = max(0, round((now - beat.taken_at).total_seconds()))
    runs = beat.until > now
    said = f"{beat.owner} said {age} s ago that it runs"
    said += "" if runs else ", and is silent since; start one with `rollcall serve`"
    return {"runs": runs, "owner": beat.owner, "beat_s": age, "says": said}


def _held(row: Reader) -> str:
    assert row.hold is not None  # noqa: S101 who stands held has a hold
    said = " ".join(sentence for _, sentence in row.hold.reasons)
    return f"{row.hold.period}: {said}"


def _pause(pause: Pause, zone: ZoneInfo) -> str:
    end = _text(pause.until_at, zone) or "somebody resumes"
    why = f" ({pause.reason})" if pause.reason else ""
    return f"by {pause.person} until {end}{why}"


def _reader(row: Reader, late: bool, zone: ZoneInfo) -> Row:
    delivery = row.delivery
    return {
        "email": row.person.email,
        "name": row.person.name,
        "role": row.person.role.value,
        "unit": row.person.unit,
        "week": row.turn.week if row.turn else None,
        "due_at": _text(row.turn.at if row.turn else None, zone),
        "stands": row.stands.value,
        "late": late,
        "since": _text(delivery.finished_at if delivery else None, zone),
        "attempts": delivery.attempts if delivery else 0,
        "try_again_at": _text(delivery.next_at if delivery else None, zone),
        "next_at": _text(row.following.at if row.following else None, zone),
        "why": _why(row),
    }


def _why(row: Reader) -> str | None:
    if row.absent is not None and row.absent.left_on is not None:
        return f"left on {row.absent.left_on.isoformat()}"
    if row.absent is not None:
        return "asked for no more mails"
    if row.stands is Standing.DISCARDED and row.hold is not None:
        return f"thrown away by {row.hold.person}: {row.hold.reason}"
    return row.delivery.error if row.delivery is not None else None


def _text(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).isoformat(" ", "minutes")
