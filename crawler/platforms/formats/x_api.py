"""Answers of X's API v2: users, and what else there is. Pure.

Shapes: docs.x.com/x-api (users, posts, fields, expansions), checked 2026-11. Without field lists an
answer holds only id and text of a post, and id, name and handle of a user.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at
from crawler.platforms.formats.x_posts import read_posts
from crawler.platforms.formats.x_user import owns, read_user
from crawler.platforms.formats.x_words import home_of


def read_v2(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of version 2; None when it is none.

    `owner` is a handle or an id; without one, the only user or author of the answer counts. Raises
    LayoutChangedError, OutOfReachError.
    """
    data = at(tree, "data")
    items = (data,) if isinstance(data, dict) else dicts_at(tree, "data")
    if not items:
        listed = isinstance(data, list) or count_at(tree, "meta", "result_count") == 0
        return read_posts(tree, (), empty, owner) if listed else None
    page = replace(empty, next_page=filled_at(tree, "meta", "next_token"))
    if all(text_at(item, "text") is not None for item in items):
        return read_posts(tree, items, page, owner)
    if all(filled_at(item, "username") for item in items):
        return _users(tree, items, page, owner)
    named = all(filled_at(item, "name") for item in items)
    raise LayoutChangedError(
        sentence("username of the account") if named else sentence("text of the post")
    )


def _users(tree: Tree, users: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Give the user that the answer is about, with the pinned post that it may bring along."""
    for user in users:
        if owns(owner, user) or (owner is None and len(users) == 1):
            head = read_user(user, empty)
            pinned = text_at(user, "pinned_tweet_id")
            brought = [
                p for p in dicts_at(tree, "includes", "tweets") if text_at(p, "id") == pinned
            ]
            return replace(head, posts=read_posts(tree, brought, head, head.platform_id).posts)
    if owner is not None:
        raise gone(sentence("{platform}'s answer does not hold the account", platform="X"))
    homes = (home_of(filled_at(user, "username")) for user in users)
    return replace(empty, links=tuple(home for home in homes if home))
