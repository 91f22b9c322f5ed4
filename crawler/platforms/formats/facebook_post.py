"""One post, photo or video of a Facebook page as the Graph API gives it. Pure.

Shapes: developers.facebook.com/docs/graph-api/reference (post, photo, video), v26.0, checked
2026-11; of older versions: `actions`, and `description` and `link` of what a post shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
    web_url,
)

_HOME = "https://www.facebook.com/"
_SIGNS = (
    *("message", "story", "created_time", "creation_time", "permalink_url", "attachments"),
    "full_picture",
)
_OF_OTHERS = frozenset({"tagged", "visitor_posts", "ratings"})
_MAX_DEPTH = 3  # an album shared in a shared post


def is_post(node: Tree) -> bool:
    """Say whether a node is a post, photo or video, not a page."""
    if filled_at(node, "id") is None:
        return False
    return page_of_post(node) is not None or any(at(node, sign) is not None for sign in _SIGNS)


def page_of_post(node: Tree) -> str | None:
    """Give the page's id in a post's id (`{page}_{post}`); photos and videos have none."""
    page, line, rest = (filled_at(node, "id") or "").partition("_")
    return page if line and page.isdigit() and rest.isdigit() else None


def read_post(node: Tree, page: str | None, edge: str | None) -> Post | None:
    """Read a node of the list `edge`; None when it has no id. `page` is the id of whose list it is.

    What was shared without own words is not the page's, nor what others wrote to it.
    """
    identity = filled_at(node, "id")
    if identity is None:
        return None
    author, kind = filled_at(node, "from", "id"), _kind(node, edge)
    shared = kind is PostKind.REPOST and not _shares_own(node, page)
    return Post(
        id=identity,
        permalink=_permalink(node),
        moment=moment(text_at(node, "created_time") or text_at(node, "creation_time")),
        title=filled_at(node, "title"),
        text=_text(node),
        pictures=pictures_of(node),
        kind=kind,
        author_handle=filled_at(node, "from", "username"),
        author_name=filled_at(node, "from", "name"),
        mine=not shared and edge not in _OF_OTHERS and author in {None, page},
    )


def pictures_of(node: Tree) -> tuple[Picture, ...]:
    """Give the pictures of a post, photo or video: its own, then those of what is attached.

    Of a video its still counts, never the file; a small copy only where there is nothing else.
    """
    found = dict.fromkeys([*_own(node), *_attached(node, _MAX_DEPTH)])
    small = url_at(node, "picture") or url_at(node, "picture", "data", "url")
    if not found and small:
        found = {small: None}
    alt = filled_at(node, "alt_text_custom") or filled_at(node, "alt_text")
    return tuple(Picture(url, alt) for url in found)


def _text(node: Tree) -> str | None:
    """Give the words of a post; of a photo and a video they stand elsewhere."""
    names = ("message", "story") if page_of_post(node) else ("message", "description", "name")
    found = (text_at(node, name) for name in names)
    return next((text.strip() for text in found if text is not None), None)


def _kind(node: Tree, edge: str | None) -> PostKind:
    if filled_at(node, "parent_id"):
        return PostKind.QUOTE if filled_at(node, "message") else PostKind.REPOST
    if page_of_post(node):
        return PostKind.POST
    if edge == "photos" or at(node, "images") is not None:
        return PostKind.PHOTO
    video = any(at(node, name) is not None for name in ("length", "embed_html", "live_status"))
    return PostKind.VIDEO if video or edge in {"videos", "live_videos"} else PostKind.POST


def _shares_own(node: Tree, page: str | None) -> bool:
    return page is not None and (filled_at(node, "parent_id") or "").partition("_")[0] == page


def _permalink(node: Tree) -> str | None:
    address = filled_at(node, "permalink_url")
    if address is None and page_of_post(node) is None:
        address = filled_at(node, "link")  # of a photo; of a post this is what it shares
    if address is None:
        links = (url_at(action, "link") for action in dicts_at(node, "actions"))
        address = next((link for link in links if link), None)
    if address and address.startswith("/"):
        address = urljoin(_HOME, "/" + address.lstrip("/"))
    return web_url(address)


def _own(node: Tree) -> Iterator[str]:
    if whole := url_at(node, "full_picture"):
        yield whole
    sizes = dicts_at(node, "images")
    largest = max(sizes, key=lambda image: count_at(image, "width") or 0, default=None)
    if url := url_at(largest, "source"):
        yield url
    stills = dicts_at(node, "thumbnails", "data")
    best = next((one for one in stills if at(one, "is_preferred") is True), None)
    if url := url_at(stills[0] if best is None and stills else best, "uri"):
        yield url


def _attached(node: Tree, depth: int) -> Iterator[str]:
    """Give the pictures of the attachments and of what is attached to them."""
    if depth == 0:
        return
    for name in ("attachments", "subattachments"):
        for attachment in dicts_at(node, name, "data"):
            if url := url_at(attachment, "media", "image", "src"):
                yield url
            yield from _attached(attachment, depth - 1)
