"""Flickr's oEmbed answers: a photo, or a photostream or album by one of its pictures. Pure.

Shape: flickr.com/services/oembed, seen 2021-2024.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.tree import Tree, filled_at, text_at, url_at

_NSID = re.compile(r"flickr\.com/(?:photos|people)/(\d{5,12}@N\d\d)")
_PLACE = re.compile(r"flickr\.com/(?:photos|people)/([^/?#]+)")
_PHOTO = re.compile(r"flickr\.com/photos/([^/?#]+)/(\d+)")


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer; None when it names nobody."""
    home = url_at(tree, "author_url")
    if home is None:
        return None
    place = _PLACE.search(home)
    nsid = _NSID.search(home) or _NSID.search(text_at(tree, "html") or "")
    post = _photo(tree)
    alias = place.group(1) if place and "@" not in place.group(1) else None
    return replace(
        empty,
        handle=alias,
        platform_id=nsid.group(1) if nsid else None,
        display_name=filled_at(tree, "author_name"),
        profile_url=home,
        posts=(post,) if post else (),
    )


def _photo(tree: Tree) -> Post | None:
    link = url_at(tree, "web_page") or ""
    photo = _PHOTO.search(link)
    if photo is None or filled_at(tree, "flickr_type") not in {None, "photo", "video"}:
        return None
    shown = url_at(tree, "url") if filled_at(tree, "type") == "photo" else None
    picture = shown or url_at(tree, "thumbnail_url")
    is_video = "video" in {filled_at(tree, "flickr_type"), filled_at(tree, "type")}
    return Post(
        id=photo.group(2),
        permalink=link,
        title=filled_at(tree, "title"),
        pictures=(Picture(picture),) if picture else (),
        kind=PostKind.VIDEO if is_video else PostKind.PHOTO,
        author_name=filled_at(tree, "author_name"),
    )
