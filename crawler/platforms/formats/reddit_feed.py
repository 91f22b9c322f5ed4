"""Reddit's feeds (.rss: Atom today, RSS until 2015) and its oEmbed answers. Pure.

Each text ends in "submitted by … [link] [comments]", which nobody wrote.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Post, PostKind, Snapshot
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.reddit_posts import SITE
from crawler.platforms.formats.tree import Tree, filled_at, text_at

_SUBMITTED = re.compile(
    r"(?:^|\s+)submitted by\s+(?:/?u/)?(?P<name>[\w-]+)(?:\s+to\s+\S+)?"
    r"\s*\[link\]\s*\[comments?\]\s*$"
)
_PLACE = re.compile(r"(?:^|reddit\.com)/(?P<kind>user|u|r)/(?P<name>[\w-]+)")
_THING = re.compile(r"(?P<kind>t[13])_(?P<id>[a-z0-9]+)")
_LINK = re.compile(
    r"https?://(?:\w+\.)?reddit\.com"
    r"(?P<path>/(?:r|user|u)/[\w-]+/comments/(?P<id>[a-z0-9]+)[^\"'?#\s]*)"
)
_COMMENT = re.compile(r"/comments/[a-z0-9]+/[^/]*/(?P<id>[a-z0-9]+)")
_NOT_ITS_OWN = "redditstatic.com"  # where the icon is that every feed without one gets


def read_reddit_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Read a feed of a person or a community; None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    place = _PLACE.search(feed.profile_url or "") or _PLACE.search(feed.platform_id or "")
    kind = place["kind"] if place else None
    own_icon = feed.avatar if feed.avatar and _NOT_ITS_OWN not in feed.avatar.url else None
    owner = place["name"].casefold() if place and kind != "r" else None
    posts = (_entry(post) for post in feed.posts)
    mine = (replace(p, mine=_is_mine(p, kind, owner)) for p in posts)
    folder = "r" if kind == "r" else "user"
    return replace(
        feed,
        handle=place["name"] if place else None,
        platform_id=None,
        display_name=feed.display_name if kind == "r" else None,
        avatar=own_icon,
        profile_url=f"{SITE}/{folder}/{place['name']}/" if place else None,
        posts=tuple(mine),
    )


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer; None when it names no post."""
    found = _LINK.search(text_at(tree, "html") or "")
    name = filled_at(tree, "author_name")
    if found is None:
        return None
    post = Post(
        id=found["id"],
        permalink=SITE + found["path"],
        title=filled_at(tree, "title"),
        author_handle=name,
    )
    home = f"{SITE}/user/{name}/" if name else None
    return replace(empty, handle=name, profile_url=home, posts=(post,))


def _entry(post: Post) -> Post:
    thing = _THING.fullmatch(post.id)
    linked = _LINK.search(post.permalink or "")
    comment = _COMMENT.search(post.permalink or "")
    is_comment = thing["kind"] == "t1" if thing else comment is not None
    at_link = comment["id"] if comment else linked["id"] if linked else post.id
    signed = _SUBMITTED.search(post.text or "")
    author = (post.author_name or (signed["name"] if signed else "")).strip()
    author = author.removeprefix("/").removeprefix("u/")
    return replace(
        post,
        id=thing["id"] if thing else at_link,
        text=(post.text or "")[: signed.start()].strip() if signed else post.text,
        kind=PostKind.REPLY if is_comment else PostKind.POST,
        author_handle=author or None,
        author_name=None,
    )


def _is_mine(post: Post, kind: str | None, owner: str | None) -> bool:
    if kind == "r":
        return False
    return owner is None or (post.author_handle or "").casefold() == owner
