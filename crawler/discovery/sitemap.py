"""Reads sitemaps and sitemap indexes (sitemaps.org protocol 0.9). Pure."""

from __future__ import annotations

import re
from html import unescape

from crawler.model.capture import Capture
from crawler.platforms.formats.bodies import xml_text

_LOCATION = re.compile(
    r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000}?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>",
    re.IGNORECASE,
)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex[\s>]", re.IGNORECASE)
_MOST = 5000


def is_index(capture: Capture) -> bool:
    """Say whether a sitemap lists further sitemaps."""
    return bool(_INDEX.search(_text(capture)[:2000]))


def locations(capture: Capture) -> tuple[str, ...]:
    """Give the addresses that a sitemap lists, in order, at most 5,000; nothing when it is none or
    is packed.
    """
    found = dict.fromkeys(unescape(match) for match in _LOCATION.findall(_text(capture)))
    return tuple(url for url in found if url.startswith(("http://", "https://")))[:_MOST]


def _text(capture: Capture) -> str:
    if not capture.ok or capture.body[:2] == b"\x1f\x8b":
        return ""
    return xml_text(capture.body, capture.headers.get("content-type", ""))
