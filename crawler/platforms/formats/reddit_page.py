"""A saved page of Reddit: its posts as the new pages and as the old ones hold them. Pure.

Seen 2018-2024: `<shreddit-post …>` carries a post in its attributes; old pages have
`<div class="thing" data-fullname="t3_…">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any  # elements: lxml ships no types

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.dates import moment, moment_of_epoch
from crawler.platforms.formats.markup import absolute, parse_html, text_of
from crawler.platforms.formats.reddit_posts import SITE

_THING = re.compile(r"(t[13])_([a-z0-9]+)")
_IMAGE = re.compile(r"https?://[^?#]+\.(?:jpe?g|png|gif|webp)(?:[?#].*)?$", re.IGNORECASE)
_KINDS = {"image": PostKind.PHOTO, "gallery": PostKind.PHOTO, "video": PostKind.VIDEO}
_HINTS = (b"<shreddit-post", b"data-fullname")


def read_reddit_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read the posts of a page; None when it holds none that we know."""
    if not any(hint in capture.body for hint in _HINTS):
        return None
    root = parse_html(html_text(capture.body, capture.headers.get("content-type", "")))
    if root is None:
        return None
    posts = [*_new(root), *_old(root)]
    authors = {post.author_handle for post in posts}
    if not posts:
        return None
    name = next(iter(authors)) if len(authors) == 1 else None
    home = f"{SITE}/user/{name}/" if name else None
    return replace(empty, handle=name, profile_url=home, posts=tuple(posts))


def _new(root: Any) -> Iterator[Post]:
    for element in root.iter("shreddit-post"):
        thing = _THING.fullmatch(element.get("id") or "")
        if thing is None:
            continue
        shown = element.get("content-href") or ""
        yield Post(
            id=thing[2],
            permalink=absolute(element.get("permalink"), SITE),
            moment=moment(element.get("created-timestamp")),
            title=(element.get("post-title") or "").strip() or None,
            text=_words(element.xpath(".//*[@slot='text-body']")),
            pictures=(Picture(shown),) if _IMAGE.match(shown) else (),
            kind=_KINDS.get(element.get("post-type") or "", PostKind.POST),
            author_handle=_author(element.get("author")),
        )


def _old(root: Any) -> Iterator[Post]:
    for element in root.xpath("//*[@data-fullname][@data-author]"):
        thing = _THING.fullmatch(element.get("data-fullname"))
        if thing is None:
            continue
        shown = element.get("data-url") or ""
        millis = re.fullmatch(r"\d{1,15}", element.get("data-timestamp") or "")
        titles = element.xpath(".//a[contains(concat(' ', @class, ' '), ' title ')]")
        is_comment = thing[1] == "t1"
        yield Post(
            id=thing[2],
            permalink=absolute(element.get("data-permalink"), SITE),
            moment=moment_of_epoch(int(millis.group()) / 1000) if millis else None,
            title=_words(titles) if not is_comment else None,
            text=_words(element.xpath("./div[contains(@class, 'entry')]//div[@class='md']")),
            pictures=(Picture(shown),) if _IMAGE.match(shown) else (),
            kind=PostKind.REPLY if is_comment else PostKind.POST,
            author_handle=_author(element.get("data-author")),
        )


def _words(elements: list[Any]) -> str | None:
    return text_of(elements[0]) or None if elements else None


def _author(name: str | None) -> str | None:
    return None if not name or name.startswith("[") else name
