"""ActivityPub: WebFinger, actors and outboxes, as Mastodon, WordPress, PeerTube … write them. Pure.

Sources: RFC 7033 (WebFinger); W3C ActivityPub §4-5 and ActivityStreams 2.0, checked 2026-11.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.capture import Ask
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.activitypub_links import kind_of, link_of, listed, picture_of
from crawler.platforms.formats.activitypub_notes import activity_post
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.mastodon_errors import suspended
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
_DELETED = "Tombstone"
_MEDIA_TYPE = "application/activity+json"


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read a WebFinger answer, an actor, an outbox or one activity; None when it is none of these.

    `owner` is the actor's address (its id).
    """
    subject = filled_at(tree, "subject") or ""
    if subject.startswith("acct:"):
        return replace(empty, handle=subject.removeprefix("acct:"), profile_url=_profile_page(tree))
    kind = kind_of(tree)
    if kind in _ACTORS:
        return _actor(tree, empty)
    if kind in _COLLECTIONS:
        page = at(tree, "first") if _items(tree) is None else tree
        activities = _items(page) or []
        posts = [post for item in activities if (post := activity_post(item, owner))]
        return replace(empty, posts=tuple(posts), next_page=link_of(at(page, "next")))
    if kind == _DELETED:
        raise gone(sentence("the server says that the account was deleted"))
    post = activity_post(tree, owner)
    return replace(empty, posts=(post,)) if post else None


def _items(tree: Tree) -> list[Tree] | None:
    items = at(tree, "orderedItems") if at(tree, "orderedItems") is not None else at(tree, "items")
    return items if isinstance(items, list) else None


def actor_url(tree: Tree) -> str | None:
    """Give the actor's address of a WebFinger answer."""
    for link in listed(at(tree, "links")):
        kind = text_at(link, "type") or ""
        if text_at(link, "rel") == "self" and ("activity+json" in kind or "ld+json" in kind):
            return web_url(filled_at(link, "href"))
    return None


def outbox_url(tree: Tree) -> str | None:
    """Give the next page of posts: an actor's outbox, or the first page of an empty outbox."""
    if kind_of(tree) in _ACTORS:
        return link_of(at(tree, "outbox"))
    first = at(tree, "first")
    return None if _items(tree) or _items(first) is not None else link_of(first)


def ask_for(url: str | None, purpose: str) -> tuple[Ask, ...]:
    """Give the request for an actor or an outbox; nothing without an address."""
    return (Ask(url, purpose, accept=_MEDIA_TYPE),) if url else ()


def _actor(tree: Tree, empty: Snapshot) -> Snapshot:
    if at(tree, "suspended") is True:
        raise suspended()
    moved = link_of(at(tree, "movedTo"))
    page = link_of(at(tree, "url")) or link_of(at(tree, "id"))
    bio = fragment(text_at(tree, "summary") or "")
    fields = [fragment(text_at(field, "value") or "") for field in listed(at(tree, "attachment"))]
    outside = tuple(dict.fromkeys(link for part in fields for link in part.links))
    return replace(
        empty,
        handle=filled_at(tree, "preferredUsername"),
        platform_id=filled_at(tree, "id"),
        display_name=plain(filled_at(tree, "name") or "") or None,
        bio=bio.text or None,
        avatar=picture_of(at(tree, "icon")),
        cover=picture_of(at(tree, "image")),
        external_urls=outside,
        followers=count_at(tree, "followers", "totalItems"),
        profile_url=page,
        created=moment(text_at(tree, "published")),
        links=tuple(dict.fromkeys((*outside, *bio.links, *((moved,) if moved else ())))),
        partial=(sentence("moved: the account is now at {moved}", moved=moved),) if moved else (),
    )


def _profile_page(tree: Tree) -> str | None:
    for link in listed(at(tree, "links")):
        if (text_at(link, "rel") or "").endswith("profile-page"):
            return web_url(filled_at(link, "href"))
    return None
