"""Answers of Instagram's APIs, and the data that its pages hold: accounts and lists of posts. Pure.

Shapes: developers.facebook.com/documentation/instagram-platform (IG User, IG Media, Business
Discovery, hashtags; v25.0, 2026), checked 2026-11. Posts found by a hashtag name no author.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.graph import edge_of_list, next_place, nodes_of
from crawler.platforms.formats.instagram_user import is_user, read_user
from crawler.platforms.formats.media_list import read_list, with_list
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at

POST = "https://www.instagram.com/p/{code}/"
_TIMELINE = "xdt_api__v1__feed__user_timeline_graphql_connection"
_OF_OTHERS = frozenset({"top_media", "recent_media", "tags"})
_OF_A_POST = frozenset(
    {
        "media_type", "permalink", "caption", "timestamp", "media_url", "shortcode", "code",
        "images", "like_count", "comments_count", "display_url", "taken_at",
    }
)  # fmt: skip
Steps = tuple[str | int, ...]
_USERS: tuple[Steps, ...] = (("graphql", "user"), ("data", "user"), ("user",), ("data",), ())
_ONE: tuple[Steps, ...] = (
    ("graphql", "shortcode_media"),
    ("data", "shortcode_media"),
    ("data", "xdt_shortcode_media"),
    ("shortcode_media",),
    ("media",),
    ("data",),
    (),
)
_LISTS: tuple[Steps, ...] = (
    ("edge_owner_to_timeline_media", "edges"),
    ("media", "nodes"),
    ("media", "data"),
    ("media", "edges"),
    ("edge_felix_video_timeline", "edges"),
    ("edge_user_to_photos_of_you", "edges"),
    ("stories", "data"),
)
_BARE: tuple[Steps, ...] = (
    ("items",),
    ("data", _TIMELINE, "edges"),
    ("data", "reels_media", 0, "items"),
    ("data", "hashtag", "edge_hashtag_to_media", "edges"),
    ("feed_items",),
)


def read_answer(tree: Tree, asked: str, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer to a request for `asked`; None when it is none that is known.

    `owner` is the id or name of the account whose answer it is, None = the one that it names.
    Raises LayoutChangedError when its posts have no ids, OutOfReachError when it says that there
    is no such account.
    """
    found = at(tree, "business_discovery")
    if isinstance(found, dict):
        return _account(found, empty)
    if dict_at(tree, "data").get("user", tree) is None:
        raise gone(sentence("{platform} says that there is no such account", platform="Instagram"))
    for steps in _USERS:
        if is_user(at(tree, *steps)) or _has_list(at(tree, *steps)):
            return _with_items(_account(at(tree, *steps), empty), tree)
    return _posts_of(tree, asked, empty, owner)


def dict_at(tree: Tree, *steps: str | int) -> dict[str, Tree]:
    """Give the object there, an empty one when there is none."""
    value = at(tree, *steps)
    return value if isinstance(value, dict) else {}


def _account(user: Tree, empty: Snapshot) -> Snapshot:
    whole = read_user(user, empty)
    steps = next((one for one in _LISTS if isinstance(at(user, *one), list)), None)
    if steps is None:
        return whole
    listed = replace(whole, next_page=_next(at(user, *steps[:-1])))
    others = steps[0] == "edge_user_to_photos_of_you"
    if others or not (whole.handle or whole.platform_id):
        return read_list(_nodes(user, *steps), listed, None, POST, others)
    return with_list(listed, _nodes(user, *steps), POST)


def _has_list(user: Tree) -> bool:
    return any(isinstance(at(user, *steps), list) for steps in _LISTS)


def _with_items(whole: Snapshot, tree: Tree) -> Snapshot:
    """Add the posts that stand beside the account in the data of later pages."""
    items = [] if whole.posts else _nodes(tree, "items")
    return with_list(whole, items, POST) if items else whole


def _posts_of(tree: Tree, asked: str, empty: Snapshot, owner: str | None) -> Snapshot | None:
    for steps in _BARE:
        if isinstance(at(tree, *steps), list):
            place = filled_at(tree, "next_max_id") or _next(at(tree, *steps[:-1]))
            page = replace(empty, next_page=place)
            return read_list(_nodes(tree, *steps), page, owner, POST)
    nodes = nodes_of(tree)
    if nodes is None:
        one = next((at(tree, *s) for s in _ONE if _is_post(at(tree, *s))), None)
        return read_list([one], empty, owner, POST) if one is not None else None
    if nodes and not any(_is_post(node) for node in nodes):
        return _accounts(nodes, empty, owner)
    node, edge = edge_of_list(tree, asked)
    place = next_place(tree) or filled_at(tree, "pagination", "next_max_id")
    page = replace(empty, next_page=place)
    read = read_list(nodes, page, owner, POST, edge in _OF_OTHERS)
    if edge not in {"media", "stories"} or read.platform_id:
        return read
    return replace(read, platform_id=node)


def _accounts(nodes: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot | None:
    users = [node for node in nodes if "username" in dict_at(node) and "text" not in dict_at(node)]
    wanted = (owner or "").removeprefix("id:").removeprefix("@").casefold()
    for user in users:
        names = {(filled_at(user, name) or "").casefold() for name in ("id", "username")}
        if wanted in names or (owner is None and len(users) == 1):
            return read_user(user, empty)
    return empty if users and owner is None else None


def _nodes(tree: Tree, *steps: str | int) -> list[Tree]:
    """Give the posts of a list, out of what wraps each."""
    nodes: list[Tree] = []
    for item in dicts_at(tree, *steps):
        inner = (at(item, name) for name in ("node", "media_or_ad", "media"))
        nodes.append(next((one for one in inner if isinstance(one, dict)), item))
    return nodes


def _next(listed: Tree) -> str | None:
    info = at(listed, "page_info")
    if isinstance(info, dict):
        more = at(info, "has_next_page") is True
        return (filled_at(info, "end_cursor") or "more") if more else None
    return next_place(listed, cursor_alone=True)


def _is_post(node: Tree) -> bool:
    known = dict_at(node)
    if not ("id" in known or "pk" in known) or ("text" in known and "media_type" not in known):
        return False  # what has a text without a kind is a comment
    return not _OF_A_POST.isdisjoint(known)
