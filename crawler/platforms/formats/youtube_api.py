"""YouTube's channel feed, Data API v3 answers, oEmbed and the head of a channel page. Pure.

Shapes: developers.google.com/youtube/v3/docs (channels, playlistItems, videos, search), checked
2026-11. A channel's id is `UC` and 22 letters; the feed's own channelId may lack the `UC`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

CHANNEL_ID = r"UC[A-Za-z0-9_-]{22}"
_VIDEO = "yt:video:"
_CHANNEL = re.compile(rf"/channel/({CHANNEL_ID})")
_EMBED = re.compile(r"/(?:embed|vi)/([A-Za-z0-9_-]{11})")
_SIZES = ("maxres", "standard", "high", "medium", "default")


def read_videos_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Read feeds/videos.xml; None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    channel = _CHANNEL.search(feed.profile_url or "")
    return replace(
        feed,
        platform_id=channel.group(1) if channel else None,
        posts=tuple(
            replace(post, id=post.id.removeprefix(_VIDEO), kind=PostKind.VIDEO)
            for post in feed.posts
        ),
    )


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of the Data API or oEmbed; None when it is neither.

    `owner` is a channel id or handle; without one, the only channel of the answer counts.
    """
    kind = text_at(tree, "kind") or ""
    items = dicts_at(tree, "items")
    if kind == "youtube#channelListResponse":
        return _channels(items, empty, owner)
    if kind == "youtube#searchListResponse" and _all_channels(items):
        found = [{**item, "id": text_at(item, "id", "channelId")} for item in items]
        return replace(_channels(found, empty, owner, found_by_search=True), next_page=_next(tree))
    if kind.startswith("youtube#") and kind.endswith("ListResponse"):
        return replace(_videos(items, empty, owner), next_page=_next(tree))
    if text_at(tree, "provider_name") == "YouTube":
        return _embedded(tree, empty)
    if at(tree, "error", "errors") is not None:
        raise LayoutChangedError("channel or list of videos")
    return None


def _next(tree: Tree) -> str | None:
    return filled_at(tree, "nextPageToken")


def _all_channels(items: Sequence[Tree]) -> bool:
    return bool(items) and all(text_at(item, "id", "channelId") for item in items)


def _channels(
    items: Sequence[Tree], empty: Snapshot, owner: str | None, found_by_search: bool = False
) -> Snapshot:
    wanted = (owner or "").removeprefix("id:").removeprefix("@").casefold()
    for item in items:
        names = {text_at(item, "id"), text_at(item, "snippet", "customUrl")}
        plain_names = {(name or "").removeprefix("@").casefold() for name in names}
        if (wanted and wanted in plain_names) or (not wanted and len(items) == 1):
            return _channel(item, empty, found_by_search)
    if not items or wanted:
        raise gone("YouTube's answer does not hold the channel")
    return empty


def _channel(item: Tree, empty: Snapshot, escaped: bool) -> Snapshot:
    snippet, channel = at(item, "snippet"), filled_at(item, "id")
    avatar = _thumbnail(snippet)
    banner = url_at(item, "brandingSettings", "image", "bannerExternalUrl")
    hidden = at(item, "statistics", "hiddenSubscriberCount") is True
    return replace(
        empty,
        handle=(filled_at(snippet, "customUrl") or "").removeprefix("@") or None,
        platform_id=channel,
        display_name=_text(snippet, "title", escaped) or None,
        bio=_text(snippet, "description", escaped) or None,
        avatar=avatar,
        cover=Picture(banner) if banner else None,
        followers=None if hidden else count_at(item, "statistics", "subscriberCount"),
        profile_url=f"https://www.youtube.com/channel/{channel}" if channel else None,
        created=moment(text_at(snippet, "publishedAt")),
        location=filled_at(snippet, "country"),
    )


def _videos(items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    channels = {text_at(item, "snippet", "channelId") for item in items}
    channel = next(iter(channels)) if len(channels) == 1 else None
    posts = tuple(post for item in items if (post := _video(item, channel or owner)))
    if channel is None:
        return replace(empty, posts=posts)
    return replace(
        empty,
        platform_id=channel,
        display_name=filled_at(items[0], "snippet", "channelTitle"),
        profile_url=f"https://www.youtube.com/channel/{channel}",
        posts=posts,
    )


def _video(item: Tree, channel: str | None) -> Post | None:
    snippet = at(item, "snippet")
    in_search = text_at(item, "id", "videoId")
    in_list = text_at(snippet, "resourceId", "videoId") or text_at(
        item, "contentDetails", "videoId"
    )
    video = in_search or in_list or text_at(item, "id")
    if not video:
        return None
    escaped = in_search is not None  # search.list escapes what the other calls give plain
    owner = text_at(snippet, "videoOwnerChannelId") or text_at(snippet, "channelId")
    when = text_at(item, "contentDetails", "videoPublishedAt") or text_at(snippet, "publishedAt")
    picture = _thumbnail(snippet)
    return Post(
        id=video,
        permalink=f"https://www.youtube.com/watch?v={video}",
        moment=moment(when),
        title=_text(snippet, "title", escaped) or None,
        text=_text(snippet, "description", escaped),
        pictures=(picture,) if picture else (),
        kind=PostKind.VIDEO,
        author_name=filled_at(snippet, "videoOwnerChannelTitle")
        or filled_at(snippet, "channelTitle"),
        mine=channel is None or owner is None or owner == channel,
    )


def _embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    still = url_at(tree, "thumbnail_url")
    video = _EMBED.search(text_at(tree, "html") or "") or _EMBED.search(still or "")
    if video is None:
        return None
    post = Post(
        id=video.group(1),
        permalink=f"https://www.youtube.com/watch?v={video.group(1)}",
        title=filled_at(tree, "title"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO,
        author_name=filled_at(tree, "author_name"),
    )
    home = url_at(tree, "author_url")
    channel = _CHANNEL.search(home or "")
    return replace(
        empty,
        handle=home.rpartition("/@")[2] if home and "/@" in home else None,
        platform_id=channel.group(1) if channel else None,
        display_name=filled_at(tree, "author_name"),
        profile_url=home,
        posts=(post,),
    )


def _thumbnail(snippet: Tree) -> Picture | None:
    urls = (url_at(snippet, "thumbnails", size, "url") for size in _SIZES)
    return next((Picture(url) for url in urls if url), None)


def _text(snippet: Tree, name: str, escaped: bool) -> str | None:
    text = text_at(snippet, name)
    return html.unescape(text) if escaped and text else text
