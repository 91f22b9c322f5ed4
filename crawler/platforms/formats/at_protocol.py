"""Answers of the AT protocol's AppView (app.bsky lexicons) and Bluesky's RSS. Pure.

Shapes: docs.bsky.app/docs/api, checked 2026-11. The account of an answer that shows posts only is
its author when all posts have the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone, refusal_of
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    parse_json,
    text_at,
    url_at,
)

_HOME = "https://bsky.app/profile/"
_NO_HANDLE = "handle.invalid"  # what the AppView says when a handle does not lead back to the DID
_MEMBERS_ONLY = "!no-unauthenticated"
_RSS_TITLE = re.compile(r"@(?P<handle>\S+)(?: - (?P<name>.*))?", re.DOTALL)
_GONE_WORDS = ("not found", "unable to resolve", "could not find", "deactivated")


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
    if text_at(tree, "did") and text_at(tree, "handle"):
        return _profile(tree, empty)
    if isinstance(at(tree, "feed"), list):
        return _posts(empty, dicts_at(tree, "feed"), owner, filled_at(tree, "cursor"))
    if isinstance(at(tree, "posts"), list):
        views: list[Tree] = [{"post": post} for post in dicts_at(tree, "posts")]
        return _posts(empty, views, owner, filled_at(tree, "cursor"))
    for name in ("actors", "profiles"):
        if isinstance(at(tree, name), list):
            page = replace(empty, next_page=filled_at(tree, "cursor"))
            return _found(page, dicts_at(tree, name), owner)
    feed = read_feed(capture, platform)
    if feed is None:
        raise LayoutChangedError("profile or list of posts")
    return _rss(feed)


def raise_error(tree: Tree) -> None:
    """Raise OutOfReachError when the answer is one of the AppView's errors."""
    error, message = text_at(tree, "error"), text_at(tree, "message") or ""
    if not error:
        return
    if error == "AccountTakedown" or "suspended" in message.lower():
        raise OutOfReachError(
            Outcome.SUSPENDED,
            "Bluesky has suspended the account",
            "Ask its owner; Bluesky writes to the account's mail address.",
        )
    if error == "AccountDeactivated" or any(word in message.lower() for word in _GONE_WORDS):
        raise gone(f"Bluesky knows no such account ({message or error})")
    raise OutOfReachError(
        Outcome.UNREACHABLE,
        f"Bluesky could not answer ({message or error})",
        "Nothing to do: the next sweep tries again.",
    )


def _profile(tree: Tree, empty: Snapshot) -> Snapshot:
    if any(text_at(label, "val") == _MEMBERS_ONLY for label in dicts_at(tree, "labels")):
        raise OutOfReachError(
            Outcome.PRIVATE,
            "the account asks to be shown to logged-in people only",
            "Register it as reviewed by hand; if it is the district's, its owner can switch this "
            "off under Settings, Moderation (logged-out visibility).",
        )
    handle = filled_at(tree, "handle")
    avatar, banner = url_at(tree, "avatar"), url_at(tree, "banner")
    return replace(
        empty,
        handle=None if handle == _NO_HANDLE else handle,
        platform_id=filled_at(tree, "did"),
        display_name=filled_at(tree, "displayName"),
        bio=filled_at(tree, "description"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(banner) if banner else None,
        followers=count_at(tree, "followersCount"),
        profile_url=_home(tree),
        verified=_verified(tree),
        created=moment(text_at(tree, "createdAt")),
    )


def _found(empty: Snapshot, actors: Sequence[Tree], owner: str | None) -> Snapshot:
    """Give the account that a search was for: the one named `owner`, or the only one."""
    for actor in actors:
        if _is(actor, owner) or (owner is None and len(actors) == 1):
            return _profile(actor, empty)
    if not actors or owner is not None:
        raise gone("Bluesky's answer does not hold the account")
    return empty


def _posts(
    empty: Snapshot, views: Sequence[Tree], owner: str | None, cursor: str | None
) -> Snapshot:
    authors = [at(view, "post", "author") for view in views if at(view, "reason") is None]
    if owner is None and len({text_at(author, "did") for author in authors}) == 1:
        owner = text_at(authors[0], "did")
    known = next((author for author in authors if _is(author, owner)), None)
    head = _profile(known, empty) if known is not None else empty
    posts = filter(None, (_post(view, owner) for view in views))
    return replace(head, posts=tuple(posts), next_page=cursor)


def _post(view: Tree, owner: str | None) -> Post | None:
    post, author = at(view, "post"), at(view, "post", "author")
    if (uri := filled_at(post, "uri")) is None:
        return None
    kind = _kind(view)
    return Post(
        id=uri,
        permalink=f"{_home(author)}/post/{uri.rpartition('/')[2]}" if _home(author) else None,
        moment=moment(text_at(post, "record", "createdAt")) or moment(text_at(post, "indexedAt")),
        text=text_at(post, "record", "text"),
        pictures=_pictures(at(post, "embed")),
        kind=kind,
        author_handle=filled_at(author, "handle"),
        author_name=filled_at(author, "displayName"),
        mine=kind is not PostKind.REPOST and (owner is None or _is(author, owner)),
    )


def _kind(view: Tree) -> PostKind:
    if at(view, "reason", "by") is not None or "Repost" in (text_at(view, "reason", "$type") or ""):
        return PostKind.REPOST
    if at(view, "post", "record", "reply") is not None:
        return PostKind.REPLY
    kind = text_at(view, "post", "embed", "$type") or ""
    return PostKind.QUOTE if "embed.record" in kind else PostKind.POST


def _pictures(embed: Tree) -> tuple[Picture, ...]:
    """Give the pictures of an embed: images, a linked page's, a video's still, not a quote's."""
    media = at(embed, "media") if at(embed, "media") is not None else embed
    found = [
        Picture(url, filled_at(image, "alt"))
        for image in dicts_at(media, "images")
        if (url := url_at(image, "fullsize") or url_at(image, "thumb"))
    ]
    stills = (url_at(media, "external", "thumb"), url_at(media, "thumbnail"))
    found += [Picture(still, filled_at(media, "alt")) for still in stills if still]
    return tuple({picture.url: picture for picture in found}.values())


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


def _home(actor: Tree) -> str | None:
    handle = filled_at(actor, "handle")
    name = filled_at(actor, "did") if handle in {None, _NO_HANDLE} else handle
    return _HOME + name if name else None


def _verified(actor: Tree) -> bool | None:
    status = text_at(actor, "verification", "verifiedStatus")
    return None if status is None else status == "valid"


def _is(actor: Tree, owner: str | None) -> bool:
    names = {filled_at(actor, "did"), (filled_at(actor, "handle") or "").casefold()}
    return owner is not None and (owner in names or owner.casefold() in names)
