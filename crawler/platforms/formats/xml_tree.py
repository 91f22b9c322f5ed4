"""Elements of a feed by canonical names, whatever prefixes its author chose. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any  # elements: lxml ships no types

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
Children = dict[str, list[Any]]


def attribute_of(parts: Children, name: str, attribute: str) -> str | None:
    """Give the first filled attribute of the children with this name."""
    return next((value for part in parts.get(name, ()) if (value := part.get(attribute))), None)


def text_of(parts: Children, *names: str) -> str | None:
    """Give the first text that is filled; the empty text when all that is there is empty."""
    found: str | None = None
    for name in names:
        for element in parts.get(name, ()):
            found = (element.text or "") if not len(element) else "".join(element.itertext())
            if found.strip():
                return found.strip()
    return None if found is None else ""


def children_of(element: Any) -> Children:
    """Give the children of an element by their canonical names."""
    parts: Children = {}
    for child in element:
        if isinstance(child.tag, str):
            parts.setdefault(name_of(child.tag), []).append(child)
    return parts


@lru_cache(maxsize=1024)
def name_of(tag: str) -> str:
    """Give the canonical name of a tag: `prefix:name` in the vocabularies that feeds use."""
    space, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _NAMESPACES.get(space, "?" if space else "")
    return f"{prefix}:{local}" if prefix else local
