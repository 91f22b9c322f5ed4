"""Well-formed RSS 0.9x-2.0, RSS 1.0 (RDF) and Atom, read with lxml. Pure.

Broken feeds go to `feed_loose`; both give the same `Feed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.model.snapshot import Picture
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import Entry, Feed, FeedText, name_of_mail
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.xml_tree import (
    Children,
    attribute_of,
    children_of,
    name_of,
    text_of,
)

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MEDIA = frozenset({"media:content", "media:group", "media:thumbnail", "itunes:image"})
_MEDIA |= {"atom:link", "enclosure"}
"""Where pictures are; without all of these there are none."""
_RSS_ROOTS = frozenset({"rss", "rdf:RDF"})


def read_xml(body: bytes, base: str) -> Feed | None:
    """Read a feed in UTF-8; None when it is not well-formed XML or no feed. `base` is its address.

    A declaration of another encoding does not count.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if name_of(root.tag) == "atom:feed":
        return _atom(root, absolute(root.get(_XML + "base"), base) or base)
    if name_of(root.tag) in _RSS_ROOTS:
        return _rss(root, base)
    return None


def _rss(root: Any, base: str) -> Feed | None:
    top = children_of(root)
    channel = next(iter(top.get("channel", [])), None)
    if channel is None:
        return None
    head = children_of(channel)
    image = next(iter(head.get("image", []) + top.get("image", [])), None)
    home = absolute(text_of(head, "link"), base)
    logo = text_of(children_of(image), "url") if image is not None else None
    return Feed(
        title=FeedText(text_of(head, "title", "dc:title"), "html"),
        description=FeedText(text_of(head, "description", "itunes:summary"), "html"),
        home=home,
        logo=absolute(logo or attribute_of(head, "itunes:image", "href"), base),
        author=name_of_mail(text_of(head, "dc:creator", "itunes:author", "managingEditor")),
        next_page=_atom_link(head, "next", base),
        entries=tuple(
            _rss_entry(children_of(item), item, home or base)
            for item in (*head.get("item", ()), *top.get("item", ()))
        ),
    )


def _rss_entry(parts: Children, item: Any, base: str) -> Entry:
    guid = text_of(parts, "guid", "atom:id")
    link = text_of(parts, "link") or _atom_link(parts, "alternate", base)
    if not link and guid and attribute_of(parts, "guid", "isPermaLink") != "false":
        link = guid if guid.startswith("http") else None
    content = text_of(parts, "content:encoded", "atom:content", "description", "atom:summary")
    when = text_of(parts, "pubDate", "dc:date", "atom:published", "atom:updated")
    return Entry(
        id=guid or item.get(_RDF_ABOUT) or link,
        link=absolute(link, base),
        title=FeedText(text_of(parts, "title", "dc:title", "media:title"), "html"),
        text=FeedText(content if content is not None else _media_text(parts), "html"),
        moment=moment(when),
        author=name_of_mail(text_of(parts, "dc:creator", "itunes:author", "author")),
        pictures=tuple(_pictures(parts, base)),
        thumbnails=tuple(_thumbnails(parts, base)),
        base=absolute(link, base) or base,
    )


def _atom(root: Any, base: str) -> Feed:
    head = children_of(root)
    return Feed(
        title=_construct(head, "atom:title"),
        description=_construct(head, "atom:subtitle", "atom:tagline"),
        home=_atom_link(head, "alternate", base),
        logo=absolute(text_of(head, "atom:logo", "atom:icon"), base),
        author=_person(head),
        id=text_of(head, "atom:id"),
        next_page=_atom_link(head, "next", base),
        entries=tuple(_atom_entry(entry, base) for entry in head.get("atom:entry", ())),
    )


def _atom_entry(entry: Any, base: str) -> Entry:
    parts = children_of(entry)
    base = absolute(entry.get(_XML + "base"), base) or base
    link = _atom_link(parts, "alternate", base)
    content = _construct(parts, "atom:content", "atom:summary")
    inner = next(iter(parts.get("atom:content", ())), None)
    inner_base = absolute(inner.get(_XML + "base"), base) if inner is not None else None
    when = text_of(parts, "atom:published", "atom:issued", "atom:created", "atom:updated")
    return Entry(
        id=text_of(parts, "atom:id") or link,
        link=link,
        title=_construct(parts, "atom:title"),
        text=content if content.text is not None else FeedText(_media_text(parts), "text"),
        moment=moment(when or text_of(parts, "atom:modified", "dc:date")),
        author=_person(parts) or text_of(parts, "dc:creator"),
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
    if _MEDIA.isdisjoint(parts):
        return
    media = [*parts.get("media:content", ())]
    for group in parts.get("media:group", ()):
        media += children_of(group).get("media:content", [])
    media += [link for link in parts.get("atom:link", ()) if link.get("rel") == "enclosure"]
    for element in (*media, *parts.get("enclosure", ())):
        url = absolute(element.get("url") or element.get("href"), base)
        if url and (element.get("medium") == "image" or _is_image(element.get("type"))):
            yield Picture(url, text_of(children_of(element), "media:description") or None)


def _thumbnails(parts: Children, base: str) -> Iterator[Picture]:
    if _MEDIA.isdisjoint(parts):
        return
    found = [*parts.get("media:thumbnail", ())]
    for group in (*parts.get("media:group", ()), *parts.get("media:content", ())):
        found += children_of(group).get("media:thumbnail", [])
    found += parts.get("itunes:image", [])
    for element in found:
        url = absolute(element.get("url") or element.get("href"), base)
        if url:
            yield Picture(url)


def _media_text(parts: Children) -> str | None:
    for group in (parts, *map(children_of, parts.get("media:group", ()))):
        text = text_of(group, "media:description")
        if text is not None:
            return text
    return None


def _is_image(media_type: str | None) -> bool:
    return (media_type or "").lower().startswith("image/")


def _person(parts: Children) -> str | None:
    for author in parts.get("atom:author", ()):
        name = text_of(children_of(author), "atom:name")
        if name:
            return name
    return None


def _atom_link(parts: Children, rel: str, base: str) -> str | None:
    links = [link for link in parts.get("atom:link", ()) if (link.get("rel") or "alternate") == rel]
    links.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    return next((url for link in links if (url := absolute(link.get("href"), base))), None)
