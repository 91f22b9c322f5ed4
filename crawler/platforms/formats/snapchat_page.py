"""Snapchat's public profile page: the data that it carries, else its head. Pure.

Shapes as recorded pages of 2021 to 2026 show them: `props.pageProps` of `__NEXT_DATA__` holds
`userProfile` (`publicProfileInfo` or, for who has no public profile, `userInfo`), `story`,
`curatedHighlights` and `spotlightHighlights`; single values may stand inside `{"value": …}`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture, sha256_of
from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Moment, Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import script_data
from crawler.platforms.formats.snapchat_story import HOME, IMAGE_KINDS, IS_FILM
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
    web_url,
)

_PLACE = re.compile(r"snapchat\.com/(?:add/|@|u/|p/@?)([A-Za-z0-9][A-Za-z0-9._-]{2,29})")
_ON = re.compile(r"(?P<name>.*?)(?:\s*\(@(?P<handle>[\w.-]+)\))? on Snapchat.*", re.DOTALL)
_DRAWN = ("/snapcode", "/preview/")  # pictures that Snapchat makes for links to a profile
_LISTS = ("curatedHighlights", "spotlightHighlights", "savedHighlights")
_ABSENT_PAGES = frozenset({"/404", "/_error"})


def read_profile_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read a saved or fetched page; None when it shows no account.

    Raises LayoutChangedError, OutOfReachError when it says that there is no such account.
    """
    data = script_data(capture.body, "__NEXT_DATA__")
    found = read_page_data(data, empty)
    if found is not None:
        return found
    page = read_page(capture)
    return _head(page, empty) if page is not None else None


def read_page_data(data: Tree, empty: Snapshot) -> Snapshot | None:
    """Read the data of a page; None when it holds no profile."""
    props = at(data, "props", "pageProps") or at(data, "pageProps")
    if not isinstance(props, dict):
        return None
    profile = at(props, "userProfile")
    public, plain = at(profile, "publicProfileInfo"), at(profile, "userInfo")
    if text_at(data, "page") in _ABSENT_PAGES or text_at(props, "statusCode") == "404":
        raise gone(sentence("{platform} says that there is no such account", platform="Snapchat"))
    if isinstance(public, dict):
        head = _public(public, empty)
    elif isinstance(plain, dict):
        head = _private(plain, empty)
    else:
        return None
    posts = _snaps(at(props, "story"), PostKind.STORY, head.handle)
    for name in _LISTS:
        for highlight in dicts_at(props, name):
            kind = PostKind.VIDEO if name.startswith("spotlight") else PostKind.STORY
            posts += _snaps(highlight, kind, head.handle)
    return replace(head, posts=tuple({post.id: post for post in posts}.values()))


def _public(info: Tree, empty: Snapshot) -> Snapshot:
    handle = _value(info, "mutableName") or _value(info, "username")
    if handle is None:
        raise LayoutChangedError("username of the account")
    avatar, cover = _address(info, "profilePictureUrl"), _address(info, "squareHeroImageUrl")
    site = _value(info, "websiteUrl")
    link = web_url(site) or (f"https://{site}" if site and "." in site else None)
    return replace(
        empty,
        handle=handle,
        platform_id=_value(info, "businessProfileId"),
        display_name=_value(info, "title"),
        bio=_value(info, "bio"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(cover) if cover else None,
        external_urls=(link,) if link else (),
        followers=_followers(info),
        profile_url=HOME + handle,
        created=_moment(info, "creationTimestampMs"),
        location=_value(info, "address"),
    )


def _private(info: Tree, empty: Snapshot) -> Snapshot:
    """Read what is shown of somebody without a public profile: a name and a drawn face."""
    handle = _value(info, "username")
    if handle is None:
        raise LayoutChangedError("username of the account")
    face = at(info, "bitmoji3d") or at(info, "bitmoji")
    avatar = _address(face, "avatarUrl") or _address(face, "avatarImage", "fallbackUrl")
    return replace(
        empty,
        handle=handle,
        display_name=_value(info, "displayName"),
        avatar=Picture(avatar) if avatar else None,
        profile_url=HOME + handle,
    )


def _snaps(story: Tree, kind: PostKind, handle: str | None) -> list[Post]:
    snaps = dicts_at(story, "snapList")
    title = _value(story, "storyTitle")
    told = [snap for snap in snaps if _value(snap, "snapId") or at(snap, "snapUrls") is not None]
    return [_snap(snap, kind, handle, title) for snap in told]


def _snap(snap: Tree, kind: PostKind, handle: str | None, title: str | None) -> Post:
    still = _address(snap, "snapUrls", "mediaPreviewUrl")
    media = _address(snap, "snapUrls", "mediaUrl")
    is_image = text_at(snap, "snapMediaType") in IMAGE_KINDS
    whole = media if is_image and media and not IS_FILM.search(media) else None
    picture = whole or (still if still and not IS_FILM.search(still) else None)
    return Post(
        id=_value(snap, "snapId") or NO_ID + sha256_of((media or "").encode())[:16],
        moment=_moment(snap, "timestampInSec"),
        title=title,
        pictures=(Picture(picture),) if picture else (),
        kind=kind,
        author_handle=handle,
    )


def _value(tree: Tree, *steps: str) -> str | None:
    """Give a text that may stand in a `value` of its own."""
    return filled_at(tree, *steps, "value") or filled_at(tree, *steps)


def _address(tree: Tree, *steps: str) -> str | None:
    return url_at(tree, *steps, "value") or url_at(tree, *steps)


def _moment(tree: Tree, name: str) -> Moment | None:
    value = count_at({"at": _value(tree, name)}, "at")
    if value is None:
        return None
    return moment_of_epoch(value / 1000 if name.endswith("Ms") else value)


def _followers(info: Tree) -> int | None:
    return count_at({"n": _value(info, "subscriberCount")}, "n")


def _head(page: Page, empty: Snapshot) -> Snapshot | None:
    addresses = (page.canonical, page.metas.get("og:url"), page.url)
    place = next((one for a in addresses if a and (one := _PLACE.search(a))), None)
    named = _ON.fullmatch(page.meta("og:title", "twitter:title") or page.title or "")
    if page.says_not_found or place is None:
        return None
    image = page.meta_url("og:image", "twitter:image")
    drawn = image is not None and any(word in image for word in _DRAWN)
    return replace(
        empty,
        handle=place.group(1),
        display_name=(named["name"].strip() or None) if named else None,
        avatar=Picture(image) if image and not drawn else None,
        profile_url=HOME + place.group(1),
    )
