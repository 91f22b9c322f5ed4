"""Addresses, pictures and types of ActivityStreams objects, which may each be a list. Pure."""

from __future__ import annotations

import html

from crawler.model.snapshot import Picture
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, web_url

_MAX_NESTING = 4


def picture_of(tree: Tree) -> Picture | None:
    """Give an icon or image; WordPress escapes `&` in the address, and icons may come as a list."""
    items = listed(tree)
    tree = items[-1] if items else tree
    url = web_url(html.unescape(link_of(tree) or ""))
    return Picture(url, filled_at(tree, "name")) if url else None


def link_of(tree: Tree, depth: int = _MAX_NESTING) -> str | None:
    """Give the address of an address, a Link, an object, or of a list of them (a page first)."""
    if isinstance(tree, str):
        return web_url(tree.strip())
    if depth == 0:
        return None
    if isinstance(tree, list):
        pages = [item for item in tree if text_at(item, "mediaType") in {None, "text/html"}]
        return next((url for item in (*pages, *tree) if (url := link_of(item, depth - 1))), None)
    inner = (at(tree, name) for name in ("href", "url", "id"))
    return next((url for value in inner if (url := link_of(value, depth - 1))), None)


def listed(tree: Tree) -> list[Tree]:
    """Give what stands there as a list: one object may stand without."""
    if isinstance(tree, list):
        return list(tree)
    return [tree] if isinstance(tree, dict) else []


def kind_of(tree: Tree) -> str | None:
    """Give the type, the first of several."""
    kind = at(tree, "type")
    return text_at(kind, 0) if isinstance(kind, list) else text_at(tree, "type")
