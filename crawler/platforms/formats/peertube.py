"""Answers of PeerTube's own API: accounts, channels and their videos. Pure.

Shapes: docs.joinpeertube.org/api-rest-reference (accounts, video-channels, videos), checked
2026-11. Pictures are given by `fileUrl` since version 7.1, before that by a path on the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an account, a channel, a video or a list of videos; None when it is none of these.

    `owner` is `name` or `name@server` of the account or channel whose videos count.
    """
    items = dicts_at(tree, "data")
    if at(tree, "total") is not None and items and all(_is_video(item) for item in items):
        return _videos(items, empty, owner)
    if _is_video(tree):
        return _videos([tree], empty, owner)
    known = text_at(tree, "displayName") is not None and text_at(tree, "host") is not None
    return _actor(tree, empty) if known and filled_at(tree, "name") else None


def _is_video(tree: Tree) -> bool:
    return filled_at(tree, "uuid") is not None and at(tree, "channel") is not None


def _videos(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    channels = {_acct(at(item, "channel")) for item in items}
    accounts = {_acct(at(item, "account")) for item in items}
    part = "channel" if len(channels) == 1 and not _named(items[0], "account", owner) else "account"
    one = len(channels) == 1 or len(accounts) == 1
    head = empty
    if owner is not None:
        own = next((i for i in items if _named(i, part, owner)), None)
        head = _actor(at(own, part), empty) if own is not None else empty
    elif one:
        head = _actor(at(items[0], part), empty)
    return replace(head, posts=tuple(_post(item, owner) for item in items))


def _actor(actor: Tree, empty: Snapshot) -> Snapshot:
    avatar, banner = _largest(actor, "avatar"), _largest(actor, "banner")
    return replace(
        empty,
        handle=filled_at(actor, "name"),
        platform_id=filled_at(actor, "id"),
        display_name=filled_at(actor, "displayName"),
        bio=filled_at(actor, "description"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(banner) if banner else None,
        followers=count_at(actor, "followersCount"),
        profile_url=url_at(actor, "url"),
        created=moment(text_at(actor, "createdAt")),
    )


def _post(video: Tree, owner: str | None) -> Post:
    page = url_at(video, "url")
    pictures = dicts_at(video, "thumbnails")
    still = url_at(pictures[-1], "fileUrl") if pictures else None
    path = filled_at(video, "previewPath") or filled_at(video, "thumbnailPath")
    still = still or absolute(path, page or _server(at(video, "channel")))
    text = text_at(video, "description") or text_at(video, "truncatedDescription")
    mine = owner is None or any(_named(video, part, owner) for part in ("account", "channel"))
    return Post(
        id=filled_at(video, "uuid") or "",
        permalink=page or absolute(f"/w/{filled_at(video, 'uuid')}", _server(at(video, "channel"))),
        moment=moment(text_at(video, "publishedAt") or text_at(video, "createdAt")),
        title=filled_at(video, "name"),
        text=text.strip() if text is not None else None,
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO,
        author_handle=filled_at(video, "account", "name"),
        author_name=filled_at(video, "account", "displayName"),
        mine=mine,
    )


def _largest(actor: Tree, name: str) -> str | None:
    found = sorted(dicts_at(actor, name + "s"), key=lambda one: count_at(one, "width") or 0)
    images: list[Tree] = [*found] or [at(actor, name)]
    shown = images[-1]
    return url_at(shown, "fileUrl") or absolute(
        filled_at(shown, "path"), url_at(actor, "url") or _server(actor)
    )


def _server(actor: Tree) -> str:
    host = filled_at(actor, "host")
    return f"https://{host}" if host else ""


def _acct(actor: Tree) -> str | None:
    name, host = filled_at(actor, "name"), filled_at(actor, "host")
    return f"{name}@{host}" if name and host else name


def _named(video: Tree, part: str, owner: str | None) -> bool:
    acct = (_acct(at(video, part)) or "").casefold()
    return owner is not None and owner.casefold() in {acct, acct.partition("@")[0]}
