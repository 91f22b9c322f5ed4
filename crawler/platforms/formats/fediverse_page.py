"""The public page of an account on a fediverse server, by its head. Pure.

Mastodon names the account in `profile:username` and counts before the biography in og:description
(app/views/accounts/_og.html.haml, checked 2026-11).
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.page import read_page

_COUNTS = re.compile(r"\s*[\d.,KMB]+ \w+(?:, [\d.,KMB]+ \w+){1,3}\s*·?\s*(?P<bio>.*)", re.DOTALL)
_NAMED = re.compile(r"(?P<name>.*?)\s*\(@(?P<acct>[^()\s]+@[^()\s]+)\)(?:.*)?", re.DOTALL)


def read_profile_page(capture: Capture, empty: Snapshot) -> Snapshot | None:
    """Read a profile's page; None when the body is no page, or does not say whose it is."""
    page = read_page(capture)
    if page is None:
        return None
    titled = _NAMED.fullmatch(page.meta("og:title") or page.title or "")
    acct = page.meta("profile:username") or (titled["acct"] if titled else None)
    if acct is None:
        return None
    told = page.meta("og:description", "description") or ""
    counted = _COUNTS.fullmatch(told)
    picture = page.meta_url("og:image")
    outside = tuple(url for url in page.me if url != page.canonical)
    return replace(
        empty,
        handle=acct.removeprefix("@"),
        display_name=(titled["name"] or None) if titled else None,
        bio=(counted["bio"] if counted else told).strip() or None,
        avatar=Picture(picture) if picture else None,
        external_urls=outside,
        profile_url=page.canonical or page.meta_url("og:url") or capture.url or None,
        links=page.links,
    )
