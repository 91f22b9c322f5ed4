"""The one door to all feeds: which format a body is in, and its snapshot. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.model.capture import Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.bodies import (
    WIDE_MARKS,
    is_plain_utf8_xml,
    without_controls,
    xml_text,
)
from crawler.platforms.formats.feed import Feed, snapshot_of
from crawler.platforms.formats.feed_json import read_json_feed
from crawler.platforms.formats.feed_loose import read_loose
from crawler.platforms.formats.feed_xml import read_xml

_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_FEED_ROOT_BYTES = re.compile(rb"<(?:[\w\x80-\xff]+:)?(?:rss|feed|RDF)[\s>]")
_ROOT_WITHIN_CHARS = 4000
_ROOT_WITHIN_BYTES = 4 * _ROOT_WITHIN_CHARS + 400  # a character has at most four; a declaration


def read_feed(capture: Capture, platform: str) -> Snapshot | None:
    """Give the snapshot that a feed shows; None when the body is no feed."""
    feed = _parsed(capture)
    return None if feed is None else snapshot_of(feed, platform, capture.fetched_at)


def is_feed(capture: Capture) -> bool:
    """Say whether the body is a feed, without reading its posts."""
    return _parsed(capture) is not None


def _parsed(capture: Capture) -> Feed | None:
    return parse_feed(capture.body, capture.headers.get("content-type", ""), capture.url)


@lru_cache(maxsize=4)  # a reader looks at the same answer again when it is asked what comes next
def parse_feed(body: bytes, content_type: str, url: str) -> Feed | None:
    """Read RSS, Atom, RDF or JSON Feed; None when the body is none of them."""
    start = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return read_json_feed(body, url)
    head = without_controls(body[:_ROOT_WITHIN_BYTES])
    if not body.startswith(WIDE_MARKS) and not _FEED_ROOT_BYTES.search(head):
        return None  # most pages; they need not be decoded for that
    if is_plain_utf8_xml(body) and _FEED_ROOT_BYTES.search(head, 0, _ROOT_WITHIN_CHARS):
        feed = read_xml(body, url)
        if feed is not None:
            return feed
    text = xml_text(body, content_type)
    if _FEED_ROOT.search(text, 0, _ROOT_WITHIN_CHARS) is None:
        return None
    return read_xml(text.encode("utf-8", "replace"), url) or read_loose(text, url)
