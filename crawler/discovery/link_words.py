"""What a page says of an address: the words on and around a link. Pure."""

from __future__ import annotations

import re

from crawler.discovery.links import Link

_MOST_LETTERS = 160
PART = " | "
"""Stands between the parts of what is said of a link."""
_BARE = re.compile(
    r"share icon"
    r"|(?:follow|like|find|visit|join|subscribe|see|connect with)?\s*(?:us|our)?\s*(?:on|to)?\s*"
    r"(?:our)?\s*(?:facebook|twitter|x|instagram|youtube|vimeo|flickr|linkedin|tiktok|snapchat"
    r"|pinterest|bluesky|mastodon|threads|social|link|opens in (?:a )?new (?:tab|window))?\W*"
    r"(?:page|account|channel|feed|icon|logo)?\W*",
    re.IGNORECASE,
)
"""A text that says only where the link leads."""


def said_of(link: Link) -> str | None:
    """Say what the page says of an address: the link's text, and its row and heading when the text
    is bare.
    """
    if link.text and not _BARE.fullmatch(link.text):
        return link.text[:_MOST_LETTERS]
    parts = dict.fromkeys(part for part in (link.row, link.text, link.heading) if part)
    kept = [part for part in parts if not any(part != other and part in other for other in parts)]
    return PART.join(kept)[:_MOST_LETTERS] or None
