"""Answers in the form of X's API 1.1: users, statuses, searches, embeds. Pure.

Shapes: developer.x.com (user object, tweet object, extended entities, compatibility modes), checked
2026-11. The API is retired; recordings of it, archives and embedded timelines are in its form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)
from crawler.platforms.formats.x_words import (
    HOME,
    home_of,
    is_owner,
    picture_at,
    post_id,
    retweeted_handle,
    status_url,
    unescaped,
    written,
)

_BESIDE = ("created_at", "user", "entities")
_MEDIA = (("extended_entities", "media"), ("entities", "media"), ("mediaDetails",))


def read_v1(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of version 1.1; None when it is none.

    `owner` is a handle or an id; without one, the only user or author of the answer counts. Raises
    LayoutChangedError, OutOfReachError.
    """
    for name in ("statuses", "users"):
        if isinstance(at(tree, name), list):
            paged = replace(empty, next_page=_next(tree))
            return read_v1(at(tree, name), paged, owner)
    items: tuple[Tree, ...] = dicts_at({"items": tree}, "items")
    items = items if isinstance(tree, list) else (tree,)
    if isinstance(tree, list) and not tree:
        return empty
    if items and all(_is_status(item) for item in items):
        return _statuses(items, empty, owner)
    if items and all(filled_at(item, "screen_name") for item in items):
        return _users(items, empty, owner)
    return None


def _next(tree: Tree) -> str | None:
    cursor = filled_at(tree, "next_cursor_str")
    return filled_at(tree, "search_metadata", "next_results") or (None if cursor == "0" else cursor)


def _is_status(item: Tree) -> bool:
    text = _text(item)
    return text is not None and any(at(item, name) is not None for name in _BESIDE)


def _text(item: Tree) -> str | None:
    """Give the whole text: a compatible answer cuts it off and has it again in full."""
    whole = text_at(item, "extended_tweet", "full_text") or text_at(item, "full_text")
    return whole or text_at(item, "text")


def _users(users: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    for user in users:
        if _owns(owner, user) or (owner is None and len(users) == 1):
            head = _user(user, empty)
            latest = at(user, "status")
            if not isinstance(latest, dict) or _text(latest) is None:
                return head
            return replace(head, posts=(_post({**latest, "user": user}, head.platform_id),))
    if owner is not None:
        raise gone(sentence("{platform}'s answer does not hold the account", platform="X"))
    homes = (home_of(filled_at(user, "screen_name")) for user in users)
    return replace(empty, links=tuple(home for home in homes if home))


def _user(user: Tree, empty: Snapshot) -> Snapshot:
    handle, identity = filled_at(user, "screen_name"), post_id(user)
    if handle is None:
        return replace(empty, platform_id=identity)
    home = url_at(user, "entities", "url", "urls", 0, "expanded_url") or url_at(user, "url")
    in_bio = dicts_at(user, "entities", "description", "urls")
    links = (url_at(one, "expanded_url") for one in in_bio)
    verified = at(user, "verified")
    return replace(
        empty,
        handle=handle,
        platform_id=identity,
        display_name=written(user, "name"),
        bio=written(user, "description"),
        avatar=picture_at(user, "profile_image_url_https", "profile_image_url"),
        cover=picture_at(user, "profile_banner_url"),
        external_urls=(home,) if home else (),
        followers=count_at(user, "followers_count"),
        profile_url=HOME + handle,
        verified=verified if isinstance(verified, bool) else None,
        created=moment(text_at(user, "created_at")),
        location=written(user, "location"),
        links=tuple(dict.fromkeys(url for url in links if url)),
    )


def _statuses(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    authors = [at(item, "user") for item in items]
    if owner is None and len({post_id(author) for author in authors}) == 1:
        owner = post_id(authors[0]) or filled_at(authors[0], "screen_name")
    known = next((author for author in authors if _owns(owner, author)), None)
    head = _user(known, empty) if known is not None else empty
    urls = (url_at(one, "expanded_url") for i in items for one in dicts_at(i, "entities", "urls"))
    links = dict.fromkeys((*head.links, *(url for url in urls if url)))
    posts = tuple(_post(item, owner) for item in items)
    return replace(head, posts=posts, links=tuple(links))


def _post(item: Tree, owner: str | None) -> Post:
    identity = post_id(item)
    if identity is None:
        raise LayoutChangedError("id of the post")
    writer, repeated = at(item, "user"), at(item, "retweeted_status")
    kind, text = _kind(item), _text(item)
    author = at(repeated, "user") if isinstance(repeated, dict) else writer
    named = filled_at(author, "screen_name")
    return Post(
        id=identity,
        permalink=status_url(filled_at(writer, "screen_name"), identity),
        moment=moment(text_at(item, "created_at")),
        text=unescaped(text),
        pictures=_pictures(item),
        kind=kind,
        author_handle=named if isinstance(repeated, dict) else retweeted_handle(text) or named,
        author_name=written(author, "name"),
        mine=kind is not PostKind.REPOST and (owner is None or not writer or _owns(owner, writer)),
    )


def _kind(item: Tree) -> PostKind:
    if isinstance(at(item, "retweeted_status"), dict) or retweeted_handle(_text(item)):
        return PostKind.REPOST
    if text_at(item, "in_reply_to_status_id_str") or text_at(item, "in_reply_to_status_id"):
        return PostKind.REPLY
    if text_at(item, "in_reply_to_screen_name"):
        return PostKind.REPLY
    quotes = at(item, "is_quote_status") is True or at(item, "quoted_tweet") is not None
    return PostKind.QUOTE if quotes else PostKind.POST


def _pictures(item: Tree) -> tuple[Picture, ...]:
    """Give a post's photos and the stills of its films; both stand under `media_url`."""
    found: dict[str, Picture] = {}
    for part in (at(item, "extended_tweet"), item):
        for path in _MEDIA:
            for media in dicts_at(part, *path):
                url = url_at(media, "media_url_https") or url_at(media, "media_url")
                if url:
                    found.setdefault(url, Picture(url, filled_at(media, "ext_alt_text")))
            if found:
                return tuple(found.values())
    return ()


def _owns(owner: str | None, user: Tree) -> bool:
    return is_owner(owner, post_id(user), filled_at(user, "screen_name"))
