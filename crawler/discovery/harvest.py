"""From captured pages of the district to the accounts, feeds and team pages they name. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.discovery.link_words import PART, said_of
from crawler.discovery.links import Link, Where
from crawler.discovery.named import named_on
from crawler.discovery.nobodys import is_nobodys
from crawler.discovery.site import host_of, is_own
from crawler.model.capture import Capture
from crawler.model.case import How, Lead
from crawler.platforms.base import Address, AddressKind
from crawler.platforms.wrapped import unwrapped

Recognise = Callable[[str], Address | None]

_ACCOUNTS = frozenset({AddressKind.ACCOUNT, AddressKind.COMMUNITY, AddressKind.GROUP})
_SITES = frozenset({AddressKind.SITE, AddressKind.FEED})
_MADE_BY = re.compile(
    r"(?:powered|designed|developed|hosted|created|built|maintained|made) (?:by|with)\W*$"
    r"|(?:website|web site|site|web design|theme|diseño|conception|réalisation|ontwerp)"
    r" (?:by|por|par|door)\W*$|(?:网站制作|技术支持)\W*$"
)
_GROUP = re.compile(
    r"booster|athletic|\bteams?\b|\bclubs?\b|\bpt[ao]\b|ptsa|foundation|alumni|parents?\W"
    r"|\bband\b|choir|orchestra|theat(?:er|re)|robotics|yearbook|newspaper|\bherald\b|student"
    r"|football|soccer|volleyball|basketball|baseball|softball|hockey|lacrosse|wrestling|track"
    r"|swim|dive|tennis|golf|cheer|dance|school|community education|elementary|middle|academy"
    r"|equipo|deporte|escuela|padres|[eé]quipe|[eé]cole|ploeg|sport|学校|中学|小学",
    re.IGNORECASE,
)
"""Another web site is a lead only where its link or address speaks of a group around a school:
districts link to their software, their county and the weather too.
"""
_CHANNELS = re.compile(
    r"(?:twitch\.tv|t\.me|soundcloud\.com|discord\.gg|band\.us|discord\.com/invite|smugmug\.com"
    r"|groupme\.com/join_group|nextdoor\.com/(?:agency-detail|pages))/[^/]"
)
"""Channels on services that no reader reads: leads by their address, as accounts are."""
_SURE = (How.SAME_AS, How.ME, How.FEED, How.LINK, How.HUB, How.DOCUMENT)
_COMMENTS = re.compile(r"comments?\b|commentaires|comentarios|reacties|/comments/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """An address on one page, recognised."""

    address: Address
    key: str
    link: Link
    how: How
    capture: Capture


def harvest(captures: Sequence[Capture], recognise: Recognise, home_page: str) -> tuple[Lead, ...]:
    """Give a lead for each account that pages, link pages and documents name, each once, in the
    order of pages and links.

    `times` counts the pages that name it. `seen_on` is the first of them. `link_text` is what
    stands on the link that says most, with its row and heading where the link alone says only where
    it leads (`Football | Twitter`). Left out: links to share or to one post, the district's own
    pages, makers of web sites, templates nobody filled in, and web sites that speak of no group
    around a school.
    """
    found: dict[tuple[str, str], Lead] = {}
    for capture in captures:
        on_page: dict[tuple[str, str], Lead] = {}
        for named in _named(capture, recognise, home_page):
            key = (named.address.platform, named.key.casefold())
            on_page[key] = _richer(on_page.get(key), _lead(named))
        for key, lead in on_page.items():
            found[key] = _again(found.get(key), lead)
    return tuple(found.values())


def _lead(named: _Named) -> Lead:
    return Lead(
        platform=named.address.platform,
        handle=named.key,
        url=named.link.url,
        seen_on=named.capture.url,
        link_text=said_of(named.link),
        first_seen_at=named.capture.fetched_at,
        how=named.how,
    )


def _richer(before: Lead | None, lead: Lead) -> Lead:
    if before is None:
        return lead
    richer = lead if len(lead.link_text or "") > len(before.link_text or "") else before
    return replace(richer, how=_surer(before.how, lead.how))


def _surer(one: How, other: How) -> How:
    """Give the way that says more: what a page declares more than what it links to."""
    return min(one, other, key=_SURE.index)


def _again(before: Lead | None, lead: Lead) -> Lead:
    if before is None:
        return lead
    first = before if before.how is _surer(before.how, lead.how) else lead
    text, times = _in_common(before, lead), before.times + 1
    return replace(first, link_text=text, times=times, first_seen_at=before.first_seen_at)


def _in_common(before: Lead, lead: Lead) -> str | None:
    """Give what two pages say alike: a heading that changes from page to page says nothing.

    Where nothing is alike, the longer text is kept.
    """
    other = (lead.link_text or "").split(PART)
    alike = [part for part in (before.link_text or "").split(PART) if part and part in other]
    return PART.join(alike) or _richer(before, lead).link_text


def _named(capture: Capture, recognise: Recognise, home_page: str) -> Iterator[_Named]:
    for found, how in named_on(capture):
        link = replace(found, url=unwrapped(found.url))
        address = recognise(link.url)
        if address and address.key and _is_lead(link, address, home_page):
            yield _Named(address, address.key, link, how, capture)


def _is_lead(link: Link, address: Address, home_page: str) -> bool:
    if _MADE_BY.search(link.before) or is_nobodys(address.key or ""):
        return False
    if address.kind not in _SITES:
        return address.kind in _ACCOUNTS
    return bool(_CHANNELS.match(address.key or "")) or _speaks_of_a_group(link, home_page)


def _speaks_of_a_group(link: Link, home_page: str) -> bool:
    if link.where is Where.HIDDEN:
        return False
    if link.where is Where.FEED:
        return not _COMMENTS.search(f"{link.text} {link.url}")
    speaks = _GROUP.search(f"{link.text or ''} {link.heading or ''} {host_of(link.url)}")
    return speaks is not None and not is_own(link.url, home_page)
