"""Answers of the YouTube Data API v3: channels, and lists of videos. Pure.

Shapes: developers.google.com/youtube/v3/docs (channels, playlistItems, videos, search), checked
2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)
from crawler.platforms.formats.youtube_embed import read_embedded
from crawler.platforms.formats.youtube_errors import refusal_in
from crawler.platforms.formats.youtube_videos import (
    CHANNEL_HOME,
    read_videos,
    thumbnail,
    words_of,
)

_LISTS = {
    "youtube#playlistItemListResponse", "youtube#videoListResponse", "youtube#activityListResponse",
    "youtube#searchListResponse",
}  # fmt: skip
_SINGLE = {"youtube#video", "youtube#playlistItem", "youtube#activity", "youtube#searchResult"}


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an answer of the Data API or oEmbed; None when it is neither.

    `owner` is a channel id or handle; without one, the only channel of the answer counts. Raises
    OutOfReachError when the answer says that there is nothing to be had.
    """
    refusal = refusal_in(tree)
    if refusal:
        raise refusal
    if filled_at(tree, "provider_name") == "YouTube":
        return read_embedded(tree, empty)
    kind = text_at(tree, "kind") or ""
    if kind == "youtube#channel":
        return _channel(tree, empty, escaped=False)
    if kind in _SINGLE:
        return read_videos((tree,), empty, owner)
    return _list(kind, tree, empty, owner)


def uploads_list(tree: Tree) -> str | None:
    """Give the id of the list of a channel's uploads; None when it has none, or nothing in it."""
    channel = at(tree, "items", 0)
    if count_at(channel, "statistics", "videoCount") == 0:
        return None
    return filled_at(channel, "contentDetails", "relatedPlaylists", "uploads")


def _list(kind: str, tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    if not isinstance(at(tree, "items"), list | None):
        raise LayoutChangedError("items")
    items = dicts_at(tree, "items")
    following = filled_at(tree, "nextPageToken")
    if kind == "youtube#channelListResponse":
        return _channels(items, empty, owner)
    if kind == "youtube#searchListResponse" and _all_channels(items):
        found = [{**item, "id": text_at(item, "id", "channelId")} for item in items]
        return replace(_channels(found, empty, owner, True), next_page=following)
    if kind in _LISTS:
        return replace(read_videos(items, empty, owner), next_page=following)
    if kind.startswith("youtube#") and kind.endswith("ListResponse"):
        return replace(empty, next_page=following)
    return None


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
    if len(items) == 1 and not found_by_search and not wanted.startswith("uc"):
        return _channel(items[0], empty, False)  # asked for by a name that it does not repeat
    if not items or wanted:
        raise gone(sentence("{platform}'s answer does not hold the account", platform="YouTube"))
    homes = (filled_at(item, "id") for item in items)
    return replace(empty, links=tuple(CHANNEL_HOME.format(one) for one in homes if one))


def _channel(item: Tree, empty: Snapshot, escaped: bool) -> Snapshot:
    snippet, channel = at(item, "snippet"), filled_at(item, "id")
    if channel is None:
        raise LayoutChangedError("id")
    branding = at(item, "brandingSettings", "channel")
    banner = url_at(item, "brandingSettings", "image", "bannerExternalUrl")
    hidden = at(item, "statistics", "hiddenSubscriberCount") is True
    name = words_of(snippet, "title", escaped) or filled_at(branding, "title")
    bio = words_of(snippet, "description", escaped) or filled_at(branding, "description")
    return replace(
        empty,
        handle=(filled_at(snippet, "customUrl") or "").removeprefix("@") or None,
        platform_id=channel,
        display_name=name or None,
        bio=bio or None,
        avatar=thumbnail(snippet),
        cover=Picture(banner) if banner else None,
        followers=None if hidden else count_at(item, "statistics", "subscriberCount"),
        profile_url=CHANNEL_HOME.format(channel),
        created=moment(text_at(snippet, "publishedAt")),
        location=filled_at(snippet, "country") or filled_at(branding, "country"),
    )
