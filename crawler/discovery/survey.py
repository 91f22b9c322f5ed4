"""Which pages of a district's site are worth reading to find its accounts. Pure.

The home page and the sitemap come first; then pages whose address or link text speaks of contact,
schools, athletics, staff, activities or news, best first, until the set number of pages is reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.discovery.pages import Link, links_of
from crawler.model.capture import Ask, Capture

HOME, SITEMAP, PAGE = "home", "sitemap", "page"
_SITEMAPS_AT_MOST = 6
"""A sitemap may be an index of up to 50,000 more (sitemaps.org protocol); the first few name the
main pages.
"""
_LOCATION = re.compile(
    rb"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</loc>", re.IGNORECASE
)
_NOT_PAGES = re.compile(
    r"\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|webp|svg|ico|mp[34]|mov|ics|css|js|xml|json|rss|atom)$|"
    r"/(wp-admin|wp-login|login|signin|logout|cart|search|calendar|events?|feed|tag|author|print)(/|$)",
    re.IGNORECASE,
)
_WORTH: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        9,
        re.compile(
            r"social[-_ ]?media|follow us|connect with us|stay connected|contact", re.IGNORECASE
        ),
    ),
    (
        8,
        re.compile(
            r"\bour[-_ ]schools?\b|\bschools\b|athletic|\bsports?\b|\bteams?\b", re.IGNORECASE
        ),
    ),
    (
        7,
        re.compile(
            r"communicat|booster|activit|\bclubs?\b|\barts\b|\bband\b|theat(er|re)", re.IGNORECASE
        ),
    ),
    (
        6,
        re.compile(
            r"staff|directory|department|\bschool\b|elementary|\bmiddle\b|\bhigh\b|academy",
            re.IGNORECASE,
        ),
    ),
    (5, re.compile(r"escuelas?|écoles?|scholen|contacto|deportes|学校|联系|体育", re.IGNORECASE)),
    (4, re.compile(r"about|news|famil|parents?|community|students?", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    url: str
    worth: int
    depth: int


def next_pages(home_page: str, seen: Sequence[Capture], max_pages: int) -> tuple[Ask, ...]:
    """Give the next pages to read; empty when there is nothing more worth reading, or `max_pages`
    were asked for.

    Sitemaps count as pages. Only the district's own host and hosts below its domain are read.
    """
    asked = {capture.ask.url for capture in seen}
    first = [Ask(home_page, HOME), Ask(urljoin(home_page, "/sitemap.xml"), SITEMAP)]
    waiting = [ask for ask in first if ask.url not in asked]
    if waiting:
        return tuple(waiting[: max(0, max_pages - len(asked))])
    room = max_pages - len(asked)
    maps = [Ask(url, SITEMAP) for url in _more_sitemaps(seen, home_page) if url not in asked]
    pages = [Ask(found.url, PAGE) for found in _best(home_page, seen) if found.url not in asked]
    return tuple((*maps, *pages)[: max(0, room)])


def is_own(url: str, home_page: str) -> bool:
    """Say whether `url` is on the district's own site: the same host, or one below its domain
    (`www.` left out).
    """
    host, home = _host(url), _host(home_page).removeprefix("www.")
    return bool(home) and (host == home or host.endswith("." + home))


def _best(home_page: str, seen: Sequence[Capture]) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    for capture in seen:
        depth = 1 if capture.ask.purpose in {HOME, SITEMAP} else 2
        for link in _links(capture):
            candidate = _candidate(link, depth, home_page)
            before = found.get(candidate.url) if candidate else None
            if candidate and (before is None or candidate.worth > before.worth):
                found[candidate.url] = candidate
    done = {capture.url for capture in seen}
    chosen = [one for one in found.values() if one.url not in done]
    return sorted(chosen, key=lambda one: (-one.worth, one.depth, one.url.count("/"), one.url))


def _candidate(link: Link, depth: int, home_page: str) -> _Candidate | None:
    url = urldefrag(link.url).url
    parts = urlsplit(url)
    if not is_own(url, home_page) or parts.query or _NOT_PAGES.search(parts.path):
        return None
    words = f"{parts.hostname} {parts.path.replace('-', ' ').replace('_', ' ')} {link.text}"
    worth = max((points for points, pattern in _WORTH if pattern.search(words)), default=1)
    if worth == 1 and depth > 1:
        return None
    root = worth + 3 if parts.path in {"", "/"} else worth
    return _Candidate(url, root - parts.path.strip("/").count("/"), depth)


def _links(capture: Capture) -> Iterable[Link]:
    if not capture.ok:
        return ()
    if capture.ask.purpose == SITEMAP:
        return (Link(url, "", "") for url in _locations(capture))
    return links_of(capture)


def _locations(capture: Capture) -> list[str]:
    return [
        match.decode("utf-8", "replace").replace("&amp;", "&")
        for match in _LOCATION.findall(capture.body)
    ]


def _more_sitemaps(seen: Sequence[Capture], home_page: str) -> list[str]:
    found = [
        url
        for capture in seen
        if capture.ok and capture.ask.purpose == SITEMAP and b"<sitemapindex" in capture.body[:2000]
        for url in _locations(capture)
        if is_own(url, home_page) and not url.endswith(".gz")
    ]
    return found[:_SITEMAPS_AT_MOST]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold().rstrip(".")
    except ValueError:
        return ""
