"""From a piece of HTML to plain text, pictures and links; what strangers wrote stays text. Pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any  # elements: lxml ships no types
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.snapshot import Picture
from crawler.platforms.formats.tree import web_url

_TAG = re.compile(r"<[a-zA-Z/!?]")
_PARAGRAPHS = ("p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_LINES = ("div", "li", "tr", "section", "article", "header", "footer", "figure", "figcaption")
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "svg", "head")
_SIMPLE_TAG = re.compile(r"</?([a-z1-6]+)(?=[\s/>])[^<>]*>")
_PARAGRAPH_TAG = re.compile(r"</?(?:p|blockquote|ul|ol|h[1-6])(?=[\s/>])[^<>]*>")
_LINE_TAG = re.compile(r"</?(?:li|div|br)(?=[\s/>])[^<>]*>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_SIMPLE_TAGS = frozenset({"a", "b", "i", "em", "strong", "span", "code", "u", "s", "small", "br"})
_SIMPLE_TAGS |= {"p", "blockquote", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
_BLANKS = "\t\r\n\f\xa0"
_BREAKS = re.compile("[\ue000\ue001][ \ue000\ue001]*")
_PARAGRAPH, _LINE = "\ue000", "\ue001"  # private use: lxml takes no control characters
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
    tags = _SIMPLE_TAG.findall(text)
    if text.count("<") == text.count(">") == len(tags) and _SIMPLE_TAGS.issuperset(tags):
        marked = _PARAGRAPH_TAG.sub(_PARAGRAPH, _single_spaced(text))
        marked = _ANY_TAG.sub("", _LINE_TAG.sub(_LINE, marked))
        return _written(html.unescape(marked) if "&" in marked else marked)
    return fragment(text).text


def fragment(text: str, base: str = "") -> Fragment:
    """Read a piece of HTML; addresses are made absolute with `base`, or left out."""
    if not _TAG.search(text):
        return Fragment(_tidy(html.unescape(text) if "&" in text else text))
    root = parse_html(f"<div>{text}</div>")
    if root is None:
        return Fragment("")
    pictures = pictures_in(root, base)
    links = tuple(dict.fromkeys(_links(root, base)))
    return Fragment(text_of(root), pictures, links)


def parse_html(text: str) -> Any | None:
    """Give the root element of an HTML text; None when there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def text_of(root: Any) -> str:
    """Give the text of an element as plain text; the tree is changed on the way."""
    for element in list(root.iter(*_UNSEEN)):
        tail = element.tail
        element.clear()
        element.tail = tail
    for element in root.iter("pre"):
        for inner in element.iter():
            inner.text = inner.text and inner.text.replace("\n", _LINE)
    for mark, names in ((_PARAGRAPH, _PARAGRAPHS), (_LINE, _LINES)):
        for element in root.iter(*names):
            element.text = mark + (element.text or "")
            element.tail = mark + (element.tail or "")
    for element in root.iter("br", "hr"):
        element.tail = _LINE + (element.tail or "")
    return _written(etree.tostring(root, method="text", encoding="unicode", with_tail=False))


def pictures_in(root: Any, base: str) -> tuple[Picture, ...]:
    """Give the pictures under an element: not tracking pixels, smileys, or authors' portraits."""
    found: dict[str, Picture] = {}
    for image in root.iter("img"):
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
    if not address:
        return None
    if not address.startswith(("http://", "https://")):
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    return web_url(address) if _splits(address) else None


def is_picture_of_post(url: str) -> bool:
    """Say whether an address can be a post's picture (a portrait or a counting pixel is none)."""
    return not _NOT_CONTENT.search(url)


def _is_decoration(image: Any, url: str) -> bool:
    tiny = any(
        (image.get(side) or "").strip().rstrip("px") in {"0", "1"} for side in ("width", "height")
    )
    classes = (image.get("class") or "").split()
    return tiny or not is_picture_of_post(url) or not _DECORATION.isdisjoint(classes)


def _links(root: Any, base: str) -> list[str]:
    return [url for a in root.iter("a") if (url := absolute(a.get("href"), base))]


def _single_spaced(text: str) -> str:
    """Make each run of blanks one space; replacing costs a tenth of a regular expression here."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _written(marked: str) -> str:
    text = _single_spaced(marked).strip()
    text = text.replace(" " + _PARAGRAPH, _PARAGRAPH).replace(" " + _LINE, _LINE)
    return _BREAKS.sub(_break, text).strip()


def _break(match: re.Match[str]) -> str:
    marks = match.group()
    return "\n\n" if _PARAGRAPH in marks or marks.count(_LINE) > 2 else "\n"


def _splits(address: str) -> bool:
    if address.isascii() and "[" not in address and "]" not in address:
        return True  # nothing else is refused by urlsplit, which costs more than all the rest here
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
