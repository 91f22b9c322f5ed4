"""A web page: what its head says of the site, what it links to, which feeds belong to it. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.capture import Capture
from crawler.model.snapshot import Post
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.linked_data import Owner, card_owners, owners_in
from crawler.platforms.formats.markup import absolute, parse_html
from crawler.platforms.formats.page_entries import entries_in
from crawler.platforms.formats.page_hidden import hidden_in, publishers_in, without_place
from crawler.platforms.formats.tree import clean

_FEED_TYPES = ("rss+xml", "atom+xml", "feed+json", "rdf+xml")
_ICON_RELS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "fluid-icon"})
_IS_FEED = re.compile(r"\s*(?:<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
"""A feed, however broken, is no page: nothing that it shows was meant as one."""
_IS_DATA = re.compile(
    r"[\s\ufeff]*(?:\{\s*\"|\[\s*[{\[\"]"
    r"|<\?xml[^>]*>\s*(?:<!--(?:(?!-->).)*+-->\s*)*+<(?!html|!doctype|!--|\?))",
    re.IGNORECASE | re.DOTALL,
)
"""Nor is JSON, whole or cut off, or XML other than XHTML, though their texts may hold HTML."""
_SIZE = re.compile(r"(\d{1,4})x\d{1,4}", re.IGNORECASE)
_MAX_LINKS = 3000
_NO_PAGE = ("#", "mailto:", "tel:", "javascript:")
_ADDRESSES = etree.XPath("//a/@href | //area/@href | //iframe/@src", smart_strings=False)
_NAMING_ME = etree.XPath("//@rel[contains(translate(., 'ME', 'me'), 'me')]/..")
_NOT_FOUND = re.compile(
    r"\W*(?:error\W+)?404\b.*"
    r"|(?:page|site|team|account|profile|user|blog)?\s*(?:was\s+|is\s+)?not found\b.*"
    r"|.*\b(?:page|site|team|profile) (?:could not be|cannot be|can't be|was not|not) found\b.*"
    r"|.*\bpage (?:does not|doesn't) exist\b.*|.*\bthis page isn't available\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names as its alternate."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page read. `metas` by lower-case name; `icons` best first; all addresses absolute."""

    url: str
    title: str | None
    metas: Mapping[str, str] = field(default_factory=dict)
    canonical: str | None = None
    icons: tuple[str, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    me: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    entries: tuple[Post, ...] = ()

    @property
    def publishers(self) -> tuple[str, ...]:
        """Give the accounts that the page's head names as the site's own."""
        return publishers_in(self.metas)

    @property
    def says_not_found(self) -> bool:
        """Say whether the page is a "not found" that came with status 200."""
        return bool(self.title and len(self.title) < 120 and _NOT_FOUND.fullmatch(self.title))

    def meta(self, *names: str) -> str | None:
        """Give the first of these metas that is filled."""
        return next((text for name in names if (text := self.metas.get(name))), None)

    def meta_url(self, *names: str) -> str | None:
        """Give the first of these metas that is an address, absolute."""
        return next(
            (url for name in names if (url := absolute(self.metas.get(name), self.url))), None
        )


def read_page(capture: Capture) -> Page | None:
    """Read a page; None when the body holds no HTML, or is a feed or other data."""
    return parse_page(capture.body, capture.headers.get("content-type", ""), capture.url)


@lru_cache(maxsize=4)  # a reader looks at the same answer again when it is asked what comes next
def parse_page(body: bytes, content_type: str, url: str) -> Page | None:
    """Read the page at `url`; None when the body holds no HTML, or is a feed or other data."""
    text = html_text(body, content_type)
    if "<" not in text[:20_000] or _IS_FEED.match(text) or _IS_DATA.match(text):
        return None
    root = parse_html(text)
    if root is None:
        return None
    base = _base(root, url)
    head = list(root.iter("link"))
    return Page(
        url=base,
        title=_title(root),
        metas=_metas(root),
        canonical=_first(head, "canonical", base),
        icons=_icons(head, base),
        feeds=_feeds(head, base),
        me=_me(root, base),
        links=_links(root, base),
        hidden=hidden_in(root, base),
        owners=(*owners_in(root, base), *(card_owners(root, base) if "h-card" in text else ())),
        entries=entries_in(root, base, text),
    )


def _base(root: Any, url: str) -> str:
    for element in root.iter("base"):
        return absolute(element.get("href"), url) or url
    return url


def _title(root: Any) -> str | None:
    for element in root.iter("title"):
        parent = element.getparent()
        if parent is None or parent.tag != "svg":
            return clean(" ".join("".join(element.itertext()).split())) or None
    return None


def _metas(root: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), clean(html.unescape(content)))
    return metas


def _rels(element: Any) -> list[str]:
    return (element.get("rel") or "").lower().split()


def _first(head: list[Any], rel: str, base: str) -> str | None:
    found = (absolute(link.get("href"), base) for link in head if rel in _rels(link))
    return next((url for url in found if url), None)


def _icons(head: list[Any], base: str) -> tuple[str, ...]:
    found: list[tuple[int, int, str]] = []
    for link in head:
        rels = _rels(link)
        url = absolute(link.get("href"), base) if not _ICON_RELS.isdisjoint(rels) else None
        if url:
            size = _SIZE.search(link.get("sizes") or "")
            touch = any("touch" in rel for rel in rels)
            found.append((int(size.group(1)) if size else 57 if touch else 16, len(found), url))
    found.sort(key=lambda icon: (-icon[0], icon[1]))
    return tuple(dict.fromkeys(url for _, _, url in found))


def _feeds(head: list[Any], base: str) -> tuple[FeedLink, ...]:
    found: dict[str, FeedLink] = {}
    for link in head:
        kind = (link.get("type") or "").lower()
        if "alternate" in _rels(link) and any(name in kind for name in _FEED_TYPES):
            url = absolute(link.get("href"), base)
            if url:
                found.setdefault(url, FeedLink(url, clean((link.get("title") or "").strip())))
    return tuple(found.values())


def _me(root: Any, base: str) -> tuple[str, ...]:
    naming = (e for e in _NAMING_ME(root) if e.tag in {"a", "link"} and "me" in _rels(e))
    found = (absolute(element.get("href"), base) for element in naming)
    return tuple(dict.fromkeys(url for url in found if url))


def _links(root: Any, base: str) -> tuple[str, ...]:
    addresses = dict.fromkeys(
        without_place(address)
        for address in _ADDRESSES(root)
        if address and not address.startswith(_NO_PAGE)
    )
    found: dict[str, None] = {}
    for address in addresses:
        url = absolute(address, base)
        if url:
            found[url] = None
            if len(found) >= _MAX_LINKS:
                break
    return tuple(found)
