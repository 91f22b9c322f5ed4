"""Answers of TikTok's Display API and Research API. Pure.

Shapes: developers.tiktok.com (tiktok-api-v2-get-user-info, tiktok-api-v2-video-list,
research-api-specs, tiktok-api-v2-error-handling), checked 2026-11. The open_id of the Display API
is an account's id within one app only.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, too_many
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    url_at,
)

KEY = Key(
    "TikTok",
    "https://developers.tiktok.com",
    sentence("the scopes user.info.profile and video.list"),
)
HOME = "https://www.tiktok.com/@"
HANDLE = re.compile(r"tiktok\.com/@([^/?#]{1,60})")
"""Whose an address is, in its first group."""
_MARKS = ("open_id", "display_name", "username", "avatar_url", "bio_description", "follower_count")
_LISTS = {
    "videos": PostKind.VIDEO,
    "user_pinned_videos": PostKind.VIDEO,
    "user_reposted_videos": PostKind.REPOST,
}
_ERRORS = {
    "access_token_invalid": bad_key,
    "scope_not_authorized": no_permission,
    "scope_permission_missed": no_permission,
    "rate_limit_exceeded": too_many,
}


def trouble_in(tree: Tree) -> OutOfReachError | None:
    """Say what an error answer means; None when the answer is none."""
    code = filled_at(tree, "error", "code") or ""
    message = filled_at(tree, "error", "message") or filled_at(tree, "message") or ""
    if filled_at(tree, "code") == "400":
        return not_embeddable(message)
    if code in {"", "ok", "0"}:
        return None
    if code in _ERRORS:
        return _ERRORS[code](KEY)
    words = message.lower()
    absent = "cannot find the user" in words or "user not found" in words
    if absent:
        return gone(
            sentence("{platform} knows no such account ({code})", platform="TikTok", code=message)
        )
    return busy(KEY, message)


def not_embeddable(message: str) -> OutOfReachError:
    """Give the error for what may not be embedded: it is gone, private, or of somebody under age
    (developers.tiktok.com, embed-creator-profiles, checked 2026-11); TikTok does not say which.
    """
    return OutOfReachError(
        Outcome.UNREACHABLE,
        sentence(
            "TikTok shows nothing for embedding ({said}); it may be gone or private",
            said=message or sentence("no reason"),
        ),
        sentence("Look at it by hand; if it is there, its owner can connect it."),
    )


def private() -> OutOfReachError:
    """Give the error for an account that only its followers see."""
    fix = sentence("Register it as reviewed by hand; its owner can open it under Privacy.")
    return OutOfReachError(Outcome.PRIVATE, sentence("the account is private"), fix)


def read_answer(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer; None when it is none of TikTok's. `owner` is a handle.

    Raises LayoutChangedError when a video has no id.
    """
    data = at(tree, "data")
    if not isinstance(data, dict):
        return None
    for name, kind in _LISTS.items():
        if isinstance(data.get(name), list):
            return _videos(data, name, empty, owner, kind)
    nested = data.get("user")
    user = nested if isinstance(nested, dict) else data
    return _user(user, empty) if any(name in user for name in _MARKS) else None


def _user(user: Tree, empty: Snapshot) -> Snapshot:
    name = filled_at(user, "display_name")
    handle, identity = filled_at(user, "username"), filled_at(user, "open_id")
    if name is None and handle is None and identity is None:
        raise LayoutChangedError("display_name")
    avatars = ("avatar_large_url", "avatar_url", "avatar_url_100")
    avatar = next((url for one in avatars if (url := url_at(user, one))), None)
    verified = at(user, "is_verified")
    return replace(
        empty,
        handle=handle,
        platform_id=identity,
        display_name=name,
        bio=filled_at(user, "bio_description"),
        avatar=Picture(avatar) if avatar else None,
        followers=count_at(user, "follower_count"),
        profile_url=url_at(user, "profile_web_link") or url_at(user, "profile_deep_link"),
        verified=verified if isinstance(verified, bool) else None,
    )


def _videos(data: Tree, name: str, empty: Snapshot, owner: str | None, kind: PostKind) -> Snapshot:
    videos = dicts_at(data, name)
    theirs = kind is PostKind.REPOST
    names = {_handle(video) for video in videos}
    handle = next(iter(names)) if len(names) == 1 and not theirs else None
    posts = tuple(_video(video, owner or handle) for video in videos)
    more = at(data, "has_more") is True
    return replace(
        empty,
        handle=handle,
        posts=tuple(replace(one, kind=kind, mine=False) for one in posts) if theirs else posts,
        next_page=filled_at(data, "cursor") if more else None,
    )


def _video(video: Tree, owner: str | None) -> Post:
    identity = filled_at(video, "id")
    if identity is None:
        raise LayoutChangedError("id of the video")
    handle = _handle(video)
    cover = url_at(video, "cover_image_url")
    shared = url_at(video, "share_url")
    words = filled_at(video, "video_description") or filled_at(video, "title")
    described = at(video, "video_description") is not None or at(video, "title") is not None
    return Post(
        id=identity,
        permalink=shared.partition("?")[0] if shared else permalink(handle, identity),
        moment=moment_of_epoch(count_at(video, "create_time")),
        text=words or ("" if described else None),
        pictures=(Picture(cover),) if cover else (),
        kind=PostKind.VIDEO,
        author_handle=handle,
        mine=owner is None or handle is None or handle.casefold() == _plain(owner),
    )


def _handle(video: Tree) -> str | None:
    """Give whose video it is: it is said, or stands in the video's address."""
    named = HANDLE.search(url_at(video, "share_url") or "")
    return filled_at(video, "username") or (named.group(1) if named else None)


def permalink(handle: str | None, video: str) -> str | None:
    """Give the address of a video, None where nobody says whose it is."""
    return f"{HOME}{handle}/video/{video}" if handle else None


def _plain(owner: str) -> str:
    return owner.removeprefix("@").casefold()
