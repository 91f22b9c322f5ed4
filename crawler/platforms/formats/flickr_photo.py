"""One photo or video of Flickr, in its API's and its pages' forms. Pure.

Addresses of pictures and pages: flickr.com/services/api/misc.urls.html, checked 2026-11.
"""

from __future__ import annotations

import html
import re

from crawler.model.snapshot import Picture, Post, PostKind
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.markup import absolute, plain
from crawler.platforms.formats.tree import Tree, at, count_at, filled_at, text_at
from crawler.platforms.formats.xml_json import TEXT

SIZES = ("l", "c", "z", "h", "k", "o", "m", "w", "n", "s", "q", "t", "sq")
"""1,024 pixels first: enough to see everything in it, and never a camera's whole file."""
_URLS = tuple(f"url_{size}" for size in SIZES)
PHOTO_HOME = "https://www.flickr.com/photos/{}/{}/"
_EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_STILL = "https://live.staticflickr.com/{}/{}_{}.jpg"


def read_photo(photo: Tree, owner: str | None, album: Tree = None) -> Post | None:
    """Read a photo of an API answer; None when it has no id.

    `owner` is the NSID of the account; `album` tells the owner where its photos do not.
    """
    number = filled_at(photo, "id")
    if number is None:
        return None
    by = owner_of(photo, album)
    alias = filled_at(photo, "pathalias") or filled_at(photo, "owner", "path_alias")
    place = alias or by
    picture = _picture(photo, number)
    return Post(
        id=number,
        permalink=PHOTO_HOME.format(place, number) if place else None,
        moment=moment_of_epoch(posted_at(photo)),
        title=(text_of(photo, "title") or "").strip() or None,
        text=written(text_of(photo, "description")),
        pictures=(picture,) if picture else (),
        kind=PostKind.VIDEO if filled_at(photo, "media") == "video" else PostKind.PHOTO,
        author_handle=alias,
        author_name=_author(photo) or filled_at(album, "ownername"),
        mine=owner is None or by is None or by == owner,
    )


def owner_of(photo: Tree, album: Tree = None) -> str | None:
    """Give the NSID of who posted a photo."""
    named = filled_at(photo, "owner", "nsid") or filled_at(photo, "owner")
    return named or filled_at(album, "owner")


def posted_at(photo: Tree) -> int | None:
    """Give the Unix time of the upload; when the photo was taken says nothing of that."""
    names = (("dateupload",), ("dateuploaded",), ("dates", "posted"), ("stats", "datePosted"))
    return next((when for name in names if (when := count_at(photo, *name))), None)


def text_of(tree: Tree, name: str) -> str | None:
    """Give a text, which JSON has as it is or as `_content`; empty where the element is empty."""
    value = at(tree, name)
    if isinstance(value, dict):
        return text_at(value, TEXT) or ""
    return text_at(tree, name)


def written(text: str | None) -> str | None:
    """Give a description as plain text: people write some HTML in it, and lines of their own."""
    if text is None:
        return None
    if "<" not in text:
        return html.unescape(text).strip()
    lines = _EMPTY_LINE.sub("<br><br><br>", text.replace("\r", ""))
    return plain(lines.replace("\n", "<br>"))


def _author(photo: Tree) -> str | None:
    named = filled_at(photo, "owner", "realname") or filled_at(photo, "owner", "username")
    return named or filled_at(photo, "ownername")


def _picture(photo: Tree, number: str) -> Picture | None:
    sizes = (text for name in _URLS if (text := text_at(photo, name)))
    urls = (absolute(text, "https:") for text in sizes)
    named = next((url for url in urls if url), None)
    server, secret = filled_at(photo, "server"), filled_at(photo, "secret")
    if named is None and server and secret:
        named = absolute(_STILL.format(server, number, secret), "https:")
    return Picture(named) if named else None
