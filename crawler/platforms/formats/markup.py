"""From a piece of HTML to plain text, pictures and links; what strangers wrote stays text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any  # elements: lxml ships no types
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.snapshot import Picture
from crawler.platforms.formats.markup_quick import (
    LINE,
    PARAGRAPH,
    Attributes,
    Quick,
    quick_read,
    quick_text,
    unescaped,
    written,
)
from crawler.platforms.formats.tree import web_url

_UNTAKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[a-zA-Z/!?]")
_PARAGRAPHS = ("p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_LINES = ("div", "li", "tr", "section", "article", "header", "footer", "figure", "figcaption")
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "svg", "head")
_EMPTY = ("br", "hr")
_PARAGRAPH, _LINE = "\ue000", "\ue001"  # private use: lxml takes no control characters
_MARKS = dict.fromkeys(_PARAGRAPHS, _PARAGRAPH) | dict.fromkeys((*_LINES, *_EMPTY), _LINE)
_IMAGES, _LINKS_AND_IMAGES = frozenset({"img", "IMG"}), frozenset({"a", "A", "img", "IMG"})
_PLAIN_ADDRESS = re.compile(r"https?://[!-.0-Z\\^-~][!-Z\\^-~]*+")
"""An address that is absolute and that every splitter takes; most are."""
_ROOTED = re.compile(r"(?:/[\w~%+,=&:@-][\w~%+,=&:@.-]*+)++/?+(?:\?[\w~%+,=&:@./-]++)?+", re.ASCII)
"""An address without its host that joining does not change: no dots between slashes."""
_NOT_CONTENT = re.compile(
    r"//(?:[\w-]+\.)?gravatar\.com/avatar/|//pixel\.wp\.com/|//stats\.wordpress\.com/"
    r"|//feeds\.feedburner\.com/|//s\.w\.org/images/core/emoji/"
)
_DECORATION = frozenset({"wp-smiley", "emoji", "custom-emoji", "emojione"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML read: its text, its pictures in order without repeats, its links."""

    text: str
    pictures: tuple[Picture, ...] = ()
    links: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Give the plain text of what may be HTML: paragraphs parted by an empty line."""
    quick = quick_text(text)
    return quick if quick is not None else fragment(text).text


def fragment(text: str, base: str = "") -> Fragment:
    """Read a piece of HTML; addresses are made absolute with `base`, or left out."""
    if not _TAG.search(text):
        return Fragment(_tidy(unescaped(text) if "&" in text else text))
    quick = quick_read(text, _LINKS_AND_IMAGES)
    if quick is None:
        return _parsed(text, base)
    links = _links((tag for name, tag in quick.tags if name == "a"), base)
    return Fragment(quick.text, _pictures(_images(quick), base), links)


def shown(text: str, base: str = "") -> Fragment:
    """Read a piece of HTML for its text and pictures only; `links` may be left out."""
    quick = quick_read(text, _IMAGES)
    return Fragment(quick.text, _pictures(_images(quick), base)) if quick else fragment(text, base)


def parse_html(text: str) -> Any | None:
    """Give the root element of an HTML text; None when there is nothing in it."""
    text = re.sub(r"(?i)</html\s*>", "", text)  # libxml2 drops what stands behind it
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, collect_ids=False
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def text_of(root: Any) -> str:
    """Give the text of an element as plain text; the tree is changed on the way."""
    for element in list(root.iter(*_UNSEEN)):
        tail = element.tail
        element.clear()
        _set(element, "tail", tail or "")
    for element in root.iter("pre"):
        for inner in element.iter():
            _set(inner, "text", (inner.text or "").replace("\n", _LINE))
    for element in root.iter(*_MARKS):
        mark = _MARKS[element.tag]
        _set(element, "tail", mark + (element.tail or ""))
        if element.tag not in _EMPTY:
            _set(element, "text", mark + (element.text or ""))
    marked: str = etree.tostring(root, method="text", encoding="unicode", with_tail=False)
    return written(marked.replace(_PARAGRAPH, PARAGRAPH).replace(_LINE, LINE))


def _set(element: Any, place: str, text: str) -> None:
    """Set a text; a page may name characters (`&#11;`) that lxml gives and does not take."""
    try:
        setattr(element, place, text)
    except ValueError:
        setattr(element, place, _UNTAKEN.sub("", text))


def pictures_in(root: Any, base: str) -> tuple[Picture, ...]:
    """Give the pictures under an element: not tracking pixels, smileys, or authors' portraits."""
    return _pictures(root.iter("img"), base)


def _parsed(text: str, base: str) -> Fragment:
    root = parse_html(f"<div>{text}</div>")
    if root is None:
        return Fragment("")
    pictures, links = pictures_in(root, base), _links(root.iter("a"), base)
    return Fragment(text_of(root), pictures, links)


def _images(quick: Quick) -> Iterable[Attributes]:
    return (tag for name, tag in quick.tags if name == "img")


def _pictures(images: Iterable[Any], base: str) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    for image in images:
        source = image.get("src") or ""
        if not source or source.startswith("data:"):
            source = image.get("data-src") or image.get("data-lazy-src") or image.get("data-image")
        url = absolute(source, base)
        if url and url not in found and not _is_decoration(image, url):
            found[url] = Picture(url, (image.get("alt") or "").strip() or None)
    return tuple(found.values())


def absolute(address: str | None, base: str) -> str | None:
    """Make an address absolute; None when it is not a web address then."""
    address = (address or "").strip()
    if not address or _PLAIN_ADDRESS.fullmatch(address):
        return address or None
    if not address.startswith(("http://", "https://")):
        try:
            origin = _origin(base) if _ROOTED.fullmatch(address) else None
            if origin:
                return origin + address
            address = urljoin(base, address)
        except ValueError:
            return None
    return web_url(address) if _splits(address) else None


def is_picture_of_post(url: str) -> bool:
    """Say whether an address can be a post's picture (a portrait or a counting pixel is none)."""
    return not _NOT_CONTENT.search(url)


def _is_decoration(image: Any, url: str) -> bool:
    tiny = _is_tiny(image.get("width")) or _is_tiny(image.get("height"))
    classes = (image.get("class") or "").split()
    return tiny or not is_picture_of_post(url) or not _DECORATION.isdisjoint(classes)


def _is_tiny(side: str | None) -> bool:
    return side is not None and side.strip().rstrip("px") in {"0", "1"}


def _links(anchors: Iterable[Any], base: str) -> tuple[str, ...]:
    found = (absolute(anchor.get("href"), base) for anchor in anchors)
    return tuple(dict.fromkeys(url for url in found if url))


@lru_cache(maxsize=64)
def _origin(base: str) -> str | None:
    """Give where addresses that begin with a slash lead to, without the slash."""
    home = urljoin(base, "/")
    return home[:-1] if _PLAIN_ADDRESS.fullmatch(home) and home.count("/") == 3 else None


def _splits(address: str) -> bool:
    if address.isascii() and "[" not in address and "]" not in address:
        return True  # nothing else is refused by urlsplit, which costs more than all the rest here
    try:
        return bool(urlsplit(address))
    except ValueError:
        return False


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
