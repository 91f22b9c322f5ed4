"""What all answers of Meta's Graph APIs have in common: lists, pages of lists, nodes by id. Pure.

Shapes: developers.facebook.com/docs/graph-api/results (cursor and time paging), checked 2026-11.
`paging.next` holds the token of who asked: it is never followed, only what it says of the place in
the list is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, parse_json, url_at

_PLACES = ("after", "until", "__paging_token")
_PARTS = frozenset({"data", "from", "media", "owner", "user"})
_EDGE = re.compile(r"^/(?:v\d{1,2}\.\d{1,2}/)?(\d{1,25})/([a-z_]{1,40})/?$")


def next_place(listed: Tree, *, cursor_alone: bool = False) -> str | None:
    """Give the query that asks for the next page of a list (`after=…`); None on the last.

    A list inside another answer names no next address: there the cursor alone counts.
    """
    after = filled_at(listed, "paging", "cursors", "after")
    address = filled_at(listed, "paging", "next")
    if after and (address or cursor_alone):
        return f"after={quote(after, safe='')}"
    named = [pair for pair in _query(address) if pair[0] in _PLACES and pair[1]]
    return urlencode(named) if named else None


def edge_of(*addresses: str | None) -> tuple[str | None, str | None]:
    """Give (id, edge) of the first address of the form `/v26.0/{id}/{edge}`, else Nones."""
    for address in addresses:
        match = _EDGE.match(_path(address))
        if match:
            return match.group(1), match.group(2)
    return None, None


def edge_of_list(listed: Tree, asked: str) -> tuple[str | None, str | None]:
    """Give (id, edge) of a list: of the address that was asked, else of the pages beside it."""
    pages = (url_at(listed, "paging", name) for name in ("next", "previous"))
    return edge_of(asked, *pages)


def nodes_of(tree: Tree) -> tuple[dict[str, Tree], ...] | None:
    """Give the nodes of a list, or of an answer for several ids; None when it is neither.

    In a batch each answer is a text; those of one batch are taken as one list.
    """
    if isinstance(at(tree, "data"), list):
        return dicts_at(tree, "data")
    if isinstance(tree, list):
        return _batch(tree)
    if isinstance(tree, Mapping) and tree and all(_is_named(*item) for item in tree.items()):
        return tuple(node for node in tree.values() if isinstance(node, dict))
    return None


def one_of(values: Sequence[str | None]) -> str | None:
    """Give what all of the values that are there have in common; None when they differ."""
    there = {value for value in values if value}
    return next(iter(there)) if len(there) == 1 else None


def _is_named(key: object, node: Tree) -> bool:
    """Say whether this is one of several nodes, each under the id or name that was asked for."""
    return isinstance(node, dict) and "id" in node and key not in _PARTS


def _batch(tree: list[Tree]) -> tuple[dict[str, Tree], ...]:
    nodes: list[dict[str, Tree]] = []
    for answer in tree:
        body = filled_at(answer, "body")
        inner = parse_json(body) if body else answer
        listed = at(inner, "data")
        nodes += dicts_at(inner, "data") if isinstance(listed, list) else dicts_at([inner])
    return tuple(nodes)


def _path(address: str | None) -> str:
    try:
        return urlsplit(address or "").path
    except ValueError:
        return ""


def _query(address: str | None) -> list[tuple[str, str]]:
    try:
        return parse_qsl(urlsplit(address or "").query, max_num_fields=100)
    except ValueError:
        return []
