"""A YouTube channel page: the id, the name, the picture and the words that its head holds. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.youtube_addresses import CHANNEL_ID

_ID = re.compile(CHANNEL_ID)
_HANDLE = re.compile(r"https?://(?:www\.|m\.)?youtube\.com/@([^/?#]+)$")
_ABSENT = frozenset({b"Not Found", b"404 Not Found"})


def channel_id_in(capture: Capture) -> str | None:
    """Give the channel's id of a channel page; None when the answer holds none."""
    page = read_page(capture) if capture.ok else None
    return _id_of(page) if page else None


def read_channel_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read a channel page; None when it is none. Raises OutOfReachError when it says so itself."""
    page = read_page(capture)
    if page is None and capture.body.strip() not in _ABSENT:
        return None
    if page is None or page.says_not_found:
        raise gone(sentence("YouTube says that there is no such channel"))
    channel = _id_of(page)
    if channel is None:
        return None
    avatar = page.meta_url("og:image")
    addresses = (page.canonical, page.metas.get("og:url"), *page.links)
    handles = (_HANDLE.match(address or "") for address in addresses)
    return replace(
        empty,
        handle=next((unquote(match.group(1)) for match in handles if match), None),
        platform_id=channel,
        display_name=page.meta("og:title", "name"),
        bio=page.meta("og:description", "description"),
        avatar=Picture(avatar) if avatar else None,
        profile_url=f"https://www.youtube.com/channel/{channel}",
    )


def _id_of(page: Page) -> str | None:
    known = page.meta("identifier", "channelid") or ""
    addresses = (page.canonical, page.metas.get("og:url"), *(feed.url for feed in page.feeds))
    found = (_ID.search(text) for text in (known, *(address or "" for address in addresses)))
    return next((match.group() for match in found if match), None)
