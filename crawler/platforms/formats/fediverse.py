"""Answers of a fediverse server: its client API, a feed, WebFinger, an actor or an outbox. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats import activitypub, mastodon_api, misskey, peertube
from crawler.platforms.formats.answers import refusal_of
from crawler.platforms.formats.fediverse_page import read_profile_page
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.tree import Tree, parse_json

_PROFILE = re.compile(r"https?://[^/]+/(?:@|users/)([^/@?#]+)/?")
_SERVER = re.compile(r"https?://[^/?#]+")
_SPEAKING = frozenset({401, 403, 404, 410, 422})  # with these the API says why


def read_answer(capture: Capture, platform: str, owner: str | None) -> Snapshot:
    """Read one answer, of whichever route; `owner` tells whose posts are the account's.

    Raises LayoutChangedError, OutOfReachError.
    """
    tree = parse_json(capture.body)
    empty = Snapshot(platform, capture.fetched_at)
    if capture.ok or capture.status in _SPEAKING:
        found = mastodon_api.read_tree(tree, empty, owner)
        if found is not None and capture.ok:
            return found
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    found = activitypub.read_tree(tree, empty, None) or _read_own(tree, empty, capture.url, owner)
    found = found or _read_feed(capture, platform)
    if found is None and tree is None:
        found = read_profile_page(capture, empty)
    if found is None:
        raise LayoutChangedError("account or list of posts")
    return found


def _read_own(tree: Tree, empty: Snapshot, url: str, owner: str | None) -> Snapshot | None:
    """Read an answer of a server's own API, where it has another than Mastodon's."""
    base = _SERVER.match(url)
    return misskey.read_tree(
        tree, empty, base.group() if base else "", owner
    ) or peertube.read_tree(tree, empty, owner)


def _read_feed(capture: Capture, platform: str) -> Snapshot | None:
    feed = read_feed(capture, platform)
    page = _PROFILE.fullmatch(feed.profile_url or "") if feed else None
    if feed is None or page is None:
        return feed
    name = page.group(1)
    posts = tuple(replace(post, author_handle=name) for post in feed.posts)
    return replace(feed, handle=name, posts=posts)
