"""Feeds of forums: Discourse's RSS, phpBB's Atom, and those of other forum software. Pure.

Discourse writes `@name Full Name` for an author (its app/views/list/list.rss.erb), checked 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Post, Snapshot
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.forum_places import Place, PlaceKind
from crawler.platforms.formats.phpbb import as_posts, member_name

_AUTHOR = re.compile(r"@(?P<handle>\S+)(?:\s+(?P<name>.+))?", re.DOTALL)


def read_forum_feed(
    capture: Capture, platform: str, place: Place, owner: str | None
) -> Snapshot | None:
    """Read a feed; None when the body is none. At a member's place only the member's are ours."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    if place.kind is PlaceKind.MEMBER:
        name = member_name(capture.body, place.name)
        whole = as_posts(feed, name, only=True)
        return Snapshot(platform, capture.fetched_at, posts=whole.posts)
    posts = tuple(_as_discourse(post, owner) for post in feed.posts)
    return as_posts(replace(feed, posts=posts), None, only=False)


def _as_discourse(post: Post, owner: str | None) -> Post:
    match = _AUTHOR.fullmatch(post.author_name or "")
    if match is None:
        return post
    handle = match["handle"]
    mine = owner is None or handle.casefold() == owner.casefold()
    return replace(post, author_handle=handle, author_name=match["name"], mine=mine)
