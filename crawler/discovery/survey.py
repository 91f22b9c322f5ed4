"""Which pages of a district's site to read next: home and sitemap, then what most likely names
accounts, at last the newsletters and link pages that they lead to. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from crawler.discovery.hubs import is_hub
from crawler.discovery.links import Where, links
from crawler.discovery.site import is_own, is_worth_reading, paper_worth, plain_address, worth
from crawler.discovery.sitemap import is_index, locations
from crawler.model.capture import Ask, Capture
from crawler.platforms.wrapped import unwrapped

PAGE = "page"
SITEMAP = "sitemap"
DOCUMENT = "document"
HUB = "hub"
_SITEMAP_NAMES = ("/sitemap.xml",)
_MOST_SITEMAPS = 5
_MOST_HUBS = 30
_LEADING = frozenset({Where.LINK, Where.HIDDEN})
_PDF = "application/pdf,*/*;q=0.5"
_AT_ONCE = 8
"""Pages asked for together: few enough that what they say steers the next ones."""


def next_pages(home_page: str, seen: Sequence[Capture], max_pages: int) -> tuple[Ask, ...]:
    """Give the next requests; empty = done. Sitemaps do not count among the `max_pages` pages."""
    if not seen:
        sitemaps = tuple(Ask(urljoin(home_page, name), SITEMAP) for name in _SITEMAP_NAMES)
        return (Ask(home_page, PAGE), *sitemaps)
    asked = {plain_address(capture.ask.url) for capture in seen}
    asked |= {plain_address(capture.url) for capture in seen}
    return (*_sitemaps(home_page, seen, asked), *_pages(home_page, seen, asked, max_pages))


def next_beyond(seen: Sequence[Capture], max_documents: int) -> tuple[Ask, ...]:
    """Give the PDF newsletters that pages link to, likeliest first, at most `max_documents`, and
    the link pages; also where these lie on another host. Empty when all were asked for.
    """
    asked = {plain_address(capture.ask.url) for capture in seen}
    left = max_documents - sum(capture.ask.purpose == DOCUMENT for capture in seen)
    papers: dict[str, int] = {}
    hubs: dict[str, None] = {}
    for url, text in _named(seen):
        address = plain_address(url)
        if address in asked:
            continue
        if is_hub(address):
            hubs[address] = None
        elif value := paper_worth(address, text):
            papers[address] = max(papers.get(address, 0), value)
    best = sorted(papers, key=lambda address: (-papers[address], address))[: max(0, left)]
    room = _MOST_HUBS - sum(capture.ask.purpose == HUB for capture in seen)
    return (
        *(Ask(address, DOCUMENT, _PDF) for address in best),
        *(Ask(address, HUB) for address in tuple(hubs)[: max(0, room)]),
    )


def _sitemaps(home_page: str, seen: Sequence[Capture], asked: set[str]) -> Iterator[Ask]:
    read = [capture for capture in seen if capture.ask.purpose == SITEMAP]
    left = _MOST_SITEMAPS - len(read)
    listed = dict.fromkeys(url for one in read if is_index(one) for url in locations(one))
    for url in listed:
        is_new = plain_address(url) not in asked and is_own(url, home_page)
        if left > 0 and is_new and not urlsplit(url).path.endswith(".gz"):
            left -= 1
            yield Ask(url, SITEMAP)


def _pages(
    home_page: str, seen: Sequence[Capture], asked: set[str], max_pages: int
) -> tuple[Ask, ...]:
    left = max_pages - sum(capture.ask.purpose == PAGE for capture in seen)
    best: dict[str, int] = {}
    for url, text in _named(seen):
        address = plain_address(url)
        if address not in asked and is_own(address, home_page) and is_worth_reading(address):
            best[address] = max(best.get(address, 0), worth(address, text))
    ranked = sorted(best, key=lambda address: (-best[address], len(address), address))
    return tuple(Ask(address, PAGE) for address in ranked[: max(0, min(left, _AT_ONCE))])


def _named(seen: Sequence[Capture]) -> Iterator[tuple[str, str | None]]:
    for capture in seen:
        if capture.ask.purpose == PAGE:
            found = (link for link in links(capture) if link.where in _LEADING)
            yield from ((unwrapped(link.url), link.text) for link in found)
        elif capture.ask.purpose == SITEMAP and not is_index(capture):
            yield from ((url, None) for url in locations(capture))
