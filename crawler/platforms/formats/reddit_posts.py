"""One post (`t3`) or comment (`t1`) of Reddit's JSON. Pure.

Shapes: reddit.com/dev/api, and PRAW's recordings of 2015-2025. Without `raw_json=1` Reddit writes
`&`, `<` and `>` as entities, in addresses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, web_url

SITE = "https://www.reddit.com"
_IMAGE = re.compile(r"https?://[^?#]+\.(?:jpe?g|png|gif|webp)(?:[?#].*)?$", re.IGNORECASE)
_NOBODY = frozenset({"[deleted]", "[removed]"})
_VIDEO_HINTS = frozenset({"hosted:video", "rich:video"})


def read_thing(thing: Tree, owner: str | None) -> Post | None:
    """Read a post or comment; None when it is another thing, or has no id.

    `owner` is the name of the account in lower case; None = everything is the account's.
    """
    kind, data = text_at(thing, "kind"), at(thing, "data")
    if kind not in {"t1", "t3"} or not filled_at(data, "id"):
        return None
    author = author_of(data)
    return Post(
        id=filled_at(data, "id") or "",
        permalink=absolute(filled_at(data, "permalink"), SITE),
        moment=moment_of_epoch(seconds_at(data, "created_utc")),
        title=unescaped(filled_at(data, "title")) if kind == "t3" else None,
        text=_text(data, "selftext" if kind == "t3" else "body"),
        pictures=tuple(_pictures(data)) if kind == "t3" else (),
        kind=_kind(data) if kind == "t3" else PostKind.REPLY,
        author_handle=author,
        author_name=None,
        mine=owner is None or (author or "").casefold() == owner,
    )


def author_of(data: Tree) -> str | None:
    """Give the name of who wrote it; None when that was deleted."""
    author = filled_at(data, "author")
    return None if author in _NOBODY else author


def seconds_at(data: Tree, name: str) -> float | None:
    """Give a Unix time, which Reddit writes with a fraction."""
    value = at(data, name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def picture_at(data: Tree, *steps: str | int) -> Picture | None:
    """Give the picture whose address stands there."""
    url = web_url(unescaped(filled_at(data, *steps)))
    return Picture(url) if url else None


def unescaped(text: str | None) -> str | None:
    """Take the entities out that Reddit puts in without `raw_json=1`."""
    if text is None or "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text(data: Tree, name: str) -> str | None:
    text = text_at(data, name)
    is_escaped = (text_at(data, f"{name}_html") or "").lstrip().startswith("&lt;")
    text = unescaped(text) if is_escaped else text
    return text.strip() if text is not None else None


def _kind(data: Tree) -> PostKind:
    if dicts_at(data, "crosspost_parent_list"):
        return PostKind.REPOST
    if at(data, "is_video") is True or filled_at(data, "post_hint") in _VIDEO_HINTS:
        return PostKind.VIDEO
    shows_image = _IMAGE.match(unescaped(filled_at(data, "url")) or "")
    is_photo = at(data, "is_gallery") is True or filled_at(data, "post_hint") == "image"
    return PostKind.PHOTO if is_photo or shows_image else PostKind.POST


def _pictures(data: Tree) -> Iterator[Picture]:
    """Give what the post shows: its images, else the still of what it links to."""
    found = list(_own_images(data))
    if not found and at(data, "is_self") is not True:
        sources = dicts_at(data, "preview", "images")
        found = [p for one in sources if (p := picture_at(one, "source", "url"))]
    if not found:
        thumbnail = picture_at(data, "thumbnail")
        found = [thumbnail] if thumbnail else []
    yield from found


def _own_images(data: Tree) -> Iterator[Picture]:
    linked = unescaped(filled_at(data, "url"))
    if linked and _IMAGE.match(linked):
        yield Picture(linked)
    media = at(data, "media_metadata")
    ordered = [filled_at(item, "media_id") for item in dicts_at(data, "gallery_data", "items")]
    names = ordered or (list(media) if isinstance(media, dict) else [])
    for name in names:
        shown = picture_at(media, name or "", "s", "u") or picture_at(media, name or "", "s", "gif")
        if shown:
            yield shown
