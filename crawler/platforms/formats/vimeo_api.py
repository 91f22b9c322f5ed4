"""Answers of Vimeo's API 3.x: people, videos, and lists of these. Pure.

Shapes: developer.vimeo.com/api/reference (users, videos), checked 2026-11, and answers seen
2015-2024; in old ones `pictures` is a list of sizes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, text_at, url_at

VIDEO_HOME = "https://vimeo.com/{}"
_USER = re.compile(r"/users/(\d+)(?![\d/])")
_VIDEO = re.compile(r"/videos/(\d+)(?::\w+)?$")
_OTHER = re.compile(r"^/(?:users/\d+/)?[a-z]+/")
_HANDLE = re.compile(r"https?://(?:www\.)?vimeo\.com/([A-Za-z0-9_-]+)/?$")


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of the API; None when it is none that tells of people or videos.

    `owner` is the id or name whose videos are the account's; without one, that of all videos.
    """
    if isinstance(at(tree, "data"), list):
        following = filled_at(tree, "paging", "next")
        return replace(_list(dicts_at(tree, "data"), empty, owner), next_page=following)
    if is_user(tree):
        return read_user(tree, empty)
    if _is_video(tree):
        return _list((tree,), empty, owner)
    if is_user(at(tree, "user")):  # an album, or another thing that somebody made
        return read_user(at(tree, "user"), empty)
    return None


def is_user(tree: Tree) -> bool:
    """Say whether an object is a person."""
    uri = filled_at(tree, "uri") or ""
    told = isinstance(tree, dict) and uri != "" and ("bio" in tree or "membership" in tree)
    return bool(_USER.fullmatch(uri)) or (told and not _OTHER.match(uri))


def read_user(user: Tree, empty: Snapshot) -> Snapshot:
    """Read a person. Raises LayoutChangedError when neither id nor name is there."""
    name, number = filled_at(user, "name"), _number(_USER, user)
    if name is None and number is None:
        raise LayoutChangedError("name")
    avatar = _largest(at(user, "pictures"))
    sites = (url_at(site, "link") for site in dicts_at(user, "websites"))
    return replace(
        empty,
        handle=_handle(user),
        platform_id=number,
        display_name=name,
        bio=filled_at(user, "bio") or filled_at(user, "short_bio"),
        avatar=avatar,
        external_urls=tuple(dict.fromkeys(site for site in sites if site)),
        followers=count_at(user, "metadata", "connections", "followers", "total"),
        profile_url=url_at(user, "link"),
        created=moment(text_at(user, "created_time")),
        location=filled_at(user, "location"),
    )


def _list(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    inner = [one for item in items for one in _opened(item)]
    videos = [item for item in inner if _is_video(item)]
    people = [item for item in inner if is_user(item)]
    wanted = (owner or "").removeprefix("id:").casefold()
    names = {_number(_USER, at(item, "user")) for item in videos}
    only = next(iter(names)) if len(names) == 1 else None
    posts = tuple(_post(item, wanted or only or "") for item in videos)
    found = replace(empty, posts=posts)
    asked = next((one for one in people if wanted and wanted in _names(one)), None)
    if asked is not None:
        return read_user(asked, found)
    homes = (url_at(person, "link") for person in people)
    found = replace(found, links=tuple(home for home in homes if home))
    maker = at(videos[0], "user") if videos and (only or len(videos) == 1) else None
    ours = not wanted or wanted in _names(maker)
    return read_user(maker, found) if ours and filled_at(maker, "name") else found


def _opened(item: Tree) -> Sequence[Tree]:
    """Give what an entry of a feed, a programme or a category holds."""
    inner = at(item, "clip") or at(item, "video")
    if isinstance(inner, dict):
        return (inner,)
    return dicts_at(item, "content") or (item,)


def _is_video(tree: Tree) -> bool:
    uri = filled_at(tree, "uri") or ""
    told = isinstance(tree, dict) and uri != "" and "duration" in tree and "width" in tree
    return bool(_VIDEO.match(uri)) or (told and not _OTHER.match(uri))


def _post(video: Tree, owner: str) -> Post:
    number = _number(_VIDEO, video)
    by = at(video, "user")
    link = url_at(video, "link")
    picture = _largest(at(video, "pictures"))
    when = moment(text_at(video, "created_time")) or moment(text_at(video, "release_time"))
    identity = number or filled_at(video, "uri")
    if identity is None:
        raise LayoutChangedError("uri")
    return Post(
        id=identity,
        permalink=link or (VIDEO_HOME.format(number) if number else None),
        moment=when,
        title=filled_at(video, "name"),
        text=text_at(video, "description"),
        pictures=(picture,) if picture else (),
        kind=PostKind.VIDEO,
        author_handle=_handle(by),
        author_name=filled_at(by, "name"),
        mine=not owner or by is None or owner in _names(by),
    )


def _names(user: Tree) -> set[str]:
    number = _number(_USER, user)
    known = {number, _handle(user), f"user{number}" if number else None}
    return {name.casefold() for name in known if name}


def _number(form: re.Pattern[str], tree: Tree) -> str | None:
    found = form.match(filled_at(tree, "uri") or "")
    return found.group(1) if found else None


def _handle(user: Tree) -> str | None:
    found = _HANDLE.match(url_at(user, "link") or "")
    return found.group(1) if found else None


def _largest(pictures: Tree) -> Picture | None:
    sizes = dicts_at(pictures, "sizes") or (dicts_at({"all": pictures}, "all"))
    shown = [(count_at(size, "width") or 0, url) for size in sizes if (url := url_at(size, "link"))]
    url = max(shown, key=lambda one: one[0])[1] if shown else url_at(pictures, "base_link")
    return Picture(url) if url else None
