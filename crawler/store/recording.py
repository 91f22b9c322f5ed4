"""Write down visits: many at once, with few statements and nothing looked up row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import select

from crawler.model.capture import Capture
from crawler.model.outcome import READ, Outcome
from crawler.model.visit import Visit
from crawler.store.bulk import Row, bulk, write
from crawler.store.codec import dump_headers
from crawler.store.judgements import forget_judgements
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.snapshots import write_snapshots
from crawler.store.tables.brought import CAPTURE, CAPTURE_HISTORY
from crawler.store.tables.columns import moment_text, storable
from crawler.store.tables.visits import VISIT
from crawler.store.told import write_told

_BROUGHT = READ - {Outcome.UNCHANGED}
"""Outcomes whose captures are what is remembered of the account."""
_VISITS = bulk(VISIT, ("sweep_id", "account_id"), ())
_CAPTURE_KEYS = ("account_id", "ask_hash")
_STAYS = {*_CAPTURE_KEYS, "district_id", "purpose", "asked_url", "first_seen_at"}
_NEW_CAPTURES = bulk(CAPTURE, _CAPTURE_KEYS, [c.name for c in CAPTURE.c if c.name not in _STAYS])
_SAME_CAPTURES = bulk(CAPTURE, _CAPTURE_KEYS, ("position", "seen_at"), ("etag", "last_modified"))
_HISTORY = bulk(CAPTURE_HISTORY, (*_CAPTURE_KEYS, "fetched_at"), ())


def record(session: Session, district_id: int, sweep_id: int, visits: Iterable[Visit]) -> None:
    """Write the visits that are not there yet. See `sweeps.record_visits`."""
    fresh = _fresh(session, sweep_id, visits)
    connection = session.connection()
    own = {"district_id": district_id, "sweep_id": sweep_id}
    write(connection, _VISITS, [_visit_row(visit, own) for visit in fresh])
    captures = [(visit, row) for visit in fresh for row in _capture_rows(visit, own)]
    read = [row for visit, row in captures if visit.outcome in _BROUGHT]
    forget_judgements(session, [v.account_id for v in fresh if v.outcome in _BROUGHT])
    write(connection, _NEW_CAPTURES, [row for row in read if not row["unchanged"]])
    write(connection, _SAME_CAPTURES, [row for row in read if row["unchanged"]])
    bodies = [row for _, row in captures if row["sha256"] and not row["unchanged"]]
    write(connection, _HISTORY, bodies)
    snapshots = {visit.account_id: visit.snapshot for visit in fresh if visit.snapshot}
    write_snapshots(session, snapshots, dict.fromkeys(snapshots, district_id))


def ask_hash(purpose: str, url: str) -> str:
    """Name a request: the first 32 hexadecimal digits of SHA-256 over purpose and address."""
    return hashlib.sha256(f"{purpose}\x1f{url}".encode(errors="surrogatepass")).hexdigest()[:32]


def _fresh(session: Session, sweep_id: int, visits: Iterable[Visit]) -> list[Visit]:
    by_account = {visit.account_id: visit for visit in visits}
    done: set[int] = set()
    for some in chunks(tuple(by_account)):
        query = select(VISIT.c.account_id)
        query = query.where(VISIT.c.sweep_id == sweep_id, VISIT.c.account_id.in_(some))
        done.update(session.scalars(query))
    return [visit for account_id, visit in by_account.items() if account_id not in done]


def _visit_row(visit: Visit, own: Row) -> Row:
    return own | {
        "account_id": visit.account_id,
        "outcome": visit.outcome.value,
        "reason": storable(str(visit.reason)),
        "fix": storable(str(visit.fix)),
        "told": write_told(visit.reason, visit.fix),
        "route": visit.route.value,
        "cost": visit.cost,
        "says_gone": visit.says_gone,
        "started_at": moment_text(visit.started_at),
        "finished_at": moment_text(visit.finished_at),
    }


def _capture_rows(visit: Visit, own: Row) -> Iterable[Row]:
    """Give a row for each request of a visit, fit for both tables; the last answer counts."""
    own = own | {"account_id": visit.account_id, "seen_at": moment_text(visit.started_at)}
    rows = (_capture_row(capture, i, own) for i, capture in enumerate(visit.captures))
    return {row["ask_hash"]: row for row in rows}.values()


def _capture_row(capture: Capture, position: int, own: Row) -> Row:
    ask = capture.ask
    headers = capture.headers
    fetched_at = moment_text(capture.fetched_at)
    return {
        **own,
        "ask_hash": ask_hash(ask.purpose, ask.url),
        "purpose": ask.purpose,
        "asked_url": storable(ask.url),
        "accept": ask.accept,
        "credential": ask.credential,
        "once": ask.once,
        "position": position,
        "url": storable(capture.url),
        "status": capture.status,
        "headers": dump_headers(headers),
        "sha256": capture.sha256,
        "etag": storable(headers.get("etag")),
        "last_modified": storable(headers.get("last-modified")),
        "trouble": capture.trouble.value if capture.trouble else None,
        "detail": storable(capture.detail),
        "fetched_at": fetched_at,
        "first_seen_at": fetched_at,
        "unchanged": capture.unchanged,
    }
