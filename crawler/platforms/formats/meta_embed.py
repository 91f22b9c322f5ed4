"""oEmbed answers of Facebook, Instagram and Threads: one post as others may show it. Pure.

developers.facebook.com/docs/graph-api/reference/oembed-post; without author and picture since
2025-11-03. Meta allows to show what these say, not to store it: no account is read this way.
Checked 2026-11.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.model.snapshot import Moment, Picture, Post, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import plain
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, url_at

_LINK = re.compile(
    r"(?:data-instgrm-permalink|data-href|data-text-post-permalink|cite)=\"(https?://[^\"]+)\""
)
_TIME = re.compile(r"<time\b[^>]{0,400}\bdatetime=\"([^\"]{8,40})\"")
_DAY = re.compile(r">(?:[A-Z][a-z]+day, )?([A-Z][a-z]{2,8} \d{1,2}, \d{4})</a>")
_WORDS = re.compile(r"<p\b[^>]{0,400}>(.*?)</p>", re.DOTALL)
_ID = re.compile(r"(?:/posts/|/videos/(?:[^/]+/)?|/photos/(?:[^/]+/)?|fbid=|[?&]v=)(\d{5,25})")
_CODE = re.compile(r"/(?:p|reel|tv|post)/([A-Za-z0-9_-]{5,40})")


def is_embed(tree: Tree) -> bool:
    """Say whether an answer is oEmbed (oembed.com §2.3.4) and shows a post."""
    shown = text_at(tree, "html")
    return at(tree, "version") is not None and bool(shown and _LINK.search(shown))


def read_embed(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read the post that the answer shows; None when it names none."""
    shown = text_at(tree, "html") or ""
    link = _LINK.search(shown)
    address = html.unescape(link.group(1)) if link else ""
    found = _ID.search(address) or _CODE.search(address)
    identity = filled_at(tree, "media_id") or (found.group(1) if found else None)
    if identity is None:
        return None
    name, home = filled_at(tree, "author_name"), url_at(tree, "author_url")
    still = url_at(tree, "thumbnail_url")
    is_handle = empty.platform != "facebook"
    post = Post(
        id=identity,
        permalink=re.sub(r"\?utm_[^#]*", "", address) or None,
        moment=_moment(shown),
        text=_words(tree, shown),
        pictures=(Picture(still),) if still else (),
        author_handle=name if is_handle else None,
        author_name=None if is_handle else name,
    )
    return replace(
        empty,
        handle=name if is_handle else None,
        platform_id=filled_at(tree, "author_id"),
        display_name=None if is_handle else name,
        profile_url=home,
        posts=(post,),
    )


def _moment(shown: str) -> Moment | None:
    time, day = _TIME.search(shown), _DAY.search(shown)
    return moment(time.group(1)) if time else moment(day.group(1)) if day else None


def _words(tree: Tree, shown: str) -> str | None:
    title = filled_at(tree, "title")
    words = _WORDS.search(shown)
    if title or words is None or "instagram-media" in shown:
        return title
    return plain(words.group(1)) or None
