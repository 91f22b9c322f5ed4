"""Accounts and videos in the form in which TikTok's own pages carry them. Pure.

Forms: `userInfo` and `itemInfo` (since 2020), `UserModule` and `ItemModule` (2021 to 2023),
`userData` and `videoData` (until 2020), as recorded pages show them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.tiktok_api import HOME, private
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

_GONE, _PRIVATE = frozenset({"10202", "10204", "10221"}), frozenset({"10216", "10222"})
"""Codes in the pages; what they mean is told by the open tools that meet them (checked 2026-11)."""
_AVATARS = ("avatarLarger", "avatarMedium", "avatarThumb", "avatarThumbUrl")


def read_state(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read the data of a page or of one of its calls; None when there is no account in it.

    `owner` is a handle. Raises LayoutChangedError when an account has no handle or a video no id,
    OutOfReachError when it says that there is no such account, or that it is private.
    """
    code = text_at(tree, "statusCode") or text_at(tree, "UserPage", "statusCode")
    user, stats = _user_in(tree, owner)
    items = _items_in(tree)
    if user is None and not items:
        if code in _GONE:
            raise gone(
                sentence(
                    "TikTok says that there is no such account or video (code {code})", code=code
                )
            )
        if code in _PRIVATE:
            raise private()
        return empty if isinstance(at(tree, "itemList"), list) else None
    if user is None:
        user, stats = _only_author(items)
    head = _account(user, stats, empty) if user is not None else empty
    posts = tuple(_post(item, head.handle or owner) for item in items)
    more = at(tree, "hasMore") is True
    return replace(head, posts=posts, next_page=text_at(tree, "cursor") if more else None)


def _user_in(tree: Tree, owner: str | None) -> tuple[Tree, Tree]:
    info = at(tree, "userInfo")
    if isinstance(at(info, "user"), dict):
        return at(info, "user"), at(info, "statsV2") or at(info, "stats")
    if isinstance(at(info, "uniqueId"), str):
        return info, info  # on a page for embedding the two are one
    users = at(tree, "UserModule", "users")
    if isinstance(users, dict) and users:
        named = at(tree, "UserPage", "uniqueId") or owner
        handle = named if isinstance(named, str) and named in users else next(iter(users))
        return (users[handle] if len(users) == 1 or named == handle else None), at(
            tree, "UserModule", "stats", handle
        )
    data = at(tree, "userData")
    return (data, None) if isinstance(at(data, "uniqueId"), str) else (None, None)


def _items_in(tree: Tree) -> list[Tree]:
    for name in ("itemInfo", "itemStruct"):
        item = at(tree, name, "itemStruct") if name == "itemInfo" else at(tree, name)
        if isinstance(item, dict):
            return [item]
    old = at(tree, "videoData", "itemInfos")
    if isinstance(old, dict):
        return [{**old, "author": at(tree, "videoData", "authorInfos")}]
    module = at(tree, "ItemModule")
    if isinstance(module, dict):
        return [item for item in module.values() if isinstance(item, dict)]
    for name in ("itemList", "items", "videoList"):
        listed = dicts_at(tree, name)
        if listed and any("id" in item for item in listed):
            return list(listed)
    return list(dicts_at(tree, "userInfo", "itemList"))


def _only_author(items: Sequence[Tree]) -> tuple[Tree, Tree]:
    """Give the author of all videos, when they have one."""
    authors = [at(item, "author") for item in items]
    names = {_handle(author) for author in authors}
    if len(names) != 1:
        return None, None
    author = authors[0]
    if isinstance(author, str):
        author = {"uniqueId": author, "id": at(items[0], "authorId")}
        author |= {"nickname": at(items[0], "nickname")}
    return author, at(items[0], "authorStats")


def _account(user: Tree, stats: Tree, empty: Snapshot) -> Snapshot:
    handle = _handle(user)
    if handle is None:
        raise LayoutChangedError("uniqueId")
    avatar = next((url for name in _AVATARS if (url := url_at(user, name))), None)
    avatar = avatar or url_at(user, "covers", 0)
    link = filled_at(user, "bioLink", "link")
    verified = at(user, "verified")
    home = (link if "://" in link else f"https://{link}") if link else None
    return replace(
        empty,
        handle=handle,
        platform_id=filled_at(user, "id") or filled_at(user, "userId"),
        display_name=filled_at(user, "nickname") or filled_at(user, "nickName"),
        bio=filled_at(user, "signature"),
        avatar=Picture(avatar) if avatar else None,
        external_urls=(home,) if home else (),
        followers=_first_count((stats, "followerCount"), (user, "fans")),
        profile_url=HOME + handle,
        verified=verified if isinstance(verified, bool) else None,
        created=moment_of_epoch(count_at(user, "createTime")),
    )


def _first_count(*places: tuple[Tree, str]) -> int | None:
    found = (count_at(tree, name) for tree, name in places)
    return next((count for count in found if count is not None), None)


def _post(item: Tree, owner: str | None) -> Post:
    identity, author = filled_at(item, "id"), at(item, "author")
    if identity is None:
        raise LayoutChangedError("id of the video")
    handle = _handle(author)
    is_photo = isinstance(at(item, "imagePost"), dict)
    form = "photo" if is_photo else "video"
    nickname = filled_at(author, "nickname") or filled_at(author, "nickName")
    words = text_at(item, "desc")
    return Post(
        id=identity,
        permalink=f"{HOME}{handle}/{form}/{identity}" if handle else None,
        moment=moment_of_epoch(count_at(item, "createTime")),
        title=filled_at(item, "imagePost", "title"),
        text=text_at(item, "text") if words is None else words,
        pictures=_pictures(item),
        kind=PostKind.PHOTO if is_photo else PostKind.VIDEO,
        author_handle=handle,
        author_name=nickname or filled_at(item, "nickname"),
        mine=owner is None
        or handle is None
        or _is(handle, owner)
        or owner in {filled_at(author, "id"), filled_at(item, "authorId")},
    )


def _pictures(item: Tree) -> tuple[Picture, ...]:
    """Give all pictures of a photo post, or the still of a video."""
    images = dicts_at(item, "imagePost", "images")
    shown = [url for one in images if (url := url_at(one, "imageURL", "urlList", 0))]
    covers = (("video", "cover"), ("video", "originCover"), ("covers", 0), ("coverUrl",))
    still = next((url for path in covers if (url := url_at(item, *path))), None)
    found = shown or ([still] if still else [])
    return tuple(Picture(url) for url in dict.fromkeys(found))


def _handle(author: Tree) -> str | None:
    return filled_at({"name": author}, "name") or filled_at(author, "uniqueId")


def _is(handle: str | None, owner: str) -> bool:
    return (handle or "").casefold() == owner.removeprefix("@").casefold()
