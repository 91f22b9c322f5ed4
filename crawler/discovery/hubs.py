"""Link pages such as linktr.ee: which addresses are some, and what stands on them. Pure.

The hosts are general knowledge of 2026-11, some from MISP's warning list "link-in-bio" (2026-11); a
new one is a line in the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from crawler.discovery.links import is_page, links
from crawler.discovery.site import host_of
from crawler.model.capture import Capture
from crawler.platforms.addresses import take_apart, words
from crawler.platforms.formats.bodies import html_text

_HOSTS = words(
    """
    linktr.ee linktree.com beacons.ai bio.link bio.site biolink.website campsite.bio lnk.bio
    lnkbio.com linkin.bio linkpop.com linkr.bio linkbio.co allmylinks.com many.link msha.ke
    milkshake.app solo.to tap.bio taplink.cc taplink.at taplink.ws flow.page flowcode.com hoo.be
    hopp.bio snipfeed.co stan.store withkoji.com koji.to shorby.com shor.by contactin.bio
    instabio.cc linkfly.to liinks.co direct.me about.me feedlink.io znaplink.com heylink.me komi.io
    bio.fm biolink.site contactinbio.com feed.link hopp.co l1nk.bio lift.bio link.me lit.link
    litt.ly linki.ee linknbio.com lnkfi.re lnk.at pillar.io set.page sprout.link linkin-bio.digital
    """
)
_BELOW = ("carrd.co", "bio.link", "start.page", "mssg.me")
"""Hosts below which each page has a name of its own."""
_OWN_WORDS = re.compile(
    r"/(?:login|signup|register|help|blog|about|privacy|terms|pricing|admin|s|discover|marketplace)"
    r"(?:/|$)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"<script\b[^>]{0,400}(?:application/json|__NEXT_DATA__)[^>]{0,400}>(.{2,2000000}?)</script",
    re.IGNORECASE | re.DOTALL,
)
_URL_KEYS = frozenset({"url", "href", "link", "destination", "linkurl", "externalurl", "value"})
_MOST_NODES = 50_000


def is_hub(url: str) -> bool:
    """Say whether an address is somebody's page on a host of link pages."""
    parts = take_apart(url)
    if parts is None:
        return False
    if any(parts.host.endswith("." + host) for host in _BELOW):
        return True
    return parts.host in _HOSTS and bool(parts.path) and not _OWN_WORDS.match(f"/{parts.joined}")


def hub_links(capture: Capture) -> Iterator[tuple[str, str | None]]:
    """Give (address, what stands on it) for what a link page leads to: its links, and the addresses
    in the data for its scripts; the host's own pages left out, each once.
    """
    if not is_page(capture):
        return
    own = {host_of(capture.url), *_HOSTS}
    found: dict[str, str | None] = {}
    for link in links(capture):
        found.setdefault(link.url, link.text)
    for url, text in _in_scripts(capture):
        found[url] = found.get(url) or text
    for url, text in found.items():
        if host_of(url) not in own:
            yield url, text


def _in_scripts(capture: Capture) -> Iterator[tuple[str, str | None]]:
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    for match in _SCRIPT.finditer(text):
        try:
            tree = json.loads(match[1])
        except (ValueError, RecursionError):
            continue
        yield from _addresses(tree)


def _addresses(tree: object) -> Iterator[tuple[str, str | None]]:
    waiting, left = [tree], _MOST_NODES
    while waiting and left > 0:
        left -= 1
        node = waiting.pop()
        if isinstance(node, dict):
            title = node.get("title") or node.get("label") or node.get("name")
            for key, value in node.items():
                if str(key).casefold() in _URL_KEYS and _is_address(value):
                    yield str(value), title if isinstance(title, str) else None
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))
