"""TikTok's oEmbed answers: of a video, or of a profile. Pure.

Shape: developers.tiktok.com (embed-videos, embed-creator-profiles), checked 2026-11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.tiktok_api import HANDLE, permalink
from crawler.platforms.formats.tree import (
    Tree,
    filled_at,
    text_at,
    url_at,
)

_VIDEO_ID = re.compile(r"/(?:video|photo|embed/v2|v)/(\d{6,25})")


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer: of a video, or of a profile (then without a picture and a post); None
    when it is none.
    """
    if text_at(tree, "provider_name") != "TikTok":
        return None
    home, html = url_at(tree, "author_url"), text_at(tree, "html") or ""
    named = HANDLE.search(home or "")
    handle = filled_at(tree, "author_unique_id") or (named.group(1) if named else None)
    account = replace(
        empty,
        handle=handle,
        display_name=filled_at(tree, "author_name"),
        profile_url=home,
    )
    product = (
        filled_at(tree, "embed_product_id") if text_at(tree, "embed_type") != "profile" else ""
    )
    place = _VIDEO_ID.search(html)
    identity = (product if product and product.isdigit() else None) or (
        place.group(1) if place else None
    )
    if identity is None:
        return account
    still = url_at(tree, "thumbnail_url")
    is_photo = "/photo/" in html
    post = Post(
        id=identity,
        permalink=permalink(handle, identity),
        text=text_at(tree, "title"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.PHOTO if is_photo else PostKind.VIDEO,
        author_handle=handle,
        author_name=filled_at(tree, "author_name"),
    )
    return replace(account, posts=(post,))
