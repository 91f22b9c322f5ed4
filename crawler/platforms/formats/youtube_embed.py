"""YouTube's oEmbed answers: one video, or a playlist by one of its pictures. Pure.

Shape: www.youtube.com/oembed, seen 2021-2024. A playlist's answer shows the picture of some video
in it: that is no post.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import Tree, filled_at, text_at, url_at
from crawler.platforms.formats.youtube_addresses import CHANNEL_ID
from crawler.platforms.formats.youtube_videos import VIDEO_HOME

_EMBED = re.compile(r"/embed/([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])")
_STILL = re.compile(r"/vi/([A-Za-z0-9_-]{11})/")
_PLAYLIST = re.compile(r"/embed/(?:videoseries|live_stream)")
_CHANNEL = re.compile(rf"/channel/({CHANNEL_ID})")
_HANDLE = re.compile(r"/@([^/?#]+)")


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer; None when it names neither video nor author."""
    home = absolute(filled_at(tree, "author_url"), "https://www.youtube.com/")
    name = filled_at(tree, "author_name")
    post = _post(tree, name)
    if post is None and home is None:
        return None
    channel, handle = _CHANNEL.search(home or ""), _HANDLE.search(home or "")
    return replace(
        empty,
        handle=unquote(handle.group(1)) if handle else None,
        platform_id=channel.group(1) if channel else None,
        display_name=name,
        profile_url=home,
        posts=(post,) if post else (),
    )


def _post(tree: Tree, author: str | None) -> Post | None:
    still, frame = url_at(tree, "thumbnail_url"), text_at(tree, "html") or ""
    video = _EMBED.search(frame)
    if video is None and not _PLAYLIST.search(frame):
        video = _STILL.search(still or "")
    if video is None or _PLAYLIST.search(frame):
        return None
    return Post(
        id=video.group(1),
        permalink=VIDEO_HOME.format(video.group(1)),
        title=filled_at(tree, "title"),
        pictures=(Picture(still),) if still else (),
        kind=PostKind.VIDEO,
        author_name=author,
    )
