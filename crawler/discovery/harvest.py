"""From captured pages of the district to the accounts, feeds and team pages they name. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.discovery.links import Link, Where, links
from crawler.discovery.site import host_of, is_own
from crawler.model.capture import Capture
from crawler.model.case import Lead
from crawler.platforms.base import Address, AddressKind

Recognise = Callable[[str], Address | None]

_ACCOUNTS = frozenset({AddressKind.ACCOUNT, AddressKind.COMMUNITY, AddressKind.GROUP})
_SITES = frozenset({AddressKind.SITE, AddressKind.FEED})
_MOST_LETTERS = 160
_PART = " | "
_MADE_BY = re.compile(
    r"(?:powered|designed|developed|hosted|created|built|maintained|made) (?:by|with)\W*$"
    r"|(?:website|web site|site|web design|theme|diseño|conception|réalisation|ontwerp)"
    r" (?:by|por|par|door)\W*$|(?:网站制作|技术支持)\W*$"
)
_VENDORS = frozenset(
    {"finalsite", "blackboard", "edlio", "apptegy", "thrillshare", "schoolmessenger", "schoolwires"}
    | {"foxbright", "gabbart", "parentsquare", "powerschool", "infinitecampus", "wordpress", "wix"}
    | {
        "wordpressdotcom",
        "wordpressdotorg",
        "squarespace",
        "weebly",
        "intrado",
        "catapultk12",
        "drupal",
    }
    | {"schoolinsites", "campussuite", "schoolblocks", "joomla", "godaddy", "canva", "google"}
)
"""Makers of school web sites, whose own accounts stand in their templates ([K] general knowledge of
2026-11).
"""
_UNFILLED = re.compile(
    r"your[-_]?(?:page|account|user(?:name)?|handle|channel|profile|school)"
    r"|user-?name|example|profile\.php",
    re.IGNORECASE,
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
_COMMENTS = re.compile(r"comments?\b|commentaires|comentarios|reacties|/comments/", re.IGNORECASE)
_BARE = re.compile(
    r"(?:follow|like|find|visit|join|subscribe|see|connect with)?\s*(?:us|our)?\s*(?:on|to)?\s*"
    r"(?:our)?\s*(?:facebook|twitter|x|instagram|youtube|vimeo|flickr|linkedin|tiktok|snapchat"
    r"|pinterest|bluesky|mastodon|threads|social|link|opens in (?:a )?new (?:tab|window))?\W*"
    r"(?:page|account|channel|feed|icon|logo)?\W*",
    re.IGNORECASE,
)
"""A text that says only where the link leads."""


@dataclass(frozen=True, slots=True)
class _Named:
    """An address on one page, recognised."""

    address: Address
    key: str
    link: Link
    capture: Capture


def harvest(captures: Sequence[Capture], recognise: Recognise, home_page: str) -> tuple[Lead, ...]:
    """Give a lead for each account that the pages name, each once, in the order of pages and links.

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
    )


def _richer(before: Lead | None, lead: Lead) -> Lead:
    if before is None:
        return lead
    return lead if len(lead.link_text or "") > len(before.link_text or "") else before


def _again(before: Lead | None, lead: Lead) -> Lead:
    if before is None:
        return lead
    return replace(before, link_text=_in_common(before, lead), times=before.times + 1)


def _in_common(before: Lead, lead: Lead) -> str | None:
    """Give what two pages say alike: a heading that changes from page to page says nothing.

    Where nothing is alike, the longer text is kept.
    """
    other = (lead.link_text or "").split(_PART)
    alike = [part for part in (before.link_text or "").split(_PART) if part and part in other]
    return _PART.join(alike) or _richer(before, lead).link_text


def said_of(link: Link) -> str | None:
    """Say what the page says of an address: the link's text, and its row and heading when the text
    is bare.
    """
    if link.text and not _BARE.fullmatch(link.text):
        return link.text[:_MOST_LETTERS]
    parts = dict.fromkeys(part for part in (link.row, link.text, link.heading) if part)
    kept = [part for part in parts if not any(part != other and part in other for other in parts)]
    return _PART.join(kept)[:_MOST_LETTERS] or None


def _named(capture: Capture, recognise: Recognise, home_page: str) -> Iterator[_Named]:
    for link in links(capture):
        address = recognise(link.url)
        if address and address.key and _is_lead(link, address, home_page):
            yield _Named(address, address.key, link, capture)


def _is_lead(link: Link, address: Address, home_page: str) -> bool:
    if _MADE_BY.search(link.before) or is_nobodys(address.key or ""):
        return False
    if address.kind not in _SITES:
        return address.kind in _ACCOUNTS
    if link.where is Where.FEED:
        return not _COMMENTS.search(f"{link.text} {link.url}")
    speaks = _GROUP.search(f"{link.text or ''} {link.heading or ''} {host_of(link.url)}")
    return speaks is not None and not is_own(link.url, home_page)


def is_nobodys(key: str) -> bool:
    """Say whether a handle is a maker's of web sites, or was never filled in."""
    plain = re.sub(r"[^a-z0-9]", "", key.casefold().removesuffix(".com"))
    return plain in _VENDORS or bool(_UNFILLED.fullmatch(key))
