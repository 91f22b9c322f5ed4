"""Feeds that go on on a further page: those that say so (RFC 5005 §3, JSON Feed `next_url`), and
those that WordPress writes, which do not. Pure.

WordPress gives page N of a feed at `?paged=N` and 404 after the last one
(developer.wordpress.org/reference/classes/wp_query/#pagination-parameters, 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.model.access import Access
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.feeds import read_feed
from crawler.platforms.formats.paging import next_of, of_purpose

MORE = "more"
"""The purpose of a request for a further page of a feed."""
_BY_WORDPRESS = re.compile(rb"<generator>\s*https?://wordpress\.(?:org|com)/", re.IGNORECASE)
_WITHIN_BYTES = 4000
_POSTS_A_PAGE = 10
"""As WordPress comes (the option `posts_per_rss`); a feed with fewer posts holds all there are."""


def more_of(first: Capture, seen: Sequence[Capture], access: Access) -> tuple[Ask, ...]:
    """Ask for the next page of the feed that begins with `first`, unless enough was read."""
    pages = [first, *of_purpose(seen, MORE)]
    url = next_of(pages, _read, access)
    asked = {page.ask.url for page in pages}
    fresh = url is not None and url not in asked and _host(url) == _host(first.url) != ""
    return (Ask(url, MORE),) if url and fresh else ()


def further(seen: Sequence[Capture]) -> Iterator[Capture]:
    """Give the further pages that there are: one that is missing was past the end."""
    return (capture for capture in of_purpose(seen, MORE) if capture.ok)


def _read(capture: Capture) -> Snapshot:
    found = read_feed(capture, "") if capture.ok else None
    if found is None:
        raise LayoutChangedError("feed")
    if found.next_page is not None or not _is_full_page_by_wordpress(capture, found):
        return found
    return replace(found, next_page=_next_by_wordpress(capture.ask.url))


def _is_full_page_by_wordpress(capture: Capture, found: Snapshot) -> bool:
    is_full = len(found.posts) >= _POSTS_A_PAGE
    return is_full and _BY_WORDPRESS.search(capture.body, 0, _WITHIN_BYTES) is not None


def _next_by_wordpress(url: str) -> str | None:
    if not _host(url):
        return None
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    here = query.get("paged", "")
    number = int(here) if here.isascii() and here.isdigit() and len(here) < 6 else 1
    return parts._replace(query=urlencode(query | {"paged": str(number + 1)})).geturl()


def _host(url: str) -> str:
    """Give the host of an address; empty when it is none (`http://[`)."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
