"""Flickr's public photo feeds (photos_public.gne): JSON, Atom and RSS. Pure.

Shapes: flickr.com/services/feeds/docs/photos_public, and feeds seen 2007-2024. Each text begins
with a paragraph that names the author, and the picture; what its author wrote comes after these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import name_of_mail
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.markup import absolute, fragment
from crawler.platforms.formats.tree import Tree, dicts_at, filled_at, text_at, url_at

_PHOTO = re.compile(r"flickr\.com/photos/([^/?#]+)/(\d+)")
_TAG = re.compile(r"tag:flickr\.com,\d{4}:/photo/(\d+)")
_HOME = re.compile(r"flickr\.com/(?:photos|people)/([^/?#]+)")
_NSID = re.compile(r"(?<![\w@])\d{5,12}@N\d\d(?!\w)")
_ICON = re.compile(r"/buddyicons/(\d{5,12}@N\d\d)")
_UPLOADS = "Uploads from "


def read_json_feed(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read the feed's JSON form; None when it is another thing."""
    if "flickr.com" not in (filled_at(tree, "generator") or filled_at(tree, "link") or ""):
        return None
    items = dicts_at(tree, "items")
    ids = {filled_at(item, "author_id") for item in items}
    posts = tuple(_item(item) for item in items)
    only = next(iter(ids)) if len(ids) == 1 else None
    return _whole(empty, posts, only, url_at(tree, "link"), text_at(tree, "title"))


def read_xml_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Read the feed's Atom or RSS form; None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    posts = tuple(_entry(post) for post in feed.posts)
    icon = _ICON.search(feed.avatar.url) if feed.avatar else None
    nsid = icon.group(1) if icon else _single(_nsids(capture.body))
    empty = replace(feed, display_name=None, platform_id=None, posts=())
    own = replace(empty, avatar=feed.avatar if icon else None)
    return _whole(own, posts, nsid, feed.profile_url, feed.display_name)


def _whole(
    empty: Snapshot, posts: tuple[Post, ...], nsid: str | None, home: str | None, title: str | None
) -> Snapshot:
    """Put a feed together; one that several people are in has no account."""
    place = _HOME.search(home or "")
    authors = {post.author_name for post in posts}
    if len(authors) > 1 or (place is None and nsid is None):
        return replace(empty, posts=posts, avatar=None, profile_url=None)
    named = (title or "").strip()
    named = named.removeprefix(_UPLOADS) if named.startswith(_UPLOADS) else ""
    alias = place.group(1) if place and not _NSID.fullmatch(place.group(1)) else None
    return replace(
        empty,
        handle=alias,
        platform_id=nsid or (place.group(1) if place and alias is None else None),
        display_name=_single(authors) or named or None,
        profile_url=home,
        posts=posts,
    )


def _item(item: Tree) -> Post:
    link = url_at(item, "link")
    picture = absolute(filled_at(item, "media", "m"), "https:")
    author = name_of_mail(text_at(item, "author"))
    description = text_at(item, "description")
    read = fragment(description) if description is not None else None
    post = Post(
        id=link or "",
        permalink=link,
        moment=moment(text_at(item, "published")),
        title=filled_at(item, "title"),
        text=read.text if read else None,
        pictures=(Picture(picture),) if picture else read.pictures if read else (),
        author_name=author,
    )
    return _entry(post)


def _entry(post: Post) -> Post:
    place, tag = _PHOTO.search(post.permalink or ""), _TAG.search(post.id)
    alias = place.group(1) if place and not _NSID.fullmatch(place.group(1)) else None
    lines = (post.text or "").split("\n")
    posted = lines[0].rstrip()
    named = bool(post.author_name) and posted.startswith(post.author_name or "")
    text = "\n".join(lines[1:]).strip() if named and posted.endswith(":") else post.text
    return replace(
        post,
        id=tag.group(1) if tag else place.group(2) if place else post.id,
        text=text,
        pictures=post.pictures[:1],  # the same photo again in another size
        kind=PostKind.VIDEO if named and " video" in posted else PostKind.PHOTO,
        author_handle=alias,
    )


def _nsids(body: bytes) -> set[str]:
    named = re.findall(rb"<flickr:nsid>([^<]{8,20})</flickr:nsid>", body)
    return {nsid.decode("ascii", "replace") for nsid in named}


def _single(found: Iterable[str | None]) -> str | None:
    every = set(found)
    return next(iter(every)) if len(every) == 1 else None
