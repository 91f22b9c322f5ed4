"""Write findings as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from reports.digest.feed import Entry
from reports.languages.tongue import Tongue
from reports.tables import writable

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself. `host` is the district's own, for names that stay (RFC 4151);
    `made_at` is aware.
    """

    title: str
    host: str
    made_at: datetime
    tongue: Tongue


def atom_feed(entries: Sequence[Entry], head: FeedHead) -> bytes:
    """Give the feed as UTF-8. An entry keeps its name for as long as the finding has its own, so
    that a reader shows a change as a change.
    """
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", head.tongue.tag)
    _add(feed, "id", _tag(head.host, "findings"))
    _add(feed, "title", head.title)
    updated = max((entry.updated_at for entry in entries), default=head.made_at)
    _add(feed, "updated", _moment(updated))
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "Rollcall")
    for entry in entries:
        _add_entry(feed, entry, head.host)
    body: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return body


def _add_entry(feed: Any, entry: Entry, host: str) -> None:
    element = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(element, "id", _tag(host, f"finding/{entry.key}"))
    _add(element, "title", entry.title)
    _add(element, "published", _moment(entry.published_at))
    _add(element, "updated", _moment(entry.updated_at))
    if entry.link is not None:
        etree.SubElement(element, f"{{{_ATOM}}}link", rel="alternate", href=entry.link)
    for term in (entry.severity, entry.state):
        etree.SubElement(element, f"{{{_ATOM}}}category", term=writable(term))
    _add(element, "content", entry.text)


def _add(parent: Any, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = writable(text)


def _tag(host: str, what: str) -> str:
    """Name a thing for good (RFC 4151); the day is fixed, it only says when the scheme began."""
    return f"tag:{host},2026-01-01:rollcall/{what}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
