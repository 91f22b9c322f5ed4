"""Forums on Discourse and phpBB: a user, a category or board, or the whole forum. Pure.

Routes: docs.discourse.org (users, topics, categories, site/basic-info), checked 2026-11; phpBB's
Atom feeds (app.php/feed, feed.php). Both are open to everybody where the forum did not close them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import claim_by, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats import activitypub, discourse, phpbb
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.discourse_people import raise_error
from crawler.platforms.formats.forum_addresses import RULES as RULES
from crawler.platforms.formats.forum_asks import (
    REPLIES,
    Visit,
    ask_board,
    ask_topics,
    ask_user,
)
from crawler.platforms.formats.forum_feed import read_forum_feed
from crawler.platforms.formats.forum_places import PlaceKind, home_of_key, place_of
from crawler.platforms.formats.origins import origin_of
from crawler.platforms.formats.page import read_page
from crawler.platforms.formats.site import site_snapshot
from crawler.platforms.formats.tree import parse_json

NAME = "forum"
TITLE = "Forum"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "users, categories, topics and replies of Discourse; feeds of phpBB",
        limits="Discourse: about 200 requests a minute from one address",
        source="docs.discourse.org; phpBB's feed.php",
        checked="2026-11",
    ),
)
HELP = (
    "Public forums are read without a key; a forum that closed its pages to guests is registered "
    "as reviewed by hand (checked 2026-11)."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = (
    "meta.discourse.org/u/system",
    "meta.discourse.org/u/nobody-4d1f9c7ab2",
)
_NEEDED = {PlaceKind.USER: ("profile", "topics"), PlaceKind.CATEGORY: ("topics",)}


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it does not look like a forum."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key (host and path of the user, or a forum's host), or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of a user, a board or a forum."""
    return home_of_key(handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading forums is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask Discourse for profile, topics and replies; phpBB for the page and the first open feed."""
    place = place_of(account.handle)
    origin = origin_of(place.base, account.url, account.service)
    visit = Visit(place, origin, seen, account.access, lambda c: _read_or_none(c, account.handle))
    if place.kind is PlaceKind.USER:
        return ask_user(visit)
    if place.kind is PlaceKind.CATEGORY:
        return ask_topics(visit, f"{origin}/c/{quote(place.name)}.json")
    return ask_board(visit)


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put the answers together. Raises LayoutChangedError, OutOfReachError."""
    place = place_of(account.handle)
    feeds = [c for c in seen if c.ask.purpose == "feed" and _read_or_none(c, None)]
    needed = _NEEDED.get(place.kind) or (
        ("topics",) if any(c.ask.purpose == "topics" for c in seen) else ("page",)
    )
    if feeds:
        needed = ("feed",)
        tries = [c for c in seen if c.ask.purpose == "feed" and c not in feeds]
        seen = [c for c in seen if c not in tries]
    whole = assemble(seen, lambda capture: _read_own(capture, account.handle), needed)
    user = place.kind is PlaceKind.USER and whole.handle
    return replace(
        whole,
        handle=f"{place.base}/u/{whole.handle}" if user else None,
        platform_id=whole.platform_id if place.kind is PlaceKind.USER else None,
    )


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read one answer, of whichever software; `handle` tells whose posts are the account's.

    Raises LayoutChangedError, OutOfReachError.
    """
    place = place_of(handle or "")
    owner = place.name or None if place.kind is PlaceKind.USER else None
    if place.kind is PlaceKind.WHOLE and handle and "." not in handle:
        owner = handle
    tree = parse_json(capture.body) if capture.body.lstrip()[:1] in {b"{", b"["} else None
    raise_error(tree)
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    found = discourse.read_tree(tree, empty, capture.url, owner) if tree is not None else None
    found = found or (activitypub.read_tree(tree, empty, None) if tree is not None else None)
    found = found or read_forum_feed(capture, NAME, place, owner)
    if found is None and tree is None:
        found = _read_page(capture, empty)
    if found is None:
        raise LayoutChangedError("user, topic or list of posts")
    return found


def _read_own(capture: Capture, handle: str) -> Snapshot:
    found = read(capture, handle)
    if capture.ask.purpose != REPLIES:
        return found
    posts = tuple(replace(post, id=f"post/{post.id}") for post in found.posts)
    return replace(found, posts=posts)  # a topic and a post may have the same number


def _read_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    page = read_page(capture)
    member = phpbb.read_member(capture, page, empty) if page and phpbb.is_phpbb(capture) else None
    return member or site_snapshot(capture, NAME)


def _read_or_none(capture: Capture, handle: str | None) -> Snapshot | None:
    try:
        return read(capture, handle)
    except ReaderError:
        return None
