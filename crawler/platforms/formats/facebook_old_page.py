"""The posts in the HTML of Facebook's pages of 2013 to 2022: desktop and mobile. Pure.

The desktop page has `userContentWrapper` with a Unix time in `data-utime`; the mobile one has
`data-ft` with the post's id, and mostly its time. What is not marked so is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any  # elements: lxml ships no types
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.model.snapshot import Moment, Picture, Post
from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.graph import one_of
from crawler.platforms.formats.markup import parse_html, pictures_in, text_of
from crawler.platforms.formats.page_scripts import objects_with
from crawler.platforms.formats.tree import Tree, count_at, filled_at, parse_json

_SITE = "https://www.facebook.com/"
_SIGNS = ("userContentWrapper", "top_level_post_id")
_DESKTOP = "//div[contains(concat(' ', @class, ' '), ' userContentWrapper ')]"
_WORDS = (
    ".//*[contains(concat(' ', @class, ' '), ' userContent ')]"
    "|.//*[contains(concat(' ', @class, ' '), ' story_body_container ')]//p/.."
)
_POST = re.compile(
    r"(?:/posts/|/videos/(?:[^/]+/)?|/photos/(?:[^/]+/)?|[?&](?:story_fbid|fbid|v)=)(\d{5,25})"
)
_NOT_SHOWN = re.compile(
    r"/[sp]\d\dx\d\d/|/t\d+\.\d+-1/|/images/emoji|/rsrc\.php|^https?://static\."
)
"""Portraits, emoji and icons."""
_OWNER = re.compile(r"content_owner_id_new&quot;:&quot;(\d{3,20})&quot;")
_KEPT = frozenset({"story_fbid", "id", "fbid", "set", "v"})


def owner_of(text: str) -> str | None:
    """Give the id of the page whose posts the mobile page shows; None when it shows several's."""
    return one_of(_OWNER.findall(text))


def old_posts(text: str) -> Iterator[Post]:
    """Give the posts of such a page, each once; nothing for another page."""
    if not any(sign in text for sign in _SIGNS):
        return
    root = parse_html(text)
    if root is None:
        return
    seen: set[str] = set()
    for element in [*root.xpath(_DESKTOP), *root.xpath("//*[@data-ft]")]:
        marks = parse_json(element.get("data-ft") or "")
        post = _post(element, marks)
        if post is not None and post.id not in seen:
            seen.add(post.id)
            yield post


def _post(element: Any, marks: Tree) -> Post | None:
    links = [link.get("href") for link in element.iter("a") if link.get("href")]
    permalink = next((link for link in links if _POST.search(link)), None)
    inside = _POST.search(permalink or "")
    identity = filled_at(marks, "top_level_post_id") or (inside.group(1) if inside else None)
    is_desktop = "userContentWrapper" in (element.get("class") or "")
    if identity is None or not (is_desktop or filled_at(marks, "top_level_post_id")):
        return None
    pictures = tuple(one for one in pictures_in(element, _SITE) if not _NOT_SHOWN.search(one.url))
    return Post(
        id=identity,
        permalink=_clean(permalink) if permalink else None,
        moment=_moment(element, marks),
        pictures=tuple(Picture(one.url, one.alt) for one in pictures),
        text=_text(element),
    )


def _clean(address: str) -> str:
    """Make an address absolute, without what follows the reader about."""
    whole = urlsplit(urljoin(_SITE, address))
    query = [pair for pair in parse_qsl(whole.query) if pair[0] in _KEPT]
    return whole._replace(query=urlencode(query), fragment="").geturl()


def _moment(element: Any, marks: Tree) -> Moment | None:
    for abbreviation in element.iter("abbr"):
        if (abbreviation.get("data-utime") or "").isdigit():
            return moment_of_epoch(int(abbreviation.get("data-utime")[:12]))
    for context in objects_with(marks, frozenset({"publish_time"})):
        return moment_of_epoch(count_at(context, "publish_time"))
    return None


def _text(element: Any) -> str | None:
    words = element.xpath(_WORDS)
    return text_of(words[0]) or None if words else None
