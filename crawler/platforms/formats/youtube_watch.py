"""A saved page of one YouTube video: its head, and the data that its player is given. Pure.

Shapes seen 2024: `ytInitialPlayerResponse` (videoDetails, microformat) and schema.org microdata.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_data import assigned_data
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at
from crawler.platforms.formats.youtube_videos import CHANNEL_HOME, VIDEO_HOME

_WATCH = re.compile(r"youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/)([A-Za-z0-9_-]{11})")
_HANDLE = re.compile(r"youtube\.com/@([^/?#]+)")


def read_watch_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read the page of a video, which names its channel; None when it is none."""
    page = read_page(capture)
    addresses = (page.canonical, page.metas.get("og:url")) if page else ()
    video = next((found for url in addresses if (found := _WATCH.search(url or ""))), None)
    if page is None or video is None:
        return None
    data = assigned_data(capture.body, "ytInitialPlayerResponse")
    details = at(data, "videoDetails")
    about = at(data, "microformat", "playerMicroformatRenderer")
    channel = filled_at(details, "channelId") or filled_at(about, "externalChannelId")
    name = filled_at(details, "author") or filled_at(about, "ownerChannelName")
    handle = _HANDLE.search(filled_at(about, "ownerProfileUrl") or "")
    return replace(
        empty,
        handle=unquote(handle.group(1)) if handle else None,
        platform_id=channel,
        display_name=name,
        profile_url=CHANNEL_HOME.format(channel) if channel else None,
        posts=(_post(video.group(1), page, details, about, name),),
    )


def _post(video: str, page: Page, details: Tree, about: Tree, author: str | None) -> Post:
    when = filled_at(about, "publishDate") or filled_at(about, "uploadDate")
    picture = page.meta_url("og:image")
    written = text_at(details, "shortDescription")
    return Post(
        id=video,
        permalink=VIDEO_HOME.format(video),
        moment=moment(when or page.meta("datepublished", "uploaddate")),
        title=filled_at(details, "title") or page.meta("og:title"),
        text=written if written is not None else page.meta("og:description"),
        pictures=(Picture(picture),) if picture else (),
        kind=PostKind.VIDEO,
        author_name=author,
    )
