"""Well-formed RSS 0.9x-2.0, RSS 1.0 (RDF) and Atom, read with lxml. Pure.

Broken feeds go to `feed_loose`; both give the same `Feed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.snapshot import Picture
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import Entry, Feed, FeedText, name_of_mail
from crawler.platforms.formats.markup import absolute

_XML = "{http://www.w3.org/XML/1998/namespace}"
_NAMESPACES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
}
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RSS_ROOTS = frozenset({"rss", "rdf:RDF"})
Children = dict[str, list[Any]]


def read_xml(text: str, base: str) -> Feed | None:
    """Read a feed; None when the text is not well-formed XML or no feed. `base` is its address."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if _name(root.tag) == "atom:feed":
        return _atom(root, absolute(root.get(_XML + "base"), base) or base)
    if _name(root.tag) in _RSS_ROOTS:
        return _rss(root, base)
    return None


def _rss(root: Any, base: str) -> Feed | None:
    top = _children(root)
    channel = next(iter(top.get("channel", [])), None)
    if channel is None:
        return None
    head = _children(channel)
    image = next(iter(head.get("image", []) + top.get("image", [])), None)
    home = absolute(_text(head, "link"), base)
    logo = _text(_children(image), "url") if image is not None else None
    return Feed(
        title=FeedText(_text(head, "title", "dc:title"), "html"),
        description=FeedText(_text(head, "description", "itunes:summary"), "html"),
        home=home,
        logo=absolute(logo or _attribute(head, "itunes:image", "href"), base),
        author=name_of_mail(_text(head, "dc:creator", "itunes:author", "managingEditor")),
        next_page=_atom_link(head, "next", base),
        entries=tuple(
            _rss_entry(_children(item), item, home or base)
            for item in (*head.get("item", ()), *top.get("item", ()))
        ),
    )


def _rss_entry(parts: Children, item: Any, base: str) -> Entry:
    guid = _text(parts, "guid", "atom:id")
    link = _text(parts, "link") or _atom_link(parts, "alternate", base)
    if not link and guid and _attribute(parts, "guid", "isPermaLink") != "false":
        link = guid if guid.startswith("http") else None
    content = _text(parts, "content:encoded", "atom:content", "description", "atom:summary")
    when = _text(parts, "pubDate", "dc:date", "atom:published", "atom:updated")
    return Entry(
        id=guid or item.get(_RDF_ABOUT) or link,
        link=absolute(link, base),
        title=FeedText(_text(parts, "title", "dc:title", "media:title"), "html"),
        text=FeedText(content if content is not None else _media_text(parts), "html"),
        moment=moment(when),
        author=name_of_mail(_text(parts, "dc:creator", "itunes:author", "author")),
        pictures=tuple(_pictures(parts, base)),
        thumbnails=tuple(_thumbnails(parts, base)),
        base=absolute(link, base) or base,
    )


def _atom(root: Any, base: str) -> Feed:
    head = _children(root)
    return Feed(
        title=_construct(head, "atom:title"),
        description=_construct(head, "atom:subtitle", "atom:tagline"),
        home=_atom_link(head, "alternate", base),
        logo=absolute(_text(head, "atom:logo", "atom:icon"), base),
        author=_person(head),
        id=_text(head, "atom:id"),
        next_page=_atom_link(head, "next", base),
        entries=tuple(_atom_entry(entry, base) for entry in head.get("atom:entry", ())),
    )


def _atom_entry(entry: Any, base: str) -> Entry:
    parts = _children(entry)
    base = absolute(entry.get(_XML + "base"), base) or base
    link = _atom_link(parts, "alternate", base)
    content = _construct(parts, "atom:content", "atom:summary")
    inner = next(iter(parts.get("atom:content", ())), None)
    inner_base = absolute(inner.get(_XML + "base"), base) if inner is not None else None
    when = _text(parts, "atom:published", "atom:issued", "atom:created", "atom:updated")
    return Entry(
        id=_text(parts, "atom:id") or link,
        link=link,
        title=_construct(parts, "atom:title"),
        text=content if content.text is not None else FeedText(_media_text(parts), "text"),
        moment=moment(when or _text(parts, "atom:modified", "dc:date")),
        author=_person(parts) or _text(parts, "dc:creator"),
        pictures=tuple(_pictures(parts, base)),
        thumbnails=tuple(_thumbnails(parts, base)),
        base=inner_base or link or base,
    )


def _construct(parts: Children, *names: str) -> FeedText:
    """Read an Atom text construct (RFC 4287 §3.1): only `text` is literal."""
    for name in names:
        for element in parts.get(name, ()):
            kind = (element.get("type") or "text").lower()
            if kind == "xhtml" or len(element):
                written = (element.text or "") + "".join(
                    etree.tostring(child, encoding="unicode") for child in element
                )
                return FeedText(written, "html")
            escaped = "html" in kind or element.get("mode") == "escaped"
            if element.get("src") is None:
                return FeedText(element.text or "", "html" if escaped else "text")
    return FeedText(None, "text")


def _pictures(parts: Children, base: str) -> Iterator[Picture]:
    media = [*parts.get("media:content", ())]
    for group in parts.get("media:group", ()):
        media += _children(group).get("media:content", [])
    media += [link for link in parts.get("atom:link", ()) if link.get("rel") == "enclosure"]
    for element in (*media, *parts.get("enclosure", ())):
        url = absolute(element.get("url") or element.get("href"), base)
        if url and (element.get("medium") == "image" or _is_image(element.get("type"))):
            yield Picture(url)


def _thumbnails(parts: Children, base: str) -> Iterator[Picture]:
    found = [*parts.get("media:thumbnail", ())]
    for group in (*parts.get("media:group", ()), *parts.get("media:content", ())):
        found += _children(group).get("media:thumbnail", [])
    found += parts.get("itunes:image", [])
    for element in found:
        url = absolute(element.get("url") or element.get("href"), base)
        if url:
            yield Picture(url)


def _media_text(parts: Children) -> str | None:
    for group in (parts, *map(_children, parts.get("media:group", ()))):
        text = _text(group, "media:description")
        if text is not None:
            return text
    return None


def _is_image(media_type: str | None) -> bool:
    return (media_type or "").lower().startswith("image/")


def _person(parts: Children) -> str | None:
    for author in parts.get("atom:author", ()):
        name = _text(_children(author), "atom:name")
        if name:
            return name
    return None


def _atom_link(parts: Children, rel: str, base: str) -> str | None:
    links = [link for link in parts.get("atom:link", ()) if (link.get("rel") or "alternate") == rel]
    links.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    return next((url for link in links if (url := absolute(link.get("href"), base))), None)


def _attribute(parts: Children, name: str, attribute: str) -> str | None:
    return next((value for part in parts.get(name, ()) if (value := part.get(attribute))), None)


def _text(parts: Children, *names: str) -> str | None:
    """Give the first text that is filled; the empty text when all that is there is empty."""
    found: str | None = None
    for name in names:
        for element in parts.get(name, ()):
            found = (element.text or "") if not len(element) else "".join(element.itertext())
            if found.strip():
                return found.strip()
    return None if found is None else ""


def _children(element: Any) -> Children:
    parts: Children = {}
    for child in element:
        if isinstance(child.tag, str):
            parts.setdefault(_name(child.tag), []).append(child)
    return parts


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _NAMESPACES.get(space, "?" if space else "")
    return f"{prefix}:{local}" if prefix else local
