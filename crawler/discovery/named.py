"""What one page, link page or document names: links, and what its text writes out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crawler.discovery.documents import is_document, read_document
from crawler.discovery.hubs import hub_links, is_hub
from crawler.discovery.links import Link, Where, is_page, links
from crawler.discovery.written import addresses_in, handles_in
from crawler.model.capture import Capture
from crawler.model.case import How
from crawler.platforms.catalogue import load
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.markup import parse_html

_HOWS: Mapping[Where, How] = {
    Where.LINK: How.LINK,
    Where.TEXT: How.LINK,
    Where.HIDDEN: How.LINK,
    Where.FEED: How.FEED,
    Where.SAME_AS: How.SAME_AS,
    Where.ME: How.ME,
}
_NOT_TEXT = frozenset({"script", "style", "noscript", "template", "head"})
_MOST_LETTERS = 200_000


def named_on(capture: Capture) -> Iterator[tuple[Link, How]]:
    """Give every address that an answer names, with how; each address of a text once."""
    if is_document(capture):
        yield from ((link, How.DOCUMENT) for link in _in_document(capture))
    elif is_hub(capture.ask.url) or is_hub(capture.url):
        for url, text in hub_links(capture):
            yield Link(url, Where.LINK, text), How.HUB
    else:
        yield from ((link, _HOWS[link.where]) for link in links(capture))
        yield from ((link, How.LINK) for link in _in_text(_text_of(capture)))


def _in_document(capture: Capture) -> Iterator[Link]:
    document = read_document(capture)
    if document is None:
        return
    for url in document.links:
        yield Link(url, Where.LINK, document.title)
    yield from _in_text(document.text, document.title)


def _in_text(text: str, title: str | None = None) -> Iterator[Link]:
    for url in addresses_in(text):
        yield Link(url, Where.TEXT, title)
    for platform, handle in handles_in(text):
        yield Link(load(platform).profile_url(handle), Where.TEXT, title)


def _text_of(capture: Capture) -> str:
    """Give the words of a page."""
    if not is_page(capture):
        return ""
    root = parse_html(html_text(capture.body, capture.headers.get("content-type", "")))
    if root is None:
        return ""
    parts: list[str] = []
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _NOT_TEXT and element.text:
            parts.append(element.text)
        if element.tail and element.getparent() is not None:
            parts.append(element.tail)
    return " ".join(" ".join(parts).split())[:_MOST_LETTERS]
