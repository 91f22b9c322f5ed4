"""From captured pages of the district to the accounts, feeds and team pages they link to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crawler.discovery.pages import Link, links_of, title_of
from crawler.discovery.survey import is_own
from crawler.model.capture import Capture
from crawler.model.case import Lead
from crawler.platforms.base import Address, AddressKind

Recognise = Callable[[str], Address | None]
_WANTED = frozenset({AddressKind.ACCOUNT, AddressKind.COMMUNITY, AddressKind.GROUP})
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_SITE = "website"
_TEAM_WORDS = ("booster", "athletic", "team", "club", "pto", "pta", "foundation", "alumni", "band")
"""Another web site counts as a lead only when the link's text or address speaks of a group around a
school: districts link to their software, their county and their weather too.
"""


def harvest(captures: Sequence[Capture], recognise: Recognise, home_page: str) -> tuple[Lead, ...]:
    """Give a lead for each account that the pages name, in the order of pages and links, each once.

    `times` counts the pages that name it; `link_text` is the first text people click on. The
    district's own pages, and other web sites that speak of no group around a school, are not leads.
    """
    found: dict[tuple[str, str], Lead] = {}
    for capture in captures:
        for lead in dict.fromkeys(_on(capture, recognise, home_page)):
            key = (lead.platform, lead.handle)
            before = found.get(key)
            found[key] = lead if before is None else _again(before, lead)
    return tuple(found.values())


def _again(before: Lead, lead: Lead) -> Lead:
    return Lead(
        before.platform,
        before.handle,
        before.url,
        before.seen_on,
        before.link_text or lead.link_text,
        before.times + 1,
    )


def _on(capture: Capture, recognise: Recognise, home_page: str) -> Iterator[Lead]:
    named: set[tuple[str, str]] = set()
    for link in links_of(capture):
        address = recognise(link.url)
        if address is None or address.key is None or not _is_lead(link, address, home_page):
            continue
        if (address.platform, address.key) not in named:
            named.add((address.platform, address.key))
            text = link.text or title_of(capture)
            yield Lead(address.platform, address.key, link.url, capture.url, text)


def _is_lead(link: Link, address: Address, home_page: str) -> bool:
    if address.platform == _SITE or address.kind is AddressKind.SITE:
        words = f"{link.text} {link.url}".casefold()
        return not is_own(link.url, home_page) and any(word in words for word in _TEAM_WORDS)
    return address.kind in _WANTED or (
        address.kind is AddressKind.FEED and "alternate" in link.rel.split()
    )
