"""What X gives out for showing a post elsewhere: oEmbed, embedded timelines, single posts. Pure.

Shapes: publish.x.com/oembed (docs.x.com, oEmbed API, checked 2026-11): the text stands in HTML, the
day in English words, the author's handle only in an address.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.snapshot import Moment, Post, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.markup import fragment
from crawler.platforms.formats.page_data import script_data
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, url_at
from crawler.platforms.formats.x_v1 import read_v1
from crawler.platforms.formats.x_words import status_in

_PROVIDERS = frozenset({"Twitter", "X"})
_TEXT = re.compile(r"<blockquote[^>]{0,400}>\s*<p[^>]{0,200}>(.*?)</p>", re.DOTALL)
_DAY = re.compile(r">\s*([A-Z][a-z]{2,8} \d{1,2}, \d{4})\s*</a>")
_HANDLE = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/@?(\w{1,15})/?(?:\?|$)")
_TIMELINE = ("props", "pageProps", "timeline", "entries")


def read_embedded(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read an oEmbed answer; None when it is none."""
    if text_at(tree, "provider_name") not in _PROVIDERS:
        return None
    home = url_at(tree, "author_url")
    named = _HANDLE.match(home or "")
    handle = named.group(1) if named else None
    name = filled_at(tree, "author_name")
    account = replace(empty, handle=handle, display_name=name, profile_url=home)
    post = _embedded_post(tree, handle, name)
    return replace(account, posts=(post,) if post else ())


def _embedded_post(tree: Tree, handle: str | None, name: str | None) -> Post | None:
    html = text_at(tree, "html") or ""
    address = url_at(tree, "url")
    place = status_in(address)
    if place is None:
        return None
    text = _TEXT.search(html)
    return Post(
        id=place[1],
        permalink=address,
        moment=_day(html),
        text=fragment(text.group(1)).text if text else None,
        author_handle=handle,
        author_name=name,
    )


def _day(html: str) -> Moment | None:
    days = _DAY.findall(html)
    return moment(days[-1]) if days else None


def read_timeline_page(capture: Capture, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read the page of an embedded timeline; None when it is none."""
    if b"__NEXT_DATA__" not in capture.body:
        return None
    data = script_data(capture.body, "__NEXT_DATA__")
    entries = dicts_at(data, *_TIMELINE)
    shown = filled_at(data, "props", "pageProps", "headerProps", "screenName") or owner
    statuses: list[Tree] = [
        status for entry in entries if isinstance(status := at(entry, "content", "tweet"), dict)
    ]
    if not statuses and not filled_at(data, "props", "pageProps", "headerProps", "screenName"):
        return None
    return read_v1(statuses, empty, shown)
