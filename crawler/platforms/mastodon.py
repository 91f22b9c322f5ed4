"""Mastodon and its like: the client API, else RSS, else WebFinger, actor and outbox. Pure.

Routes: docs.joinmastodon.org/methods/accounts (lookup, statuses), RFC 7033, W3C ActivityPub;
checked 2026-11. Some servers close their API to strangers; feeds and actors are then still public.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import account_key, recognise_by
from crawler.platforms.base import Address, AddressKind, Budget, Route
from crawler.platforms.formats import activitypub
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.fediverse import read_answer
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.mastodon_addresses import RULES as RULES
from crawler.platforms.formats.mastodon_errors import says_gone
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.tree import filled_at, parse_json, web_url

NAME = "mastodon"
TITLE = "Mastodon"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "account and posts by the server's API, its feeds or ActivityPub, whichever is open",
        limits="300 requests in five minutes from one address",
        source="docs.joinmastodon.org/api/rate-limits",
        checked="2026-11",
    ),
)
HELP = "Public accounts are read without a key; nothing more is needed (checked 2026-11)."
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = (
    "Mastodon@mastodon.social",
    "nobody4d1f9c7ab2e0@mastodon.social",
)

_POSTS_PER_PAGE = 40  # the limit of the statuses call
_NEXT = re.compile(r'<([^<>]+)>;\s*rel="?next"?')
_BARE = re.compile(r"(?:acct:)?@?([A-Za-z0-9_.-]{1,60})@((?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63})")


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when nothing in it looks like this kind of server."""
    bare = _BARE.fullmatch(url.strip())
    if bare and url.strip().startswith(("@", "acct:")):
        return Address(NAME, AddressKind.ACCOUNT, f"{bare[1]}@{bare[2].lower()}")
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key `name@server` of the account at `url`, or None."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the public address of an account."""
    return "https://{2}/@{0}".format(*handle.partition("@"))


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask by the client API; where that is closed or missing, for the feed; else by ActivityPub."""
    by = {capture.ask.purpose: capture for capture in reversed(seen)}
    if "lookup" not in by:
        return (Ask(_server(account) + _lookup(account), "lookup"),)
    found = filled_at(parse_json(by["lookup"].body), "id") if by["lookup"].ok else None
    if found is not None:
        more = _next_statuses(account, found, of_purpose(seen, "posts"))
        if more or _any_read(seen, "posts"):
            return more
    elif says_gone(parse_json(by["lookup"].body)):
        return ()
    return _next_fallback(account, by, of_purpose(seen, "outbox"))


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    needed = next((p for p in ("posts", "feed", "outbox", "actor") if _any_read(seen, p)), None)
    if needed is None:
        whole = assemble(seen, lambda capture: read(capture, account.handle), ("lookup", "posts"))
    else:
        useful = [capture for capture in seen if capture.ok or capture.ask.purpose == needed]
        whole = assemble(useful, lambda capture: read(capture, account.handle), (needed,))
    return replace(
        whole,
        handle=_full_name(whole.handle, account),
        platform_id=whole.platform_id if _comparable(account, whole) else None,
    )


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read one answer, of whichever route; `handle` tells whose posts are the account's.

    Raises LayoutChangedError, OutOfReachError.
    """
    return read_answer(capture, NAME, handle)


def _full_name(handle: str | None, account: Account) -> str | None:
    return (
        f"{handle}@{account.handle.partition('@')[2]}" if handle and "@" not in handle else handle
    )


def _comparable(account: Account, read_now: Snapshot) -> bool:
    """Say whether two ids are of one kind: the API's numbers are not the actors' addresses."""
    before, now = account.platform_id, read_now.platform_id
    return before is None or now is None or before.startswith("http") == now.startswith("http")


def _lookup(account: Account) -> str:
    """Give where the account is asked for: by its number, when it is known, else by name."""
    number = account.platform_id
    if number is not None and number.isdigit():
        return f"/api/v1/accounts/{number}"
    return "/api/v1/accounts/lookup?acct=" + quote(account.handle.partition("@")[0])


def _next_statuses(account: Account, found: str, pages: Sequence[Capture]) -> Sequence[Ask]:
    base = f"{_server(account)}/api/v1/accounts/{quote(found)}/statuses?limit={_POSTS_PER_PAGE}"
    if not pages:
        return (Ask(base, "posts"),)
    url = next_of(pages, lambda capture: _with_next(capture, found), account.access)
    return (Ask(url, "posts"),) if url and url.startswith(_server(account)) else ()


def _with_next(capture: Capture, owner: str) -> Snapshot:
    """Read a page of posts; where the next one is stands in a header (RFC 8288)."""
    after = _NEXT.search(capture.headers.get("link", ""))
    return replace(read(capture, owner), next_page=web_url(after.group(1)) if after else None)


def _next_fallback(
    account: Account, by: dict[str, Capture], outbox: Sequence[Capture]
) -> Sequence[Ask]:
    name, _, server = account.handle.partition("@")
    if "feed" not in by:
        return (Ask(f"{_server(account)}/@{quote(name)}.rss", "feed"),)
    if _read_well(by["feed"]):
        return ()
    if "webfinger" not in by:
        resource = quote(f"acct:{name}@{server}", safe="")
        return (Ask(f"{_server(account)}/.well-known/webfinger?resource={resource}", "webfinger"),)
    if "actor" not in by:
        return activitypub.ask_for(activitypub.actor_url(parse_json(by["webfinger"].body)), "actor")
    return _next_outbox(account, by["actor"], outbox)


def _next_outbox(account: Account, actor: Capture, pages: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the outbox, which may be empty but for its first page, then page after page."""
    if not pages:
        return activitypub.ask_for(activitypub.outbox_url(parse_json(actor.body)), "outbox")
    first = activitypub.outbox_url(parse_json(pages[0].body))
    filled = pages[1:] if first else pages
    more = next_of(filled, lambda capture: read(capture, None), account.access) if filled else first
    return activitypub.ask_for(more, "outbox")


def _server(account: Account) -> str:
    return (account.service or "https://" + account.handle.partition("@")[2]).rstrip("/")


def _any_read(seen: Sequence[Capture], purpose: str) -> bool:
    return any(_read_well(capture) for capture in seen if capture.ask.purpose == purpose)


def _read_well(capture: Capture) -> bool:
    if not capture.ok:
        return False
    if capture.ask.purpose == "feed":
        return read_feed(capture, NAME) is not None
    return capture.body.lstrip().startswith(b"[" if capture.ask.purpose == "posts" else b"{")
