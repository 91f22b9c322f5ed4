"""Snapchat's story answer of 2021, and what stories of all ages have in common. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

HOME = "https://www.snapchat.com/@"
IS_FILM = re.compile(r"\.(?:mp4|mov|webm|m3u8|m4v)(?:[?#]|$)", re.IGNORECASE)
IMAGE_KINDS = frozenset({"0", "IMAGE"})
"""What a snap's media type is called when it is a picture."""


def read_story_answer(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read the story answer of 2021; None when it is none."""
    story = at(tree, "story")
    if not isinstance(at(story, "snaps"), list):
        return None
    handle = filled_at(story, "id")
    if handle is None:
        raise LayoutChangedError("id of the story")
    return replace(
        empty,
        handle=handle,
        display_name=filled_at(story, "metadata", "title"),
        profile_url=HOME + handle,
        posts=tuple(_old_snap(snap, handle) for snap in dicts_at(story, "snaps")),
    )


def _old_snap(snap: Tree, handle: str) -> Post:
    identity = filled_at(snap, "id")
    if identity is None:
        raise LayoutChangedError("id of the snap")
    is_image = text_at(snap, "media", "type") in IMAGE_KINDS
    urls: tuple[str, ...] = ("mediaUrl", "mediaPreviewUrl") if is_image else ("mediaPreviewUrl",)
    found = (url_at(snap, "media", name) for name in urls)
    picture = next((url for url in found if url and not IS_FILM.search(url)), None)
    return Post(
        id=identity,
        moment=moment_of_epoch(count_at(snap, "captureTimeSecs")),
        text=filled_at(snap, "title") or filled_at(snap, "captions", 0, "text"),
        pictures=(Picture(picture),) if picture else (),
        kind=PostKind.STORY,
        author_handle=handle,
    )
