"""The links of one captured page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any  # elements: lxml ships no types

from crawler.model.capture import Capture
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.linked_data import owners_in
from crawler.platforms.formats.markup import absolute, parse_html
from crawler.platforms.formats.tree import clean

_LINK_TEXT_AT_MOST = 120


@dataclass(frozen=True, slots=True)
class Link:
    """An absolute address on a page, the text people click on, and the link's `rel`
    (space-separated, lower case).
    """

    url: str
    text: str
    rel: str


def links_of(capture: Capture) -> tuple[Link, ...]:
    """Give the links of an HTML page in document order, each address once (the first with a text
    wins).

    Anchors, `<link rel=alternate>` and `rel=me`, and the `sameAs` of JSON-LD, microdata and
    h-cards. Empty when the capture is not a page.
    """
    if not capture.ok or "html" not in (capture.media_type or "text/html"):
        return ()
    root = parse_html(html_text(capture.body, capture.headers.get("content-type", "")))
    if root is None:
        return ()
    found: dict[str, Link] = {}
    for link in _all(root, capture.url):
        before = found.get(link.url)
        if before is None or (not before.text and link.text):
            found[link.url] = link
    return tuple(found.values())


def title_of(capture: Capture) -> str | None:
    """Give the text of a page's `<title>`, or None."""
    root = (
        parse_html(html_text(capture.body, capture.headers.get("content-type", "")))
        if capture.ok
        else None
    )
    title = root.find(".//title") if root is not None else None
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return clean(text) or None


def _all(root: Any, base: str) -> Iterator[Link]:
    for tag in root.iter("a", "link"):
        rel = " ".join((tag.get("rel") or "").lower().split())
        if tag.tag == "link" and not {"alternate", "me"} & set(rel.split()):
            continue
        url = absolute(tag.get("href"), base)
        if url:
            yield Link(url, _text(tag), rel)
    for owner in owners_in(root, base):
        for url in owner.same_as:
            yield Link(url, owner.name or "", "sameas")


def _text(tag: Any) -> str:
    words = " ".join("".join(tag.itertext()).split())
    shown = words or tag.get("aria-label") or tag.get("title") or _picture_text(tag)
    return clean(shown)[:_LINK_TEXT_AT_MOST]


def _picture_text(tag: Any) -> str:
    image = tag.find(".//img")
    return (image.get("alt") or "") if image is not None else ""
