"""Answers of Pinterest's APIs and widgets, and its oEmbed: which a body is, what it says. Pure.

Shapes: developers.pinterest.com/docs/api/v5, oembed.com's list of providers, recorded answers of
older versions; checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, too_many
from crawler.platforms.formats.pinterest_pins import HOME, is_pin, largest, read_pins
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
    web_url,
)

KEY = Key(
    "Pinterest",
    "https://developers.pinterest.com/apps/",
    sentence("the scopes user_accounts:read, pins:read and boards:read"),
)
_HANDLE = re.compile(r"pinterest\.[a-z.]{2,6}/([A-Za-z0-9_]{3,30})/?(?:\?|$)")
_PIN = re.compile(r"/pin/(?:[\w-]{0,200}--)?(\d{5,25})")
_AVATARS = ("image_xlarge_url", "image_large_url", "profile_image", "image_medium_url",
            "image_small_url")  # fmt: skip
_COVER = ("profile_cover", "images", "originals", "url")
_TROUBLES = {"2": bad_key, "3": no_permission, "7": no_permission, "8": too_many, "29": too_many}
_ABSENT = frozenset({"30", "40", "50"})
"""Error codes of version 5 that say that a user, a board, a pin is not there."""


def trouble_in(tree: Tree) -> OutOfReachError | None:
    """Say what an error answer means; None when the answer is none."""
    code, message = filled_at(tree, "code"), filled_at(tree, "message")
    error = at(tree, "resource_response", "error")
    if isinstance(error, dict):
        code, message = filled_at(error, "api_error_code"), filled_at(error, "message")
    elif code is None or message is None or at(tree, "data") is not None:
        return None
    if code in _ABSENT or (message or "").lower().rstrip(".").endswith("not found"):
        return gone(
            sentence(
                "Pinterest knows no such account or pin ({said})", said=message or code or "404"
            )
        )
    maker = _TROUBLES.get(code or "")
    return maker(KEY) if maker else busy(KEY, message or code or "")


def read_answer(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer; None when it is none. `owner` is a handle.

    Raises LayoutChangedError, OutOfReachError.
    """
    if text_at(tree, "provider_name") == "Pinterest":
        return _embedded(tree, empty)
    if any(isinstance(at(one, "daily_metrics"), list) for one in _values(tree)):
        return empty  # numbers about the account, nothing that it shows
    response = at(tree, "resource_response")
    answer = response if isinstance(response, dict) else tree
    data = at(answer, "data")
    inner = tree if data is None else data
    found = _read_inner(inner, empty, owner)
    more = (
        filled_at(answer, "bookmark") or filled_at(tree, "page", "cursor"),
        filled_at(tree, "bookmark"),
    )
    ends = {"-end-", None}
    following = next((one for one in more if one not in ends), None)
    return replace(found, next_page=following) if found is not None else None


def _read_inner(inner: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    user = at(inner, "user")
    if isinstance(at(inner, "pins"), list) and (isinstance(user, dict) or "pins" in _keys(inner)):
        head = read_user(user, empty) if isinstance(user, dict) else empty
        shown = read_pins(dicts_at(inner, "pins"), head, owner or head.handle)
        return replace(shown, handle=head.handle or shown.handle)
    items: Sequence[Tree] = dicts_at({"items": inner}, "items") or dicts_at(inner, "items")
    if items or isinstance(inner, list) or isinstance(at(inner, "items"), list):
        pins = [item for item in items if is_pin(item)]
        return read_pins(pins, empty, owner) if pins or not items else _others(items, empty)
    if filled_at(inner, "username"):
        return read_user(inner, empty)
    if is_pin(inner):
        return read_pins((inner,), empty, owner)
    return empty if at(inner, "owner", "username") and filled_at(inner, "name") else None


def _others(items: Sequence[Tree], empty: Snapshot) -> Snapshot | None:
    """Say of a list without pins whose boards it shows; an unknown list is none."""
    if not all(filled_at(item, "name") for item in items):
        raise LayoutChangedError("pins, or names of boards")
    owners = {filled_at(item, "owner", "username") for item in items}
    only = next(iter(owners)) if len(owners) == 1 else None
    return replace(empty, handle=only, profile_url=f"{HOME}{only}/") if only else empty


def read_user(user: Tree, empty: Snapshot) -> Snapshot:
    """Give what a user shows. Raises LayoutChangedError without a name of any kind."""
    home = url_at(user, "profile_url") or url_at(user, "url")
    match = _HANDLE.search(home or "")
    handle = filled_at(user, "username") or (match.group(1) if match else None)
    parts = [filled_at(user, name) for name in ("first_name", "last_name")]
    joined = " ".join(part for part in parts if part) or None
    name = filled_at(user, "business_name") or filled_at(user, "full_name") or joined
    if handle is None and name is None:
        raise LayoutChangedError("username of the account")
    avatars = (url_at(user, one) for one in _AVATARS)
    avatar = next((url for url in avatars if url), None) or largest(at(user, "image"))
    cover = url_at(user, *_COVER)
    site = filled_at(user, "website_url") or filled_at(user, "website")
    link = web_url(site) or (f"https://{site}" if site and "." in site else None)
    verified = at(user, "is_verified_merchant")
    return replace(
        empty,
        handle=handle,
        platform_id=filled_at(user, "id"),
        display_name=name,
        bio=filled_at(user, "about") or filled_at(user, "bio"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(cover) if cover else None,
        external_urls=(link,) if link else (),
        followers=_followers(user),
        profile_url=f"{HOME}{handle}/" if handle else home,
        verified=verified if isinstance(verified, bool) else None,
        created=moment(filled_at(user, "created_at")),
        location=filled_at(user, "location"),
    )


def _followers(user: Tree) -> int | None:
    count = count_at(user, "follower_count")
    return count_at(user, "counts", "followers") if count is None else count


def _embedded(tree: Tree, empty: Snapshot) -> Snapshot:
    """Read an oEmbed answer: of a pin, or of a profile or board (then without a post)."""
    home, html = url_at(tree, "author_url"), text_at(tree, "html") or ""
    match = _HANDLE.search(home or "")
    handle = match.group(1) if match else None
    name = filled_at(tree, "author_name")
    account = replace(empty, handle=handle, display_name=name, profile_url=home)
    place = _PIN.search(html) or _PIN.search(url_at(tree, "url") or "")
    if place is None:
        return account
    still = url_at(tree, "thumbnail_url")
    post = Post(
        id=place.group(1),
        permalink=f"{HOME}pin/{place.group(1)}/",
        title=filled_at(tree, "title"),
        text=text_at(tree, "description"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO if text_at(tree, "type") == "video" else PostKind.POST,
        author_handle=handle,
        author_name=name,
    )
    return replace(account, posts=(post,))


def _values(tree: Tree) -> tuple[Tree, ...]:
    return tuple(tree.values()) if isinstance(tree, dict) else ()


def _keys(tree: Tree) -> frozenset[str]:
    return frozenset(tree) if isinstance(tree, dict) else frozenset()
