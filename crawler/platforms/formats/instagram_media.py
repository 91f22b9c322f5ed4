"""One post of Instagram or Threads, in each of the forms in which Meta writes one. Pure.

Forms: IG Media and Threads Media of the Graph APIs (developers.facebook.com, IG Media v25.0 and
threads/retrieve-and-discover-posts, 2026-04); the nodes in the pages of 2016 to 2021 (`shortcode`,
`edge_…`); those in later pages (`code`, `taken_at`); the API of before 2020 (`created_time`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model.snapshot import Moment, Picture, Post, PostKind
from crawler.platforms.formats.dates import moment, moment_of_epoch
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at

_VIDEO_FILE = re.compile(r"https?://(?:video[.-]|[^?#]*\.(?:mp4|mov|m3u8|mpd)(?:[?#]|$))", re.I)
_EPOCHS = ("taken_at", "taken_at_timestamp", "date", "created_time")
_EPOCH = re.compile(r"\d{9,10}")
_INSIDE = (
    ("children", "data"),
    ("edge_sidecar_to_children", "edges"),
    ("carousel_media",),
)
_TEXTS = (
    ("text",),
    ("caption",),
    ("caption", "text"),
    ("edge_media_to_caption", "edges", 0, "node", "text"),
)
_SHOWN = (
    ("display_url",),
    ("display_src",),
    ("image_versions2", "candidates", 0, "url"),
    ("images", "standard_resolution", "url"),
    ("thumbnail_src",),
)
_TYPES = ("media_type", "media_product_type", "type", "__typename", "product_type")
_VIDEO_TYPES = frozenset({"VIDEO", "video", "2", "GraphVideo", "XDTGraphVideo", "GraphStoryVideo"})
_VIDEO_TYPES |= {"BROADCAST"}
_STORIES = frozenset({"STORY", "GraphStoryImage", "GraphStoryVideo", "XDTGraphStoryImage"})
_REPOST = "REPOST_FACADE"


@dataclass(frozen=True, slots=True)
class Author:
    """Whose list of posts it is, or who wrote one; what is not known is None."""

    id: str | None = None
    handle: str | None = None

    def is_other(self, one: Author) -> bool:
        """Say whether the two are known to be different accounts."""
        if self.id and one.id:
            return self.id != one.id
        if self.handle and one.handle:
            return self.handle.casefold() != one.handle.casefold()
        return False

    @property
    def known(self) -> bool:
        """Say whether anything is known."""
        return bool(self.id or self.handle)


def author_of(node: Tree) -> Author:
    """Give who wrote a post, as far as the post says."""
    handle = filled_at(node, "username")
    for name in ("user", "owner"):
        handle = handle or filled_at(node, name, "username")
    owner = filled_at(node, "owner", "id") or filled_at(node, "owner")
    owner = owner or filled_at(node, "user", "id") or filled_at(node, "user", "pk")
    return Author(owner, handle)


def author_name(node: Tree) -> str | None:
    """Give the name that a post gives its author."""
    names = (filled_at(node, one, "full_name") for one in ("user", "owner"))
    return next((name for name in names if name), None)


def read_media(node: Tree, account: Author, home: str) -> Post | None:
    """Read one post; None when it has no id. `account` is whose list it stands in.

    `home` makes the address of a post from its short code and its author's name, with `{code}` and
    `{handle}`.
    """
    identity = filled_at(node, "id") or filled_at(node, "pk")
    if identity is None:
        return None
    author, kind = author_of(node), _kind(node)
    return Post(
        id=identity,
        permalink=_permalink(node, author, home),
        moment=_moment(node),
        text=text_of_media(node),
        pictures=tuple({one.url: one for one in _pictures(node)}.values()),
        kind=kind,
        author_handle=author.handle,
        author_name=author_name(node),
        mine=kind is not PostKind.REPOST and not account.is_other(author),
    )


def text_of_media(node: Tree) -> str | None:
    """Give the words of a post; None when the answer holds none."""
    texts = (text for place in _TEXTS if (text := text_at(node, *place)) is not None)
    text = next(texts, None)
    text = _fragments(node) if text is None else text
    return text.strip() if text is not None else None


def _fragments(node: Tree) -> str | None:
    found = dicts_at(node, "text_post_app_info", "text_fragments", "fragments")
    return "".join(text_at(one, "plaintext") or "" for one in found) or None


def _permalink(node: Tree, author: Author, home: str) -> str | None:
    written = url_at(node, "permalink") or url_at(node, "link") or url_at(node, "canonical_url")
    code = filled_at(node, "shortcode") or filled_at(node, "code")
    if written or code is None or ("{handle}" in home and not author.handle):
        return written
    return home.format(code=code, handle=author.handle)


def _moment(node: Tree) -> Moment | None:
    written = moment(text_at(node, "timestamp"))
    if written:
        return written
    for name in _EPOCHS:
        seconds = text_at(node, name) or ""
        if _EPOCH.fullmatch(seconds):
            return moment_of_epoch(int(seconds))
    return None


def _types(node: Tree) -> set[str | None]:
    known = node if isinstance(node, dict) else {}
    return {text_at(known, name) for name in _TYPES if name in known}


def is_video(node: Tree) -> bool:
    """Say whether a post, or a part of one, is a video."""
    return at(node, "is_video") is True or not _VIDEO_TYPES.isdisjoint(_types(node))


def _kind(node: Tree) -> PostKind:
    types = _types(node)
    threads = at(node, "text_post_app_info")
    signs = (
        (PostKind.REPOST, _REPOST in types or _is_filled(threads, "share_info", "reposted_post")),
        (PostKind.REPLY, at(node, "is_reply") is True or at(threads, "is_reply") is True),
        (PostKind.QUOTE, _quotes(node) or _is_filled(threads, "share_info", "quoted_post")),
        (PostKind.STORY, not _STORIES.isdisjoint(types) or _is_at_stories(node)),
        (PostKind.VIDEO, at(node, "is_video") is True or not _VIDEO_TYPES.isdisjoint(types)),
    )
    return next((kind for kind, said in signs if said), PostKind.POST)


def _is_at_stories(node: Tree) -> bool:
    return "/stories/" in (filled_at(node, "permalink") or "")


def _quotes(node: Tree) -> bool:
    return at(node, "is_quote_post") is True or _is_filled(node, "quoted_post")


def _is_filled(tree: Tree, *steps: str) -> bool:
    return bool(at(tree, *steps))


def _pictures(node: Tree) -> Iterator[Picture]:
    """Give a post's pictures: its own, then those inside; of a video the still, never the file."""
    url = _still(node) if is_video(node) else _image(node)
    if url and not _VIDEO_FILE.match(url):
        yield Picture(url, filled_at(node, "alt_text") or filled_at(node, "accessibility_caption"))
    for steps in _INSIDE:
        for child in dicts_at(node, *steps):
            inner = at(child, "node")
            yield from _pictures(inner if isinstance(inner, dict) else child)


def _still(node: Tree) -> str | None:
    return url_at(node, "thumbnail_url") or _shown(node)


def _image(node: Tree) -> str | None:
    return url_at(node, "media_url") or url_at(node, "gif_url") or _shown(node)


def _shown(node: Tree) -> str | None:
    """Give the largest picture of the forms that list sizes."""
    return next((url for place in _SHOWN if (url := url_at(node, *place))), None)
