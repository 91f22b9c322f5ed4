"""Blogs' own JSON: Ghost, Blogger in both of its versions, RSS as JSON. Pure.

Shapes: ghost.org/docs/content-api, developers.google.com/blogger (GData JSON and v3/docs), checked
2026-11.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.blog_hosts import read_squarespace, read_substack
from crawler.platforms.formats.blog_post import Written, post_of
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import name_of_mail
from crawler.platforms.formats.markup import plain
from crawler.platforms.formats.tree import (
    Tree,
    at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

_NOT_FOUND = ("NotFoundError", "404", "notFound")


def read_tree(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an answer of one of these; None when it is none."""
    refused = at(tree, "errors", 0, "type") or at(tree, "error", "code")
    if refused in _NOT_FOUND or refused == 404:
        raise gone(sentence("the blog says that there is nothing at this address"))
    for read in _READERS:
        found = read(tree, empty)
        if found is not None:
            return found
    return None


def _ghost(tree: Tree, empty: Snapshot) -> Snapshot | None:
    settings = at(tree, "settings")
    if isinstance(settings, dict) and text_at(settings, "title") is not None:
        logo, cover = (
            url_at(settings, "logo") or url_at(settings, "icon"),
            url_at(settings, "cover_image"),
        )
        return replace(
            empty,
            display_name=filled_at(settings, "title"),
            bio=filled_at(settings, "description"),
            avatar=Picture(logo) if logo else None,
            cover=Picture(cover) if cover else None,
            profile_url=url_at(settings, "url"),
        )
    items = dicts_at(tree, "posts") or dicts_at(tree, "pages")
    if not items or not all("published_at" in item and "slug" in item for item in items):
        return None
    more = filled_at(tree, "meta", "pagination", "next")
    return replace(empty, posts=tuple(_ghost_post(item) for item in items), next_page=more)


def _ghost_post(item: Tree) -> Post:
    author = at(item, "primary_author") or at(item, "authors", 0) or at(item, "author")
    return post_of(
        Written(
            id=filled_at(item, "id") or filled_at(item, "uuid"),
            link=url_at(item, "url"),
            moment=moment(text_at(item, "published_at")),
            title=filled_at(item, "title"),
            html=text_at(item, "html"),
            summary=text_at(item, "plaintext") or text_at(item, "excerpt"),
            picture=url_at(item, "feature_image") or url_at(item, "image"),
            alt=filled_at(item, "feature_image_alt"),
            author_handle=filled_at(author, "slug"),
            author_name=filled_at(author, "name"),
        )
    )


def _blogger_feed(tree: Tree, empty: Snapshot) -> Snapshot | None:
    feed = at(tree, "feed")
    if text_at(feed, "title", "$t") is None:
        return None
    return replace(
        empty,
        platform_id=filled_at(feed, "id", "$t"),
        display_name=filled_at(feed, "title", "$t"),
        bio=plain(text_at(feed, "subtitle", "$t") or "") or None,
        profile_url=_gdata_link(feed, "alternate"),
        posts=tuple(_gdata_post(entry) for entry in dicts_at(feed, "entry")),
        next_page=_gdata_link(feed, "next"),
    )


def _gdata_post(entry: Tree) -> Post:
    return post_of(
        Written(
            id=filled_at(entry, "id", "$t"),
            link=_gdata_link(entry, "alternate"),
            moment=moment(text_at(entry, "published", "$t")),
            title=plain(text_at(entry, "title", "$t") or "") or None,
            html=text_at(entry, "content", "$t") or text_at(entry, "summary", "$t"),
            fallback=url_at(entry, "media$thumbnail", "url"),
            author_name=filled_at(entry, "author", 0, "name", "$t"),
        )
    )


def _rss_in_json(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read RSS 2.0 written as JSON (github.com/scripting/Scripting-News, rss-in-json)."""
    channel = at(tree, "rss", "channel")
    if not isinstance(channel, dict):
        return None
    items = dicts_at(channel, "item") or dicts_at([at(channel, "item")])
    return replace(
        empty,
        display_name=plain(text_at(channel, "title") or "") or None,
        bio=plain(text_at(channel, "description") or "") or None,
        profile_url=url_at(channel, "link"),
        posts=tuple(_rss_post(item) for item in items),
    )


def _rss_post(item: Tree) -> Post:
    guid = filled_at(item, "guid") or filled_at(item, "guid", "#value")
    link = url_at(item, "link") or url_at([guid], 0)
    return post_of(
        Written(
            id=guid or link,
            link=link,
            moment=moment(text_at(item, "pubDate")),
            title=plain(text_at(item, "title") or "") or None,
            html=text_at(item, "description"),
            author_name=name_of_mail(filled_at(item, "author")),
        )
    )


def _gdata_link(tree: Tree, rel: str) -> str | None:
    links = (one for one in dicts_at(tree, "link") if text_at(one, "rel") == rel)
    return next((url for link in links if (url := url_at(link, "href"))), None)


def _blogger(tree: Tree, empty: Snapshot) -> Snapshot | None:
    kind = text_at(tree, "kind") or ""
    if kind == "blogger#blog":
        return replace(
            empty,
            platform_id=filled_at(tree, "id"),
            display_name=filled_at(tree, "name"),
            bio=plain(text_at(tree, "description") or "") or None,
            profile_url=url_at(tree, "url"),
            created=moment(text_at(tree, "published")),
        )
    if kind not in {"blogger#postList", "blogger#pageList", "blogger#post", "blogger#page"}:
        return None
    items = dicts_at(tree, "items") if kind.endswith("List") else dicts_at([tree])
    posts = tuple(_blogger_post(item) for item in items)
    return replace(empty, posts=posts, next_page=filled_at(tree, "nextPageToken"))


def _blogger_post(item: Tree) -> Post:
    return post_of(
        Written(
            id=filled_at(item, "id"),
            link=url_at(item, "url"),
            moment=moment(text_at(item, "published")),
            title=filled_at(item, "title"),
            html=text_at(item, "content"),
            fallback=url_at(item, "images", 0, "url"),
            author_name=filled_at(item, "author", "displayName"),
        )
    )


_READERS: tuple[Callable[[Tree, Snapshot], Snapshot | None], ...] = (
    _ghost,
    _blogger_feed,
    _blogger,
    _rss_in_json,
    read_squarespace,
    read_substack,
)
