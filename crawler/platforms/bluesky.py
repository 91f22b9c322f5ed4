"""Bluesky: profile and author feed from the public AppView, without a key. Pure.

Routes and limits: docs.bsky.app (app.bsky.actor.getProfile, app.bsky.feed.getAuthorFeed), checked
2026-11. Accounts are followed by their DID; handles change.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    claim_by,
    home_of,
    recognise_by,
)
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.at_protocol import read_answer
from crawler.platforms.formats.bluesky_addresses import RULES as RULES
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.tree import filled_at, parse_json

NAME = "bluesky"
TITLE = "Bluesky"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "profile, posts, replies and reposts",
        limits="3,000 requests in five minutes from one address",
        source="docs.bsky.app/docs/advanced-guides/rate-limits",
        checked="2026-11",
    ),
)
HELP = "Public profiles and posts are read without a key; nothing more is needed (checked 2026-11)."
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("bsky.app", "nobody-4d1f9c7ab2e0.bsky.social")

_SERVICE = "https://public.api.bsky.app"
_NEEDED = ("profile", "posts")
_POSTS_PER_PAGE = 100  # the limit of getAuthorFeed


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it is another platform's."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key of the account at `url`, or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of an account."""
    return home_of(RULES, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the profile; when it may be read without a log-in, for its posts, newest first."""
    profile = next(iter(of_purpose(seen, "profile")), None)
    if profile is None:
        return (Ask(_url(account, "app.bsky.actor.getProfile?actor="), "profile"),)
    pages = of_purpose(seen, "posts")
    feed = _url(account, "app.bsky.feed.getAuthorFeed?actor=") + f"&limit={_POSTS_PER_PAGE}"
    if not pages:
        return (Ask(feed, "posts"),) if _readable(profile) else ()
    owner = filled_at(parse_json(profile.body), "did") or _actor(account)
    cursor = next_of(pages, lambda capture: read(capture, owner), account.access)
    return (Ask(f"{feed}&cursor={quote(cursor, safe='')}", "posts"),) if cursor else ()


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put profile and posts together. Raises LayoutChangedError, OutOfReachError."""
    profile = next((c for c in seen if c.ask.purpose == "profile"), None)
    did = filled_at(parse_json(profile.body), "did") if profile is not None else None
    return assemble(seen, lambda capture: read(capture, did or _actor(account)), _NEEDED)


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read one answer, of whichever call; `handle` (or DID) tells whose posts are the account's.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, NAME, handle)


def _readable(profile: Capture) -> bool:
    try:
        read(profile, None)
    except ReaderError:
        return False
    return True


def _actor(account: Account) -> str:
    return account.platform_id or account.handle.removeprefix("id:").removeprefix("@")


def _url(account: Account, call: str) -> str:
    service = (account.service or _SERVICE).rstrip("/")
    return f"{service}/xrpc/{call}{quote(_actor(account), safe=':')}"
