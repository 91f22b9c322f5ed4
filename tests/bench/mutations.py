"""Recordings spoiled as no server should: bodies, headers, purposes, states; all from one seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Capture, Trouble
from tests.bench.spoiled_bodies import TEXTS, spoiled_body

_STATUSES = (200, 200, 200, 201, 204, 301, 304, 400, 401, 403, 404, 410, 429, 451, 500, 503, 0, 999)
_TYPES = (
    *("", "text/html", "text/html; charset=utf-16", "text/html; charset=bogus", "application/json"),
    *("application/xml; charset=iso-8859-1", "text/plain; charset=utf-7", ";;;=", "charset=\x00"),
)
_URLS = ("", "http://[x", "https://", "about:blank", "https://heronlake.example/", "x" * 3000)


def spoiled_account(random: Random, account: Account) -> Account:
    """Give the account other keys, another handle or id."""
    access = account.access
    if random.random() < 0.3:
        access = Access(
            connected=random.choice((None, f"{account.platform}/heronlake")),
            app_key=random.choice((None, account.platform)),
            own_id=random.choice((None, "17841400000000000")),
            pages=random.random() < 0.5,
            max_pages=random.choice((0, 1, 2, 5)),
        )
    handle = (
        account.handle if random.random() < 0.9 else random.choice(("", "x", "id:1", "@", "a@b"))
    )
    known = None if random.random() < 0.8 else random.choice(("1", "x", "", "did:plc:a", "UC"))
    return replace(account, access=access, handle=handle, platform_id=known)


def spoiled(
    random: Random, captures: Sequence[Capture], others: Sequence[Capture]
) -> tuple[Capture, ...]:
    """Give the answers spoiled, some in another order, some with a body of `others`."""
    purposes = [capture.ask.purpose for capture in captures]
    found = [_spoiled_one(random, capture, purposes, others) for capture in captures]
    if random.random() < 0.2:
        random.shuffle(found)
    if found and random.random() < 0.1:
        found.append(random.choice(found))
    return tuple(found)


def _spoiled_one(
    random: Random, capture: Capture, purposes: list[str], others: Sequence[Capture]
) -> Capture:
    body = capture.body
    if random.random() < 0.05:
        body = random.choice(others).body
    for _ in range(random.choice((0, 1, 1, 1, 2, 3, 5))):
        body = spoiled_body(random, body)
    ask = capture.ask
    if random.random() < 0.08:
        ask = replace(
            ask, purpose=random.choice((*purposes, "", "page", "feed", "posts", "profile"))
        )
    spoiled_capture = replace(capture, ask=ask, body=body)
    return _in_another_state(random, spoiled_capture) if random.random() < 0.2 else spoiled_capture


def _in_another_state(random: Random, capture: Capture) -> Capture:
    which = random.randrange(4)
    if which == 0:
        return replace(capture, status=random.choice(_STATUSES))
    if which == 1:
        trouble = random.choice(list(Trouble))
        return replace(capture, status=0, trouble=trouble, body=b"")
    if which == 2:
        return replace(capture, url=random.choice(_URLS))
    headers = {"content-type": random.choice(_TYPES), "link": random.choice(TEXTS[:20])}
    return replace(capture, headers=headers)
