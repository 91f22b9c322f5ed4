"""Answers of the Threads API: an account, its posts, one post. Pure.

Shapes: developers.facebook.com/documentation/threads (threads-profiles, 2026-04-13;
retrieve-and-discover-posts, 2026-04-14), checked 2026-11. A looked-up profile has no id.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.graph import edge_of_list, next_place, nodes_of
from crawler.platforms.formats.instagram_user import is_user, read_user
from crawler.platforms.formats.media_list import read_list, with_list
from crawler.platforms.formats.tree import Tree, at, filled_at

POST = "https://www.threads.com/@{handle}/post/{code}"
_OF_OTHERS = frozenset({"keyword_search", "mentions"})
_OF_A_POST = ("media_type", "permalink", "timestamp", "text", "shortcode", "code", "is_reply")


def read_answer(tree: Tree, asked: str, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer to a request for `asked`; None when it is none that is known.

    `owner` is the id or name of the account whose answer it is, None = the one that it names.
    Raises LayoutChangedError.
    """
    if is_user(tree):
        return _account(tree, empty)
    nodes = nodes_of(tree)
    if nodes is None:
        one = tree if _is_post(tree) else None
        if one is None and filled_at(tree, "username") and filled_at(tree, "id"):
            return read_user(tree, empty)
        return read_list([one], empty, owner, POST) if one is not None else None
    if nodes and not any(_is_post(node) for node in nodes):
        return None
    _, edge = edge_of_list(tree, asked)
    others = edge in _OF_OTHERS or "/keyword_search" in asked
    listed = replace(empty, next_page=next_place(tree, cursor_alone=True))
    return read_list(nodes, listed, owner, POST, others)


def _account(user: Tree, empty: Snapshot) -> Snapshot:
    return with_list(read_user(user, empty), nodes_of(at(user, "threads")) or (), POST)


def _is_post(node: Tree) -> bool:
    if not (filled_at(node, "id") or filled_at(node, "pk")):
        return False
    return any(at(node, name) is not None for name in _OF_A_POST)
