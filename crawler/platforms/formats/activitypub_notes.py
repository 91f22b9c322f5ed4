"""Posts as ActivityPub has them: notes, articles, videos, and the activities around them. Pure.

Sources: W3C ActivityStreams 2.0 and Vocabulary; PeerTube writes Markdown; checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.activitypub_links import kind_of, link_of, listed, picture_of
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import plain
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, web_url

_CREATE, _ANNOUNCE = "Create", "Announce"
_KINDS = {"Video": PostKind.VIDEO, "Article": PostKind.ARTICLE, "Page": PostKind.PAGE}
_PUBLIC = "Public"
_AS_WRITTEN = frozenset({"text/markdown", "text/plain"})
_NAME = re.compile(r"https?://[^/?#]+/(?:@|users/|accounts/|video-channels/|u/|c/)([^/@?#]+)/?")


def activity_post(tree: Tree, owner: str | None) -> Post | None:
    """Read an activity, or an object itself; None when there is no post in it."""
    kind = kind_of(tree)
    if kind == _ANNOUNCE:
        shared = at(tree, "object")
        address = link_of(shared) if not isinstance(shared, dict) else filled_at(shared, "id")
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
    return _note(note, owner or link_of(at(tree, "actor")))


def _note(note: Tree, owner: str | None) -> Post | None:
    """Read a note, article, video …; None for what is no post (a follow, a mere address)."""
    address = filled_at(note, "id")
    content, name = _content(note), text_at(note, "name")
    if web_url(address) is None or (content is None and name is None) or not _is_public(note):
        return None
    authors = [url for one in _each(at(note, "attributedTo")) if (url := link_of(one))]
    named = _NAME.fullmatch(authors[0]) if authors else None
    kind = _KINDS.get(kind_of(note) or "", PostKind.POST)
    if kind is PostKind.POST and at(note, "inReplyTo"):
        kind = PostKind.REPLY
    title = name or (text_at(note, "summary") if kind_of(note) == "Note" else None)
    return Post(
        id=address or "",
        permalink=link_of(at(note, "url")) or web_url(address),
        moment=moment(text_at(note, "published")),
        title=(plain(title) or None) if title else None,
        text=content,
        pictures=_pictures(note),
        kind=kind,
        author_handle=named.group(1) if named else None,
        mine=owner is None or not authors or owner in authors,
    )


def _content(note: Tree) -> str | None:
    """Give the text: HTML if nothing else is said; in one of its languages if only so."""
    written = text_at(note, "content")
    by_language = at(note, "contentMap")
    if written is None and isinstance(by_language, dict):
        written = next((text for text in by_language.values() if isinstance(text, str)), None)
    if written is None:
        return None
    return written.strip() if text_at(note, "mediaType") in _AS_WRITTEN else plain(written)


def _each(tree: Tree) -> list[Tree]:
    return list(tree) if isinstance(tree, list) else [tree]


def _pictures(note: Tree) -> tuple[Picture, ...]:
    attached = [
        item
        for item in listed(at(note, "attachment"))
        if (text_at(item, "mediaType") or "").startswith("image/") or kind_of(item) == "Image"
    ]
    shown = attached or listed(at(note, "image")) or listed(at(note, "icon"))[-1:]
    found = [picture for item in shown if (picture := picture_of(item))]
    return tuple({picture.url: picture for picture in found}.values())


def _is_public(note: Tree) -> bool:
    to = [entry for name in ("to", "cc") for entry in _addressees(at(note, name))]
    return not to or any(entry.endswith(_PUBLIC) for entry in to)


def _addressees(tree: Tree) -> Sequence[str]:
    return [
        entry for entry in (tree if isinstance(tree, list) else [tree]) if isinstance(entry, str)
    ]
