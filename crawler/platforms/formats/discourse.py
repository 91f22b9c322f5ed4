"""Answers of Discourse: users, topics, posts, actions, searches, and the forum's own card. Pure.

Shapes: docs.discourse.org, checked 2026-11; old ones by the recordings of its client libraries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from crawler.model.snapshot import Post, Snapshot
from crawler.platforms.formats.discourse_people import (
    card_of,
    category_of,
    named,
    raise_error,
    user_of,
)
from crawler.platforms.formats.discourse_posts import (
    Forum,
    action_post,
    found_posts,
    found_topic,
    stream_post,
    topic_post,
)
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at

_PATHS = (
    "u|users|user_actions|t|c|topics|latest|top|new|hot|posts|search|about|site|categories|groups"
    "|directory_items|tag|tags"
)
_BASE = re.compile(
    rf"(https?://[^/?#]+(?:/[\w.~-]+)*?)(?:/(?:{_PATHS})(?:[/.?#].*)?|/?(?:[?#].*)?)$"
)
_LISTS = re.compile(r"/(?:latest|top|new|hot|c|tags?|search)\b")
_OWN_ACTIONS = frozenset({"4", "5"})  # NEW_TOPIC and REPLY in Discourse's UserAction
_Part = Callable[[Tree, Snapshot, Forum], Snapshot]


def base_of(url: str) -> str:
    """Give the forum's address of one of its addresses; empty when it is none."""
    match = _BASE.match(url)
    return match.group(1) if match else ""


def read_tree(tree: Tree, empty: Snapshot, url: str, owner: str | None) -> Snapshot | None:
    """Read any answer of Discourse; None when it is none. `owner` is a user name.

    Raises OutOfReachError for its errors, hidden profiles and suspended users.
    """
    raise_error(tree)
    forum = Forum(base_of(url), owner, _users_by_id(tree), _LISTS.match(_path(url)) is not None)
    if isinstance(tree, list):
        return _old_search(tree, empty, forum)
    for name, read in _PARTS.items():
        if isinstance(at(tree, name), dict | list):
            return read(tree, empty, forum)
    if text_at(tree, "cooked") is not None and filled_at(tree, "topic_id"):
        return _with_posts(empty, [stream_post(tree, forum)], forum)
    if text_at(tree, "title") is not None and "logo_url" in (
        tree if isinstance(tree, dict) else ()
    ):
        return card_of(tree, empty, forum)
    return None


def _path(url: str) -> str:
    return url.removeprefix(base_of(url))


def _topics(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    more = filled_at(tree, "topic_list", "more_topics_url")
    posts = [topic_post(topic, forum) for topic in dicts_at(tree, "topic_list", "topics")]
    page = replace(empty, next_page=forum.address(more) or more)
    if forum.owner is None and (forum.is_list or _LISTS.match(more or "")):
        return replace(page, posts=tuple(posts))
    return _with_posts(page, posts, forum)


def _stream(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    posts = [stream_post(post, forum, tree) for post in dicts_at(tree, "post_stream", "posts")]
    return replace(empty, posts=tuple(post for post in posts if post))


def _latest_posts(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    posts = [stream_post(post, forum) for post in dicts_at(tree, "latest_posts")]
    return replace(empty, posts=tuple(post for post in posts if post))


def _actions(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    actions = dicts_at(tree, "user_actions")
    posts = [action_post(action, forum) for action in actions]
    own = [a for a in actions if filled_at(a, "action_type") in _OWN_ACTIONS]
    if len(own) != len(actions) and forum.owner is None:
        return replace(empty, posts=tuple(post for post in posts if post))
    who = next((a for a in own if forum.is_owner(filled_at(a, "username"))), None)
    author = {"id": at(who, "user_id"), **{n: at(who, n) for n in _AUTHOR}} if who else None
    return _with_posts(empty, posts, replace(forum, users={"": author} if author else {}))


def _search(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    return replace(empty, posts=tuple(found_posts(tree, forum)))


def _old_search(tree: list[Tree], empty: Snapshot, forum: Forum) -> Snapshot | None:
    if not tree or not all(isinstance(at(part, "results"), list) for part in tree):
        return None
    topics = [part for part in tree if text_at(part, "type") == "topic"]
    hits = [found_topic(hit, forum) for part in topics for hit in dicts_at(part, "results")]
    return replace(empty, posts=tuple(hits))


def _nobody(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    """Read a list of people, groups or categories: no account, and nothing that was posted."""
    return empty


def _with_posts(empty: Snapshot, posts: Sequence[Post | None], forum: Forum) -> Snapshot:
    """Give the posts, and their author as the account when it is one for all."""
    known = tuple(post for post in posts if post)
    authors = {post.author_handle for post in known}
    name = forum.owner or (next(iter(authors)) if len(authors) == 1 else None)
    for user in forum.users.values():
        if name and (filled_at(user, "username") or "").casefold() == name.casefold():
            empty = named(user, empty, forum)
    return replace(empty, posts=known)


def _users_by_id(tree: Tree) -> Mapping[str, Tree]:
    return {filled_at(user, "id") or "": user for user in dicts_at(tree, "users")}


_AUTHOR = ("username", "name", "avatar_template")
_PARTS: Mapping[str, _Part] = MappingProxyType(
    {
        "user": lambda tree, empty, forum: user_of(at(tree, "user"), empty, forum),
        "topic_list": _topics,
        "post_stream": _stream,
        "latest_posts": _latest_posts,
        "user_actions": _actions,
        "about": lambda tree, empty, forum: card_of(at(tree, "about"), empty, forum),
        "category": lambda tree, empty, forum: category_of(at(tree, "category"), empty, forum),
        "grouped_search_result": _search,
        "category_list": _nobody,
        "directory_items": _nobody,
        "members": _nobody,
        "group": _nobody,
        "basic_group": _nobody,
        "groups": _nobody,
    }
)
