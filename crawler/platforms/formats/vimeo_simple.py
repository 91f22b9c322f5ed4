"""Answers of Vimeo's old simple API (vimeo.com/api/v2/…): a person, or a list of videos. Pure.

Seen 2011-2020; the API is not offered any more. Its times have no zone, its texts are HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import plain
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at

_HANDLE = re.compile(r"https?://(?:www\.)?vimeo\.com/([A-Za-z0-9_-]+)/?$")
_THUMBNAILS = ("thumbnail_large", "thumbnail_medium", "thumbnail_small")
_PORTRAITS = ("portrait_huge", "portrait_large", "portrait_medium", "portrait_small")


def read_simple(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a list of videos or a person; None when it is neither."""
    videos = [one for one in dicts_at({"all": tree}, "all") if "upload_date" in one]
    if videos:
        return _videos(videos, empty)
    if isinstance(tree, dict) and url_at(tree, "profile_url") and "videos_url" in tree:
        return _person(tree, empty)
    return None


def _person(tree: Tree, empty: Snapshot) -> Snapshot:
    bio, website = text_at(tree, "bio"), url_at(tree, "url")
    return replace(
        empty,
        handle=_handle(url_at(tree, "profile_url")),
        platform_id=filled_at(tree, "id"),
        display_name=filled_at(tree, "display_name"),
        bio=plain(bio) or None if bio else None,
        avatar=_first(tree, _PORTRAITS),
        external_urls=(website,) if website else (),
        profile_url=url_at(tree, "profile_url"),
        created=moment(text_at(tree, "created_on")),
        location=filled_at(tree, "location"),
    )


def _videos(videos: Sequence[Tree], empty: Snapshot) -> Snapshot:
    found = replace(empty, posts=tuple(_post(video) for video in videos))
    homes = {url_at(video, "user_url") for video in videos}
    if len(homes) != 1:
        return found
    return replace(
        found,
        handle=_handle(url_at(videos[0], "user_url")),
        platform_id=filled_at(videos[0], "user_id"),
        display_name=filled_at(videos[0], "user_name"),
        avatar=_first(videos[0], tuple(f"user_{name}" for name in _PORTRAITS)),
        profile_url=url_at(videos[0], "user_url"),
    )


def _post(video: Tree) -> Post:
    text, picture = text_at(video, "description"), _first(video, _THUMBNAILS)
    return Post(
        id=filled_at(video, "id") or filled_at(video, "url") or "",
        permalink=url_at(video, "url"),
        moment=moment(text_at(video, "upload_date")),
        title=filled_at(video, "title"),
        text=plain(text) if text is not None else None,
        pictures=(picture,) if picture else (),
        kind=PostKind.VIDEO,
        author_handle=_handle(url_at(video, "user_url")),
        author_name=filled_at(video, "user_name"),
    )


def _handle(home: str | None) -> str | None:
    found = _HANDLE.match(home or "")
    return found.group(1) if found else None


def _first(tree: Tree, names: Sequence[str]) -> Picture | None:
    found = (url_at(at(tree), name) for name in names)
    return next((Picture(url) for url in found if url), None)
