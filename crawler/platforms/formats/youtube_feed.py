"""YouTube's feeds of a channel or a playlist (feeds/videos.xml). Pure.

Seen 2017-2026: the feed's own yt:channelId may lack the `UC`; a playlist's feed holds videos of
other channels, each with its own yt:channelId.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Post, PostKind, Snapshot
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.youtube_addresses import CHANNEL_ID

_VIDEO = "yt:video:"
_CHANNEL = re.compile(rf"/channel/({CHANNEL_ID})")
_OWN = re.compile(rb"<yt:channelId>(?:UC)?([A-Za-z0-9_-]{22})</yt:channelId>")
_OWNERS = re.compile(
    rb"<yt:videoId>([A-Za-z0-9_-]{11})</yt:videoId>\s*<yt:channelId>(UC[A-Za-z0-9_-]{22})<"
)


def read_videos_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Read feeds/videos.xml; None when the body is no feed."""
    feed = read_feed(capture, platform)
    if feed is None:
        return None
    channel = _channel_of(feed, capture.body)
    owners = {video.decode(): owner.decode() for video, owner in _OWNERS.findall(capture.body)}
    is_playlist = b"<yt:playlistId>" in capture.body[:2000]
    home = f"https://www.youtube.com/channel/{channel}" if channel and is_playlist else None
    return replace(
        feed,
        platform_id=channel,
        display_name=_author_of(capture.body) if is_playlist else feed.display_name,
        profile_url=home or feed.profile_url,
        posts=tuple(_post(post, owners, channel) for post in feed.posts),
    )


def _channel_of(feed: Snapshot, body: bytes) -> str | None:
    linked = _CHANNEL.search(feed.profile_url or "")
    if linked:
        return linked.group(1)
    own = _OWN.search(body.partition(b"<entry")[0])
    return "UC" + own.group(1).decode() if own else None


def _author_of(body: bytes) -> str | None:
    head = body.partition(b"<entry")[0]
    name = re.search(rb"<author>\s*<name>([^<]{1,200})</name>", head)
    return name.group(1).decode("utf-8", "replace").strip() if name else None


def _post(post: Post, owners: dict[str, str], channel: str | None) -> Post:
    video = post.id.removeprefix(_VIDEO)
    owner = owners.get(video)
    mine = channel is None or owner is None or owner == channel
    return replace(post, id=video, kind=PostKind.VIDEO, mine=mine)
