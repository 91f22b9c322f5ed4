"""Answers of the AT protocol's AppView (app.bsky lexicons), and Bluesky's feeds and pages. Pure.

Shapes: docs.bsky.app/docs/api, checked 2026-11. The account of an answer that shows posts only is
its author when all posts have the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import gone, refusal_of
from crawler.platforms.formats.at_actors import (
    found_actor,
    identity_of,
    is_actor,
    profile_of,
)
from crawler.platforms.formats.at_errors import raise_error
from crawler.platforms.formats.at_posts import (
    is_repost,
    links_in,
    post_of,
    record_post,
    thread_views,
)
from crawler.platforms.formats.bluesky_page import read_bluesky_page, read_embed
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, parse_json, text_at

_RSS_TITLE = re.compile(r"@(?P<handle>\S+)(?: - (?P<name>.*))?", re.DOTALL)
_Read = Callable[[Tree, Snapshot, str | None], Snapshot]


def read_answer(capture: Capture, platform: str, owner: str | None) -> Snapshot:
    """Read one answer; posts are `mine` when `owner` (handle or DID) wrote them.

    Raises LayoutChangedError, OutOfReachError.
    """
    tree = parse_json(capture.body)
    raise_error(tree)
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    empty = Snapshot(platform, capture.fetched_at)
    found = _read_tree(tree, empty, owner) if tree is not None else None
    if found is None and tree is None:
        feed = read_feed(capture, platform)
        found = _rss(feed) if feed else read_bluesky_page(capture, empty)
    if found is None:
        raise LayoutChangedError("profile or list of posts")
    return found


def _read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    if text_at(tree, "did") and text_at(tree, "handle"):
        return profile_of(tree, empty)
    for name, read in _PARTS.items():
        if isinstance(at(tree, name), list | dict):
            found = read(tree, empty, owner)
            return replace(found, next_page=filled_at(tree, "cursor"))
    post = record_post(tree)
    if post is not None:
        return replace(empty, posts=(post,))
    return read_embed(tree, empty) or identity_of(tree, empty)


def _feed(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    return _posts(empty, dicts_at(tree, "feed"), owner)


def _list(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    return _posts(empty, [{"post": post} for post in dicts_at(tree, "posts")], owner)


def _thread(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    thread = at(tree, "thread")
    if at(thread, "post") is None:
        raise gone(sentence("Bluesky knows no such post, or may not show it"))
    return _posts(empty, list(thread_views(thread)), owner)


def _records(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    posts = (record_post(record) for record in dicts_at(tree, "records"))
    return replace(empty, posts=tuple(post for post in posts if post))


def _actors(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    name = "actors" if isinstance(at(tree, "actors"), list) else "profiles"
    return found_actor(empty, dicts_at(tree, name), owner)


def _subject(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    """Read whose followers are listed; they are nobody's posts."""
    return profile_of(at(tree, "subject"), empty) if at(tree, "subject", "did") else empty


def _nobody(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    """Read a list of likes, feeds or lists: no account, and no posts."""
    return empty


def _posts(empty: Snapshot, views: Sequence[Tree], owner: str | None) -> Snapshot:
    own = [view for view in views if not is_repost(view)]
    authors = [at(view, "post", "author") for view in own]
    if owner is None and len({text_at(author, "did") for author in authors}) == 1:
        owner = text_at(authors[0], "did")
    known = next((author for author in authors if is_actor(author, owner)), None)
    head = profile_of(known, empty) if known is not None else empty
    posts = tuple(post for view in views if (post := post_of(view, owner)))
    mine = [view for view in own if is_actor(at(view, "post", "author"), owner)]
    links = dict.fromkeys(link for view in mine for link in links_in(view))
    return replace(head, posts=posts, links=tuple(dict.fromkeys((*head.links, *links))))


def _rss(feed: Snapshot) -> Snapshot:
    title = _RSS_TITLE.fullmatch(feed.display_name or "")
    did = (feed.profile_url or "").rpartition("/")[2]
    handle = title["handle"] if title else None
    posts = tuple(replace(post, author_handle=handle) for post in feed.posts)
    return replace(
        feed,
        handle=handle,
        platform_id=did if did.startswith("did:") else None,
        display_name=title["name"] if title else feed.display_name,
        posts=posts,
    )


_PARTS: Mapping[str, _Read] = MappingProxyType(
    {
        "feed": _feed,
        "posts": _list,
        "thread": _thread,
        "records": _records,
        "actors": _actors,
        "profiles": _actors,
        "followers": _subject,
        "follows": _subject,
        "likes": _nobody,
        "repostedBy": _nobody,
        "feeds": _nobody,
        "lists": _nobody,
        "starterPacks": _nobody,
    }
)
