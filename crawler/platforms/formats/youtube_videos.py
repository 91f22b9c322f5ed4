"""Videos as the lists of the YouTube Data API hold them. Pure.

Shapes: developers.google.com/youtube/v3/docs (playlistItems, videos, search, activities), checked
2026-11. Playlists, comments and subscriptions are lists too, but hold no posts.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, url_at

CHANNEL_HOME = "https://www.youtube.com/channel/{}"
VIDEO_HOME = "https://www.youtube.com/watch?v={}"
_VIDEOS = frozenset({"youtube#playlistItem", "youtube#video"})
_SIZES = ("maxres", "standard", "high", "medium", "default")


def read_videos(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Read the videos of a list; when all are of one channel, that is the account.

    Raises LayoutChangedError when no video has an id.
    """
    channels = {text_at(item, "snippet", "channelId") for item in items}
    channel = next(iter(channels)) if len(channels) == 1 else None
    posts = tuple(post for item in items if (post := _video(item, channel or owner)))
    if not posts and any(text_at(item, "kind") in _VIDEOS for item in items):
        raise LayoutChangedError("videoId")
    if channel is None:
        return replace(empty, posts=posts)
    return replace(
        empty,
        platform_id=channel,
        display_name=words_of(at(items[0], "snippet"), "channelTitle", _found(items[0])) or None,
        profile_url=CHANNEL_HOME.format(channel),
        posts=posts,
    )


def _video(item: Tree, channel: str | None) -> Post | None:
    video = _id_of(item)
    if not video:
        return None
    snippet = at(item, "snippet")
    owner = text_at(snippet, "videoOwnerChannelId") or text_at(snippet, "channelId")
    when = text_at(item, "contentDetails", "videoPublishedAt") or text_at(snippet, "publishedAt")
    picture = thumbnail(snippet)
    name = "videoOwnerChannelTitle" if filled_at(snippet, "videoOwnerChannelTitle") else None
    return Post(
        id=video,
        permalink=VIDEO_HOME.format(video),
        moment=moment(when),
        title=words_of(snippet, "title", _found(item)) or None,
        text=words_of(snippet, "description", _found(item)),
        pictures=(picture,) if picture else (),
        kind=PostKind.VIDEO,
        author_name=words_of(snippet, name or "channelTitle", _found(item)) or None,
        mine=channel is None or owner is None or owner == channel,
    )


def _id_of(item: Tree) -> str | None:
    """Give the video's id; None where the item is a channel, a playlist or another's doing."""
    if isinstance(at(item, "id"), dict):
        return filled_at(item, "id", "videoId")
    kind = text_at(item, "kind") or ""
    if kind == "youtube#activity":
        return filled_at(item, "contentDetails", "upload", "videoId")
    in_list = filled_at(item, "snippet", "resourceId", "videoId")
    in_list = in_list or filled_at(item, "contentDetails", "videoId")
    return in_list or (None if kind == "youtube#playlistItem" else filled_at(item, "id"))


def _found(item: Tree) -> bool:
    """Say whether search.list gave it, which escapes what the other calls give plain."""
    return isinstance(at(item, "id"), dict)


def thumbnail(snippet: Tree) -> Picture | None:
    """Give the largest picture that a snippet names."""
    urls = (url_at(snippet, "thumbnails", size, "url") for size in _SIZES)
    return next((Picture(url) for url in urls if url), None)


def words_of(snippet: Tree, name: str, escaped: bool) -> str | None:
    """Give a text of a snippet, without entities where they were put in."""
    text = text_at(snippet, name)
    return html.unescape(text) if escaped and text else text
