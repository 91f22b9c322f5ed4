"""Pins as Pinterest's answers of all ages give them. Pure.

Shapes: developers.pinterest.com/docs/api/v5 (pins, media types), checked 2026-11; recorded answers
of version 1, of widgets and of the site's own calls. A time without a zone is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at, url_at

HOME = "https://www.pinterest.com/"
_MARKS = ("board_id", "board_owner", "media", "images", "image", "note", "pinner", "grid_title")
_TEXTS = ("description", "note", "closeup_description")
_OWNERS = ("board_owner", "pinner", "creator", "native_creator")
_LARGEST = ("originals", "original", "orig")
_NUMBER = re.compile(r"\d{2,5}")
_NAMED = re.compile(r"https?://[\w.]*pinterest\.[a-z.]{2,6}/([A-Za-z0-9_]{3,30})/?$")


def is_pin(tree: Tree) -> bool:
    """Say whether an object is a pin; a board has a name and a user a user name."""
    named = filled_at(tree, "username") or filled_at(tree, "name") or filled_at(tree, "full_name")
    return named is None and any(at(tree, mark) is not None for mark in _MARKS)


def read_pins(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Give the pins, and the handle when all are one's. `owner` is a handle.

    Raises LayoutChangedError when a pin has no id.
    """
    handles = {handle_of(item) for item in items}
    only = next(iter(handles)) if len(handles) == 1 else None
    account = replace(empty, handle=only, profile_url=f"{HOME}{only}/") if only else empty
    links = (url_at(item, "link") for item in items)
    posts = tuple(_pin(item, owner or only) for item in items)
    return replace(account, posts=posts, links=tuple(dict.fromkeys(one for one in links if one)))


def handle_of(item: Tree) -> str | None:
    """Give the handle of who has the pin on a board."""
    for owner in _owners(item):
        handle = filled_at(owner, "username")
        home = url_at(owner, "profile_url") or url_at(owner, "url")
        match = _NAMED.match(home or "")
        if handle or match:
            return handle or (match.group(1) if match else None)
    return None


def _owners(item: Tree) -> list[Tree]:
    return [owner for name in _OWNERS if isinstance(owner := at(item, name), dict)]


def largest(images: Tree) -> str | None:
    """Give the address of the largest of a picture's sizes, by their names or widths."""
    if not isinstance(images, dict):
        return None
    sizes: list[tuple[int, str]] = []
    for name, image in images.items():
        url = url_at(image, "url")
        if url and name in _LARGEST:
            return url
        number = _NUMBER.search(name)
        width = int(number.group()) if number else count_at(image, "width") or 0
        if url:
            sizes.append((width, url))
    return max(sizes, key=lambda size: size[0])[1] if sizes else None


def _pin(item: Tree, owner: str | None) -> Post:
    identity = filled_at(item, "id")
    if identity is None:
        raise LayoutChangedError("id of the pin")
    handle = handle_of(item)
    kind = _kind(item)
    texts = (text_at(item, name) for name in _TEXTS)
    text = next((one for one in texts if one is not None), None)
    is_owner = at(item, "is_owner")
    same = owner is None or handle is None or handle.casefold() == owner.casefold()
    return Post(
        id=identity,
        permalink=f"{HOME}pin/{identity}/",
        moment=moment(text_at(item, "created_at")),
        title=filled_at(item, "title") or filled_at(item, "grid_title"),
        text=text.strip() if text is not None else None,
        pictures=_pictures(item),
        kind=kind,
        author_handle=handle,
        author_name=_name(item),
        mine=kind is not PostKind.REPOST and (is_owner if isinstance(is_owner, bool) else same),
    )


def _name(item: Tree) -> str | None:
    for owner in _owners(item):
        full = filled_at(owner, "full_name")
        parts = [filled_at(owner, part) for part in ("first_name", "last_name")]
        found = full or " ".join(part for part in parts if part)
        if found:
            return found
    return None


def _kind(item: Tree) -> PostKind:
    """Say what a pin is; one with a parent was saved from somebody's pin."""
    if filled_at(item, "parent_pin_id"):
        return PostKind.REPOST
    film = "video" in (filled_at(item, "media", "media_type") or "")
    film = film or at(item, "is_video") is True or isinstance(at(item, "videos"), dict)
    return PostKind.VIDEO if film else PostKind.POST


def _pictures(item: Tree) -> tuple[Picture, ...]:
    """Give a pin's pictures in their largest size, all of a carousel's, or a film's cover."""
    media, alt = at(item, "media"), filled_at(item, "alt_text")
    parts = dicts_at(media, "items") or dicts_at(item, "carousel_data", "carousel_slots")
    places = parts or (media, item)
    found = []
    for part in places:
        url = largest(at(part, "images")) or url_at(part, "cover_image_url")
        url = url or largest(at(part, "image"))
        found += [url] if url else []
    if not parts:
        found = found[:1]
    return tuple(Picture(url, alt) for url in dict.fromkeys(found))
