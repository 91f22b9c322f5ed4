"""ActivityPub: WebFinger, actors and outboxes, as Mastodon, WordPress, PeerTube … write them. Pure.

Sources: RFC 7033 (WebFinger); W3C ActivityPub §4-5 and ActivityStreams 2.0, checked 2026-11.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.capture import Ask
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    filled_at,
    text_at,
    web_url,
)

_ACTORS = frozenset({"Person", "Group", "Organization", "Service", "Application"})
_COLLECTIONS = frozenset(
    {"OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"}
)
_CREATE, _ANNOUNCE = "Create", "Announce"
_KINDS = {"Video": PostKind.VIDEO, "Article": PostKind.ARTICLE, "Page": PostKind.PAGE}
_PUBLIC = "Public"
_MAX_NESTING = 4
_MEDIA_TYPE = "application/activity+json"


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a WebFinger answer, an actor, an outbox or one activity; None when it is none of these.

    `owner` is the actor's address (its id).
    """
    subject = filled_at(tree, "subject") or ""
    if subject.startswith("acct:"):
        return replace(empty, handle=subject.removeprefix("acct:"), profile_url=_profile_page(tree))
    kind = _kind_of(tree)
    if kind in _ACTORS:
        return _actor(tree, empty)
    if kind in _COLLECTIONS:
        items = at(tree, "orderedItems") or at(tree, "items")
        activities = items if isinstance(items, list) else []
        posts = [post for item in activities if (post := _activity(item, owner))]
        return replace(empty, posts=tuple(posts), next_page=_link(at(tree, "next")))
    post = _activity(tree, owner)
    return replace(empty, posts=(post,)) if post else None


def actor_url(tree: Tree) -> str | None:
    """Give the actor's address of a WebFinger answer."""
    for link in _listed(at(tree, "links")):
        kind = text_at(link, "type") or ""
        if text_at(link, "rel") == "self" and ("activity+json" in kind or "ld+json" in kind):
            return web_url(filled_at(link, "href"))
    return None


def outbox_url(tree: Tree) -> str | None:
    """Give the next page of posts: an actor's outbox, or the first page of an empty outbox."""
    if _kind_of(tree) in _ACTORS:
        return _link(at(tree, "outbox"))
    return None if at(tree, "orderedItems") else _link(at(tree, "first"))


def ask_for(url: str | None, purpose: str) -> tuple[Ask, ...]:
    """Give the request for an actor or an outbox; nothing without an address."""
    return (Ask(url, purpose, accept=_MEDIA_TYPE),) if url else ()


def _actor(tree: Tree, empty: Snapshot) -> Snapshot:
    page = _link(at(tree, "url")) or _link(at(tree, "id"))
    bio = fragment(text_at(tree, "summary") or "")
    fields = [fragment(text_at(field, "value") or "") for field in _listed(at(tree, "attachment"))]
    outside = tuple(dict.fromkeys(link for part in fields for link in part.links))
    return replace(
        empty,
        handle=filled_at(tree, "preferredUsername"),
        platform_id=filled_at(tree, "id"),
        display_name=plain(filled_at(tree, "name") or "") or None,
        bio=bio.text or None,
        avatar=_picture(at(tree, "icon")),
        cover=_picture(at(tree, "image")),
        external_urls=outside,
        followers=count_at(tree, "followers", "totalItems"),
        profile_url=page,
        created=moment(text_at(tree, "published")),
        links=tuple(dict.fromkeys((*outside, *bio.links))),
    )


def _activity(tree: Tree, owner: str | None) -> Post | None:
    kind = _kind_of(tree)
    if kind == _ANNOUNCE:
        shared = at(tree, "object")
        address = _link(shared) if not isinstance(shared, dict) else filled_at(shared, "id")
        post = _note(shared, owner) if isinstance(shared, dict) else None
        post = post or Post(filled_at(tree, "id") or address or "", address)
        when = moment(text_at(tree, "published"))
        return replace(
            post,
            id=filled_at(tree, "id") or post.id,
            moment=when or post.moment,
            kind=PostKind.REPOST,
            mine=False,
        )
    note = at(tree, "object") if kind == _CREATE else tree
    return _note(note, owner or _link(at(tree, "actor")))


def _note(note: Tree, owner: str | None) -> Post | None:
    """Read a note, article, video …; None for what is no post (a follow, a mere address)."""
    address = filled_at(note, "id")
    content, name = text_at(note, "content"), text_at(note, "name")
    if address is None or (content is None and name is None) or not _is_public(note):
        return None
    author = _link(at(note, "attributedTo"))
    kind = _KINDS.get(_kind_of(note) or "", PostKind.POST)
    if kind is PostKind.POST and at(note, "inReplyTo"):
        kind = PostKind.REPLY
    return Post(
        id=address,
        permalink=_link(at(note, "url")) or web_url(address),
        moment=moment(text_at(note, "published")),
        title=(plain(name) or None) if name else None,
        text=plain(content) if content is not None else None,
        pictures=_pictures(note),
        kind=kind,
        mine=owner is None or author is None or author == owner,
    )


def _pictures(note: Tree) -> tuple[Picture, ...]:
    attached = [
        item
        for item in _listed(at(note, "attachment"))
        if (text_at(item, "mediaType") or "").startswith("image/") or _kind_of(item) == "Image"
    ]
    shown = attached or _listed(at(note, "image")) or _listed(at(note, "icon"))[-1:]
    found = [picture for item in shown if (picture := _picture(item))]
    return tuple({picture.url: picture for picture in found}.values())


def _picture(tree: Tree) -> Picture | None:
    """Give an icon or image; WordPress escapes `&` in the address, and icons may come as a list."""
    items = _listed(tree)
    tree = items[-1] if items else tree
    url = web_url(html.unescape(_link(tree) or ""))
    return Picture(url, filled_at(tree, "name")) if url else None


def _link(tree: Tree, depth: int = _MAX_NESTING) -> str | None:
    """Give the address of an address, a Link, an object, or of a list of them (a page first)."""
    if isinstance(tree, str):
        return web_url(tree.strip())
    if depth == 0:
        return None
    if isinstance(tree, list):
        pages = [item for item in tree if text_at(item, "mediaType") in {None, "text/html"}]
        return next((url for item in (*pages, *tree) if (url := _link(item, depth - 1))), None)
    inner = (at(tree, name) for name in ("href", "url", "id"))
    return next((url for value in inner if (url := _link(value, depth - 1))), None)


def _profile_page(tree: Tree) -> str | None:
    for link in _listed(at(tree, "links")):
        if (text_at(link, "rel") or "").endswith("profile-page"):
            return web_url(filled_at(link, "href"))
    return None


def _is_public(note: Tree) -> bool:
    to = [entry for name in ("to", "cc") for entry in _addressees(at(note, name))]
    return not to or any(entry.endswith(_PUBLIC) for entry in to)


def _addressees(tree: Tree) -> Sequence[str]:
    return [
        entry for entry in (tree if isinstance(tree, list) else [tree]) if isinstance(entry, str)
    ]


def _listed(tree: Tree) -> list[Tree]:
    if isinstance(tree, list):
        return list(tree)
    return [tree] if isinstance(tree, dict) else []


def _kind_of(tree: Tree) -> str | None:
    kind = at(tree, "type")
    return text_at(kind, 0) if isinstance(kind, list) else text_at(tree, "type")
