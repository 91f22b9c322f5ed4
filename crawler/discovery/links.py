"""The links of one page with what is written on and around them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any  # elements: lxml ships no types

from crawler.model.capture import Capture
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.markup import absolute, parse_html
from crawler.platforms.formats.page import Page, read_page
from crawler.platforms.formats.page_hidden import without_place

_MOST = 3000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary"})
_ROWS = frozenset({"tr", "li", "dd", "p"})
_FRAMES = frozenset({"footer", "nav", "header"})
_SHORT = 80
"""A row or heading longer than this is running text, not a label."""


class Where(StrEnum):
    """How a page names an address."""

    LINK = "link"
    FEED = "feed"
    SAME_AS = "same_as"
    ME = "me"
    HIDDEN = "hidden"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """An address on a page. `text` is what stands on it (a picture's text, an icon's label), `row`
    the words of its row in a table or list, `heading` the heading above it; each None when there is
    none. `before` is what stands directly in front of it.
    """

    url: str
    where: Where
    text: str | None = None
    row: str | None = None
    heading: str | None = None
    before: str = ""


def links(capture: Capture) -> tuple[Link, ...]:
    """Give the links of an HTML page in order, then what it declares, then the social addresses
    that hide in its plugins and scripts; nothing for any other answer.
    """
    if not is_page(capture):
        return ()
    page = read_page(capture)
    root = parse_html(html_text(capture.body, capture.headers.get("content-type", "")))
    if page is None or root is None:
        return ()
    return (*_anchors(root, page), *_declared(page))


def is_page(capture: Capture) -> bool:
    """Say whether an answer is a page to read."""
    return (
        capture.ok
        and bool(capture.body)
        and capture.media_type in {"text/html", "application/xhtml+xml", ""}
    )


def _declared(page: Page) -> Iterator[Link]:
    yield from (Link(feed.url, Where.FEED, feed.title or page.title) for feed in page.feeds)
    yield from (Link(url, Where.ME) for url in page.me)
    for owner in page.owners:
        yield from (Link(url, Where.SAME_AS, owner.name) for url in owner.same_as)
    name = page.meta("og:site_name")
    yield from (Link(url, Where.SAME_AS, name) for url in page.publishers)
    yield from (Link(url, Where.HIDDEN) for url in page.hidden)


def _anchors(root: Any, page: Page) -> Iterator[Link]:
    heading: str | None = None
    count = 0
    for element in root.iter("a", "area", *_HEADINGS):
        if element.tag in _HEADINGS:
            heading = _label(element) or heading
            continue
        url = _address(element, page.url)
        if url is None:
            continue
        count += 1
        if count > _MOST:
            return
        above = None if _is_frame(element) else heading
        yield Link(url, Where.LINK, _text(element), _row(element), above, _before(element))


def _address(element: Any, base: str) -> str | None:
    address = (element.get("href") or "").strip()
    if not address or address.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
        return None
    return absolute(without_place(address), base)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(element: Any) -> str | None:
    pictures = (picture.get("alt") or "" for picture in element.iter("img"))
    said = (
        _words(element),
        *pictures,
        element.get("aria-label"),
        element.get("title"),
        element.get("alt"),
    )
    return next((" ".join(text.split()) for text in said if text and text.strip()), None)


def _label(element: Any) -> str | None:
    """Give an element's words when they are a label; a long text is not read to its end, because
    thousands of links may stand in one.
    """
    parts: list[str] = []
    left = _SHORT
    for text in element.itertext():
        words = text.split()
        left -= sum(map(len, words))
        if left < 0:
            return None
        parts += [text] if words or parts else []
    said = " ".join("".join(parts).split())
    return said if said and len(said) <= _SHORT else None


def _is_frame(element: Any) -> bool:
    """Say whether an element stands in a page's frame, where no heading above it speaks of it."""
    for one in element.iterancestors():
        named = f"{one.get('class') or ''} {one.get('id') or ''} {one.get('role') or ''}".casefold()
        if one.tag in _FRAMES or "footer" in named or "contentinfo" in named:
            return True
    return False


def _row(element: Any) -> str | None:
    row = next((one for one in element.iterancestors() if one.tag in _ROWS), None)
    if row is None:
        return None
    if row.tag == "tr":
        first = next((cell for cell in row if cell.tag in {"td", "th"}), None)
        return _label(first) if first is not None else None
    return _label(row)


def _before(element: Any) -> str:
    before = element.getprevious()
    said = before.tail if before is not None else getattr(element.getparent(), "text", None)
    return " ".join((said or "").split())[-40:].casefold()
