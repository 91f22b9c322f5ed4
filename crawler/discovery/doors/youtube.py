"""YouTube: search for channels and channels.list by handle, under the district's key. Pure.

developers.google.com/youtube/v3/docs/search/list (100 a day), channels/list (1 unit); checked
2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from crawler.discovery.doors.base import (
    EXISTS,
    SEARCH,
    Door,
    Existence,
    Found,
    Place,
    Presence,
    Search,
)
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.tree import at, dicts_at, filled_at, parse_json, url_at

_KEY = "X-Goog-Api-Key: {}"
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{1,28}[A-Za-z0-9])")
_CHANNEL = "https://www.youtube.com/channel/{}"


def _search(query: str, place: Place) -> Ask:
    said = f"part=snippet&type=channel&maxResults=25&q={quote(query, safe='')}"
    url = f"{place.base}/youtube/v3/search?{said}"
    return Ask(url, SEARCH, credential=place.credential, credential_as=_KEY)


def _found(capture: Capture, place: Place) -> Sequence[Found] | None:
    tree = parse_json(capture.body) if capture.ok else None
    return tuple(_channels(capture)) if isinstance(at(tree, "items"), list) else None


def _channels(capture: Capture) -> Iterator[Found]:
    for item in dicts_at(parse_json(capture.body), "items"):
        channel = filled_at(item, "id", "channelId") or filled_at(item, "snippet", "channelId")
        if channel is None:
            continue
        avatar = url_at(item, "snippet", "thumbnails", "high", "url")
        shown = Snapshot(
            "youtube",
            capture.fetched_at,
            handle=f"id:{channel}",
            platform_id=channel,
            display_name=filled_at(item, "snippet", "title"),
            bio=filled_at(item, "snippet", "description"),
            avatar=Picture(avatar) if avatar else None,
        )
        yield Found(f"id:{channel}", _CHANNEL.format(channel), shown)


def _handle(letters: str, place: Place) -> str | None:
    return letters if _NAME.fullmatch(letters) else None


def _exists(key: str, place: Place) -> Ask:
    url = f"{place.base}/youtube/v3/channels?part=id&forHandle={quote('@' + key, safe='')}"
    return Ask(url, EXISTS, credential=place.credential, credential_as=_KEY)


def _presence(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if not capture.ok or at(tree, "pageInfo") is None:
        return Presence.UNKNOWN
    return Presence.PRESENT if dicts_at(tree, "items") else Presence.ABSENT


DOOR = Door(
    platform="youtube",
    base="https://www.googleapis.com",
    needs_key=True,
    search=Search(
        _search,
        _found,
        cost=1.0,
        per_day=100,
        source="developers.google.com/youtube/v3/determine_quota_cost, 2026-11",
    ),
    existence=Existence(
        _handle,
        _exists,
        _presence,
        controls=("YouTube", "rollcallnobody4d1f9c7ab2"),
        cost=1.0,
        source="developers.google.com/youtube/v3/docs/channels/list, 2026-11",
    ),
)
