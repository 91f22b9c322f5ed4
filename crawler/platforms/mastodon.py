"""Mastodon and its like: the client API, else RSS, else WebFinger, actor and outbox. Pure.

Routes: docs.joinmastodon.org/methods/accounts (lookup, statuses), RFC 7033, W3C ActivityPub;
checked 2026-11. Some servers close their API to strangers; feeds and actors are then still public.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    account_key,
    recognise_by,
    words,
)
from crawler.platforms.base import Address, AddressKind
from crawler.platforms.formats import activitypub, mastodon_api
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.fediverse import read_answer
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.tree import filled_at, parse_json, web_url

NAME = "mastodon"
TITLE = "Mastodon"
ROUTE = "keyless"
HELP = "Public accounts are read without a key; nothing more is needed (checked 2026-11)."

_POSTS_PER_PAGE = 40  # the limit of the statuses call
_MAX_PAGES = 2
_NEXT = re.compile(r'<([^<>]+)>;\s*rel="?next"?')
_BARE = re.compile(r"(?:acct:)?@?([A-Za-z0-9_.-]{1,60})@((?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63})")
_ACCOUNT, _POST = AddressKind.ACCOUNT, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_NAME = r"(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,58}[A-Za-z0-9_])?)"
_OTHER = r"@(?P<server>(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63})"
_FEDIVERSE = (
    r"(?:[\w-]+\.)*(?:[\w-]*(?:mastodon|mstdn|masto|toot|fedi|pixelfed|peertube|pleroma|misskey"
    r"|hachyderm|fosstodon|social)[\w-]*)(?:\.[\w-]+)+|(?:[\w-]+\.)+social|mas\.to"
    r"|localhost|[\w-]+\.localhost|infosec\.exchange|tech\.lgbt|c\.im"
)

RULES = AddressRules(
    platform=NAME,
    hosts=r".+",
    paths=(
        PathRule(_FEED, rf"@{_NAME}\.(?:rss|atom)", "{name}@{host}"),
        PathRule(_FEED, rf"users/{_NAME}\.(?:rss|atom)", "{name}@{host}", host=_FEDIVERSE),
        PathRule(_POST, rf"(?:web/|deck/)?@{_NAME}(?:{_OTHER})?/(?:posts/|statuses/)?\d{{5,}}.*"),
        PathRule(_POST, r"users/[^/]+/statuses/.+|notice/.+|notes/.+", host=_FEDIVERSE),
        PathRule(_ACCOUNT, rf"(?:web/|deck/)?@{_NAME}{_OTHER}(?:/.*)?", "{name}@{server}"),
        PathRule(
            _ACCOUNT,
            rf"(?:web/|deck/)?@{_NAME}(?:/(?:with_replies|media|about|featured|follow\w+))?",
            "{name}@{host}",
        ),
        PathRule(
            _ACCOUNT, rf"users/{_NAME}(?:/(?:follow\w+|outbox))?", "{name}@{host}", host=_FEDIVERSE
        ),
        PathRule(
            _NONE,
            r"(?:share|tags|explore|about|auth|public|search|authorize_\w+)(?:/.*)?",
            host=_FEDIVERSE,
        ),
    ),
    homes=(),
    shared=True,
    reserved=words("login logout sign_in sign_up password register edit new auth search me"),
    examples=(
        Example("https://social.example.org/@herons", _ACCOUNT, "herons@social.example.org"),
        Example("https://www.social.example.org/@Herons/", _ACCOUNT, "Herons@social.example.org"),
        Example("https://heron.example/%40eastview", _ACCOUNT, "eastview@heron.example"),
        Example("https://heron.example/@eastview/media", _ACCOUNT, "eastview@heron.example"),
        Example("https://social.example.org/users/herons", _ACCOUNT, "herons@social.example.org"),
        Example("https://one.example/@herons@two.example", _ACCOUNT, "herons@two.example"),
        Example("@herons@social.example.org", _ACCOUNT, "herons@social.example.org"),
        Example("https://heron.example/@eastview.rss", _FEED, "eastview@heron.example"),
        Example("https://heron.example/@eastview/110000000000000001", _POST),
        Example("https://social.example.org/users/herons/statuses/110000000000000001", _POST),
        Example("https://social.example.org/share?text=hi", _NONE),
        Example("https://social.example.org/tags/herons", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when nothing in it looks like this kind of server."""
    bare = _BARE.fullmatch(url.strip())
    if bare and url.strip().startswith(("@", "acct:")):
        return Address(NAME, _ACCOUNT, f"{bare[1]}@{bare[2].lower()}")
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key `name@server` of the account at `url`, or None."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the public address of an account."""
    return "https://{2}/@{0}".format(*handle.partition("@"))


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask by the client API; where that is closed or missing, for the feed; else by ActivityPub."""
    by = {capture.ask.purpose: capture for capture in seen}
    if "lookup" not in by:
        name = quote(account.handle.partition("@")[0])
        return (Ask(f"{_server(account)}/api/v1/accounts/lookup?acct={name}", "lookup"),)
    found = filled_at(parse_json(by["lookup"].body), "id") if by["lookup"].ok else None
    if found is not None:
        more = _next_statuses(account, found, [c for c in seen if c.ask.purpose == "posts"])
        if more or _any_read(seen, "posts"):
            return more
    elif mastodon_api.says_gone(parse_json(by["lookup"].body)):
        return ()
    return _next_fallback(account, by)


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
    return before is None or now is None or before.isdigit() == now.isdigit()


def _next_statuses(account: Account, found: str, pages: Sequence[Capture]) -> Sequence[Ask]:
    base = f"{_server(account)}/api/v1/accounts/{quote(found)}/statuses?limit={_POSTS_PER_PAGE}"
    if not pages:
        return (Ask(base, "posts"),)
    after = _NEXT.search(pages[-1].headers.get("link", "")) if pages[-1].ok else None
    url = web_url(after.group(1)) if after and len(pages) < _MAX_PAGES else None
    return (Ask(url, "posts"),) if url and url.startswith(_server(account)) else ()


def _next_fallback(account: Account, by: dict[str, Capture]) -> Sequence[Ask]:
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
    source = by.get("outbox", by["actor"])
    return activitypub.ask_for(activitypub.outbox_url(parse_json(source.body)), "outbox")


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
