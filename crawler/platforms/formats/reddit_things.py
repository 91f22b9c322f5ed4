"""Reddit's JSON: a person (`t2`), a community (`t5`), and listings of posts. Pure.

Shapes: reddit.com/dev/api (user/about, user/submitted, r/about, r/new), and PRAW's recordings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.reddit_posts import (
    SITE,
    author_of,
    picture_at,
    read_thing,
    seconds_at,
    unescaped,
)
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at

_POSTS = frozenset({"t1", "t3"})


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer; None when it tells neither of people, nor communities, nor posts.

    `owner` is the key or name of the account. Raises LayoutChangedError.
    """
    if isinstance(tree, list):  # a post with its comments
        tree = at(tree, 0) if at(tree, 0, "kind") == "Listing" else None
    kind, data = text_at(tree, "kind"), at(tree, "data")
    if kind == "Listing":
        return _listing(tree, empty, owner)
    if kind in {"t2", "t5"}:
        return _person(data, empty) if kind == "t2" else _community(data, empty)
    if kind in _POSTS:
        return _posts((tree,), empty, owner)
    is_me = filled_at(tree, "name") and at(tree, "comment_karma") is not None
    return _person(tree, empty) if is_me else None  # /api/v1/me has no wrapping


def _listing(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot:
    if not isinstance(at(tree, "data", "children"), list):
        raise LayoutChangedError("list of posts")
    children = dicts_at(tree, "data", "children")
    following = filled_at(tree, "data", "after")
    accounts = [one for one in children if text_at(one, "kind") in {"t2", "t5"}]
    if not accounts:
        return replace(_posts(children, empty, owner), next_page=following)
    wanted = _plain(owner)
    found = [read for one in accounts if (read := read_tree(one, empty, None))]
    asked = [one for one in found if wanted and (one.handle or "").casefold() == wanted]
    if asked or (len(found) == 1 and not wanted):
        return replace((asked or found)[0], next_page=following)
    links = tuple(one.profile_url for one in found if one.profile_url)
    return replace(empty, links=links, next_page=following)


def _person(data: Tree, empty: Snapshot) -> Snapshot:
    name = filled_at(data, "name")
    if name is None:
        raise LayoutChangedError("name")
    home = absolute(filled_at(data, "subreddit", "url"), SITE)
    return replace(
        empty,
        handle=name,
        platform_id=filled_at(data, "id"),
        display_name=unescaped(filled_at(data, "subreddit", "title")),
        bio=unescaped(filled_at(data, "subreddit", "public_description")),
        avatar=picture_at(data, "icon_img") or picture_at(data, "subreddit", "icon_img"),
        cover=_cover(at(data, "subreddit")),
        followers=count_at(data, "subreddit", "subscribers"),
        profile_url=home or f"{SITE}/user/{name}/",
        created=moment_of_epoch(seconds_at(data, "created_utc")),
    )


def _community(data: Tree, empty: Snapshot) -> Snapshot:
    name = filled_at(data, "display_name")
    if name is None:
        raise LayoutChangedError("display_name")
    return replace(
        empty,
        handle=name,
        platform_id=filled_at(data, "id"),
        display_name=unescaped(filled_at(data, "title")),
        bio=unescaped(filled_at(data, "public_description")),
        avatar=picture_at(data, "community_icon") or picture_at(data, "icon_img"),
        cover=_cover(data),
        followers=count_at(data, "subscribers"),
        profile_url=absolute(filled_at(data, "url"), SITE) or f"{SITE}/r/{name}/",
        created=moment_of_epoch(seconds_at(data, "created_utc")),
    )


def _cover(data: Tree) -> Picture | None:
    return picture_at(data, "banner_background_image") or picture_at(data, "banner_img")


def _posts(things: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Read posts: one author's are that person's; several authors' in one place, a community's.

    What members post in a community is not the community's own.
    """
    data = [at(thing, "data") for thing in things if text_at(thing, "kind") in _POSTS]
    authors = {author_of(one) for one in data}
    is_community = (owner or "").startswith("r/") or (len(authors) > 1 and not owner)
    if owner or len(authors) == 1:
        name = _plain(owner) or (next(iter(authors)) or "").casefold()
        posts = [read_thing(thing, name) for thing in things]
    else:
        posts = [read_thing(thing, "") for thing in things]
    found = replace(empty, posts=tuple(post for post in posts if post))
    if data and not found.posts:
        raise LayoutChangedError("id")
    if is_community or not data:
        return _of_place(data, found)
    mine = [one for one in data if (author_of(one) or "").casefold() == _plain(owner)]
    told = mine if owner else data
    return _of_author(told[0], found) if told else found


def _of_author(data: Tree, found: Snapshot) -> Snapshot:
    name = author_of(data)
    number = (filled_at(data, "author_fullname") or "").removeprefix("t2_") or None
    home = f"{SITE}/user/{name}/" if name else None
    return replace(found, handle=name, platform_id=number, profile_url=home)


def _of_place(data: Sequence[Tree], found: Snapshot) -> Snapshot:
    places = {filled_at(one, "subreddit") for one in data}
    name = next(iter(places)) if len(places) == 1 else None
    if name is None:
        return found
    number = (filled_at(data[0], "subreddit_id") or "").removeprefix("t5_") or None
    return replace(found, handle=name, platform_id=number, profile_url=f"{SITE}/r/{name}/")


def _plain(key: str | None) -> str:
    return (key or "").removeprefix("u/").removeprefix("r/").casefold()
