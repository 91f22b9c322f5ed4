"""Answers of Facebook's Graph API: a page, several pages, lists of posts, photos or videos. Pure.

Shapes: developers.facebook.com/docs/graph-api/reference/page, v26.0, checked 2026-11; older
versions differ in fields only. Without a field list a post has only its id, words and time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.facebook_post import is_post, page_of_post, read_post
from crawler.platforms.formats.graph import edge_of_list, next_place, nodes_of, one_of
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, url_at
from crawler.platforms.formats.web_names import web_sites

_LISTS = ("posts", "published_posts", "feed", "videos", "photos", "live_videos")
_NO_POSTS = frozenset({"albums", "comments", "events", "likes", "reactions"})
_OF_A_PAGE = ("name", "username", "fan_count", "followers_count", "about", "link", "cover")
_VERIFIED = {"blue_verified": True, "gray_verified": True, "not_verified": False}


def read_graph(tree: Tree, asked: str, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer to a request for `asked`; None when it is none that is known.

    `owner` is the id or name of the page whose answer it is, None = the one that the answer names.
    """
    nodes = nodes_of(tree)
    if nodes is not None:
        return _nodes(tree, nodes, asked, empty, owner)
    picture = url_at(tree, "data", "url")
    if picture:
        return replace(empty, avatar=Picture(picture))
    if is_post(tree):
        return _posts(empty, [tree], owner, (None, None))
    is_page = any(at(tree, name) is not None for name in (*_OF_A_PAGE, *_LISTS))
    is_event = at(tree, "start_time") is not None
    return _page(tree, empty) if is_page and not is_event and filled_at(tree, "id") else None


def _nodes(
    tree: Tree, nodes: Sequence[Tree], asked: str, empty: Snapshot, owner: str | None
) -> Snapshot | None:
    place = edge_of_list(tree, asked)
    if place[1] in _NO_POSTS:
        return None
    listed = replace(empty, next_page=next_place(tree))
    if any(is_post(node) for node in nodes) or (not nodes and place[1] in {None, *_LISTS}):
        return _posts(listed, nodes, owner, place)
    if not all(filled_at(node, "id") for node in nodes):
        raise LayoutChangedError("id")
    return _found(listed, nodes, owner)


def _found(empty: Snapshot, pages: Sequence[Tree], owner: str | None) -> Snapshot:
    """Give the page that a search was for: the one named `owner`; of several without one, links."""
    if owner is None and len(pages) > 1:
        links = (url_at(page, "link") for page in pages)
        return replace(empty, links=tuple(dict.fromkeys(link for link in links if link)))
    for page in pages:
        if owner is None or _is(page, owner):
            return replace(_page(page, empty), next_page=empty.next_page)
    raise gone(sentence("{platform}'s answer does not hold the account", platform="Facebook"))


def _page(page: Tree, empty: Snapshot) -> Snapshot:
    name = next((one for one in _LISTS if isinstance(at(page, one, "data"), list)), None)
    if name is not None:
        node, listed = filled_at(page, "id"), at(page, name)
        inside = replace(empty, next_page=next_place(listed, cursor_alone=True))
        empty = _posts(inside, nodes_of(listed) or (), None, (node, name))
    avatar = url_at(page, "picture", "data", "url") or url_at(page, "picture")
    cover, followers = url_at(page, "cover", "source"), count_at(page, "followers_count")
    return replace(
        empty,
        handle=filled_at(page, "username"),
        platform_id=filled_at(page, "id"),
        display_name=filled_at(page, "name"),
        bio=_first(page, "about", "description", "bio"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(cover) if cover else None,
        external_urls=web_sites(filled_at(page, "website")),
        followers=count_at(page, "fan_count") if followers is None else followers,
        profile_url=url_at(page, "link"),
        verified=_verified(page),
        location=filled_at(page, "location", "city"),
    )


def _first(page: Tree, *names: str) -> str | None:
    return next((text for name in names if (text := filled_at(page, name))), None)


def _verified(page: Tree) -> bool | None:
    said = at(page, "is_verified")
    if isinstance(said, bool):
        return said
    return _VERIFIED.get(filled_at(page, "verification_status") or "")


def _posts(
    empty: Snapshot,
    nodes: Sequence[Tree],
    owner: str | None,
    place: tuple[str | None, str | None],
) -> Snapshot:
    node, edge = place
    named = (owner or "").removeprefix("id:")
    page = node or (named if named.isdigit() else None)
    page = page or one_of([page_of_post(one) for one in nodes])
    page = page or one_of([filled_at(one, "from", "id") for one in nodes])
    posts = tuple(post for one in nodes if (post := read_post(one, page, edge)))
    if nodes and not posts:
        raise LayoutChangedError("id of the post")
    return replace(empty, platform_id=page, posts=posts)


def _is(page: Tree, owner: str) -> bool:
    wanted = owner.removeprefix("id:").removeprefix("@").casefold()
    names = (filled_at(page, "id"), filled_at(page, "username"))
    return wanted in {(name or "").casefold() for name in names}
