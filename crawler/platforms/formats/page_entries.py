"""Posts that a page marks as such: h-entry, the older hentry, and articles in JSON-LD. Pure.

Forms: microformats.org/wiki/h-entry and /wiki/hatom, schema.org/Article and its kinds; checked
2026-11. An author is named; nobody else on a page is.
"""

from __future__ import annotations

import copy
import html
from collections.abc import Iterator
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.snapshot import Moment, Picture, Post, PostKind
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.linked_data import nodes_in
from crawler.platforms.formats.markup import absolute, pictures_in, plain, text_of
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at

_ENTRIES = etree.XPath("//@class[contains(., 'h-entry') or contains(., 'hentry')]/..")
_CLASSED = etree.XPath(".//@class/..")
_ENTRY = frozenset({"h-entry", "hentry"})
_TITLE = ("p-name", "entry-title")
_CONTENT = ("e-content", "entry-content", "p-summary", "entry-summary")
_TIME = ("dt-published", "published", "entry-date", "dt-updated", "updated")
_ARTICLES = frozenset(
    {
        "Article", "BlogPosting", "NewsArticle", "SocialMediaPosting", "LiveBlogPosting", "Report",
        "OpinionNewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "TechArticle",
    }
)  # fmt: skip
_MAX_ENTRIES = 200


def entries_in(root: Any, base: str, text: str) -> tuple[Post, ...]:
    """Give the posts of a page; `text` is the page, to see at once that there is none."""
    found: dict[str, Post] = {}
    if "hentry" in text or "h-entry" in text:
        marked = [e for e in _ENTRIES(root) if not _ENTRY.isdisjoint(e.get("class").split())]
        known = set(marked)
        outermost = [e for e in marked if known.isdisjoint(e.iterancestors())]
        for post in filter(None, (_entry(entry, base) for entry in outermost[:_MAX_ENTRIES])):
            found.setdefault(post.id, post)
    if not found and "datePublished" in text:
        for post in _articles(root, base):
            found.setdefault(post.id, post)
    return tuple(found.values())


def _entry(entry: Any, base: str) -> Post | None:
    parts: dict[str, Any] = {}
    for part in _CLASSED(entry):
        for name in part.get("class").split():
            parts.setdefault(name, part)
    titled = _first(parts, _TITLE)
    written = copy.deepcopy(_first(parts, _CONTENT))
    link = absolute(_address(parts, titled, entry), base)
    when = _when(parts, entry)
    if (titled is None and written is None) or (link is None and when is None):
        return None
    title = _words(titled)
    pictures = pictures_in(written, base) if written is not None else ()
    photo = parts.get("u-photo")
    shown = absolute(photo.get("src") or photo.get("href"), base) if photo is not None else None
    text = text_of(written) if written is not None else None
    return Post(
        id=link or f"{NO_ID}{title} {when.text() if when else ''}",
        permalink=link,
        moment=when,
        title=None if title == text else title,
        text=text,
        pictures=pictures or ((Picture(shown),) if shown else ()),
        author_name=_author(parts),
    )


def _first(parts: dict[str, Any], names: tuple[str, ...]) -> Any | None:
    return next((parts[name] for name in names if name in parts), None)


def _address(parts: dict[str, Any], titled: Any | None, entry: Any) -> str | None:
    for name in ("u-url", "bookmark"):
        if name in parts and parts[name].get("href"):
            return str(parts[name].get("href"))
    for place in (titled, entry):
        for anchor in place.iter("a") if place is not None else ():
            if place is titled or "bookmark" in (anchor.get("rel") or ""):
                return anchor.get("href") if anchor.get("href") else None
    parent = titled.getparent() if titled is not None else None
    return parent.get("href") if parent is not None and parent.tag == "a" else None


def _when(parts: dict[str, Any], entry: Any) -> Moment | None:
    marked = [parts[name] for name in _TIME if name in parts] + list(entry.iter("time"))[:1]
    for part in marked:
        inner = part if part.get("datetime") or part.tag != "a" else next(part.iter("time"), part)
        told = (inner.get("datetime"), inner.get("title"), _words(inner))
        read = next((found for text in told if text and (found := moment(text))), None)
        if read:
            return read
    return None


def _author(parts: dict[str, Any]) -> str | None:
    card = _first(parts, ("p-author", "author", "byline"))
    if card is None:
        return None
    named = (p for p in (card, *_CLASSED(card)) if {"p-name", "fn"} & set(p.get("class").split()))
    return _words(next(named, card))


def _words(element: Any | None) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _articles(root: Any, base: str) -> Iterator[Post]:
    for node in nodes_in(root):
        kinds = at(node, "@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        title = filled_at(node, "headline") or filled_at(node, "name")
        if title and any(isinstance(name, str) and name in _ARTICLES for name in names):
            yield _article(node, html.unescape(title), base)


def _article(node: Tree, title: str, base: str) -> Post:
    page = filled_at(node, "mainEntityOfPage") or filled_at(node, "mainEntityOfPage", "@id")
    link = absolute(filled_at(node, "url") or page, base)
    written = text_at(node, "articleBody") or text_at(node, "description")
    images = at(node, "image") if isinstance(at(node, "image"), list) else [at(node, "image")]
    listed = images if isinstance(images, list) else []
    shown = [absolute(filled_at([one], 0) or filled_at(one, "url"), base) for one in listed]
    author = at(node, "author", 0) or at(node, "author")
    name = filled_at(author, "name") or filled_at([author], 0)
    return Post(
        id=link or NO_ID + title,
        permalink=link,
        moment=moment(text_at(node, "datePublished") or text_at(node, "dateCreated")),
        title=title,
        text=plain(written) if written is not None else None,
        pictures=tuple({url: Picture(url) for url in shown if url}.values()),
        kind=PostKind.ARTICLE,
        author_name=html.unescape(name) if name else None,
    )
