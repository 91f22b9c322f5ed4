"""What Squarespace gives for ?format=json, and Substack under /api/v1. Pure.

Shapes: [K] as client libraries read them, checked 2026-11. Squarespace counts milliseconds.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.snapshot import Picture, Post, Snapshot
from crawler.platforms.formats.blog_post import Written, post_of
from crawler.platforms.formats.dates import moment, moment_of_epoch
from crawler.platforms.formats.markup import absolute, plain
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)


def read_squarespace(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a Squarespace page as JSON; None when it is none."""
    site = at(tree, "website")
    if text_at(site, "siteTitle") is None:
        return None
    home, logo = url_at(site, "baseUrl"), url_at(site, "logoImageUrl")
    outside = [url_at(one, "profileUrl") for one in dicts_at(site, "socialAccounts")]
    items = dicts_at(tree, "items") or dicts_at([at(tree, "item")])
    return replace(
        empty,
        platform_id=filled_at(site, "id"),
        display_name=filled_at(site, "siteTitle"),
        bio=plain(text_at(site, "siteDescription") or "") or None,
        avatar=Picture(logo) if logo else None,
        external_urls=tuple(dict.fromkeys(url for url in outside if url)),
        profile_url=home,
        location=filled_at(site, "location", "addressTitle"),
        posts=tuple(_squarespace_post(item, home or "") for item in items),
        next_page=absolute(filled_at(tree, "pagination", "nextPageUrl"), home or ""),
    )


def _squarespace_post(item: Tree, home: str) -> Post:
    milliseconds = count_at(item, "publishOn") or count_at(item, "addedOn")
    return post_of(
        Written(
            id=filled_at(item, "id"),
            link=absolute(filled_at(item, "fullUrl"), home),
            moment=moment_of_epoch(milliseconds / 1000) if milliseconds else None,
            title=plain(text_at(item, "title") or "") or None,
            html=text_at(item, "body") or text_at(item, "excerpt"),
            picture=url_at(item, "assetUrl"),
            author_name=filled_at(item, "author", "displayName"),
        )
    )


def read_substack(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a post or a list of posts of Substack; None when it is neither."""
    items = dicts_at(tree) or dicts_at([at(tree, "post") or tree])
    if not items or not all("post_date" in item and "slug" in item for item in items):
        return None
    return replace(empty, posts=tuple(_substack_post(item) for item in items))


def _substack_post(item: Tree) -> Post:
    author = at(item, "publishedBylines", 0)
    return post_of(
        Written(
            id=filled_at(item, "id"),
            link=url_at(item, "canonical_url"),
            moment=moment(text_at(item, "post_date")),
            title=filled_at(item, "title"),
            html=text_at(item, "body_html"),
            summary=text_at(item, "truncated_body_text") or text_at(item, "description"),
            picture=url_at(item, "cover_image"),
            author_handle=filled_at(author, "handle"),
            author_name=filled_at(author, "name"),
        )
    )
