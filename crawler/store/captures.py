"""What was captured at the last visit that was read: to ask for it conditionally, or to read it
once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Row, func, select

from crawler.model.capture import Ask, Capture, Remembered, Trouble
from crawler.store.codec import load_headers
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.brought import CAPTURE

_NOT_MODIFIED = 304
"""Stands where an answer was unchanged and we had forgotten what it was before."""


def remembered(session: Session, account_ids: Collection[int]) -> dict[int, tuple[Remembered, ...]]:
    """Give each account's requests of the last visit that was read, in order; only those that
    succeeded and brought a body.
    """
    found: dict[int, list[Remembered]] = defaultdict(list)
    for row in _current(session, account_ids):
        if row.sha256 is None or not _is_answer(row.status):
            continue
        media_type = (
            load_headers(row.headers).get("content-type", "").partition(";")[0].strip().lower()
        )
        known = Remembered(_ask(row), row.url, row.sha256, row.etag, row.last_modified, media_type)
        found[row.account_id].append(known)
    return {account_id: tuple(requests) for account_id, requests in found.items()}


def kept_captures(session: Session, account_ids: Collection[int]) -> dict[int, tuple[Capture, ...]]:
    """Give each account's captures of the last visit that was read, in order, without bodies: those
    are in the vault under `sha256`. Requests that had no body are among them.
    """
    found: dict[int, list[Capture]] = defaultdict(list)
    for row in _current(session, account_ids):
        capture = Capture(
            ask=_ask(row),
            url=row.url,
            status=row.status,
            fetched_at=row.fetched_at,
            headers=load_headers(row.headers),
            sha256=row.sha256,
            trouble=Trouble(row.trouble) if row.trouble else None,
            detail=row.detail,
        )
        found[row.account_id].append(capture)
    return {account_id: tuple(captures) for account_id, captures in found.items()}


def _is_answer(status: int) -> bool:
    """Say whether an answer can be found unchanged (RFC 9110 §15.3); an error is asked for anew."""
    return 200 <= status < 300 or status == _NOT_MODIFIED


def _ask(row: Row[Any]) -> Ask:
    return Ask(row.asked_url, row.purpose, row.accept, row.credential, row.once)


def _current(session: Session, account_ids: Collection[int]) -> Iterator[Row[Any]]:
    for some in chunks(tuple(account_ids)):
        last = (
            select(CAPTURE.c.account_id, func.max(CAPTURE.c.seen_at).label("seen_at"))
            .where(CAPTURE.c.account_id.in_(some))
            .group_by(CAPTURE.c.account_id)
            .subquery()
        )
        same = (CAPTURE.c.account_id == last.c.account_id) & (CAPTURE.c.seen_at == last.c.seen_at)
        query = select(CAPTURE).join(last, same)
        yield from session.execute(query.order_by(CAPTURE.c.account_id, CAPTURE.c.position))
