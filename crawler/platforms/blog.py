"""Blogs: RSS, Atom, RDF or JSON Feed, found by the page's link tag or at a known path. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, ReaderError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import account_key, home_of, recognise_by
from crawler.platforms.base import Address, Budget, Route
from crawler.platforms.formats import blog_apis, tumblr, wordpress
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.blog_addresses import RULES as RULES
from crawler.platforms.formats.feed_pages import MORE, further, more_of
from crawler.platforms.formats.feed_places import feed_addresses
from crawler.platforms.formats.feeds import is_feed, read_feed
from crawler.platforms.formats.site import site_snapshot
from crawler.platforms.formats.tree import Tree, parse_json
from crawler.platforms.formats.xml_json import parse_xml

NAME = "blog"
TITLE = "Blog"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "the newest posts in the blog's feed, and what its page says of it",
        limits="as many posts as the feed holds (10 to 50), at first its further pages too",
        source="the blog's own page and feed (RFC 4287, RSS 2.0, jsonfeed.org)",
        checked="2026-11",
    ),
)
HELP = "Blogs are read by their feeds without a key; nothing more is needed (checked 2026-11)."
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("staff.tumblr.com", "nobody-4d1f9c7ab2e0.tumblr.com")

_CALL = re.compile(
    rb"\s*(?://[^\n]*\n\s*)?(?:var\s+)?[\w.$]{1,60}\s*[=(]\s*([\[{].*[\]}])\s*\)?\s*;?\s*\Z",
    re.DOTALL,
)
"""JSON that is handed to a script: a call of a function, or a variable."""
_NO_FEED = sentence("feed: the page names none and none is at the known paths")


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when its host is none of the known blog hosts."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the blog's key: its host, or host and name where many share one host."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the address of the blog's first page."""
    return home_of(RULES, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the page (it may be the feed itself), then for feeds until one is read, then for its
    further pages.
    """
    page = next((capture for capture in seen if capture.ask.purpose == "page"), None)
    home = account.url or profile_url(account.handle)
    if page is None:
        return (Ask(home, "page"),)
    answers = [capture for capture in seen if capture.ask.purpose == "feed"]
    first = page if _is_feed(page) else next(filter(_read_well, answers), None)
    if first is not None:
        return more_of(first, seen, account.access)
    asked = {capture.ask.url for capture in seen}
    return tuple(Ask(url, "feed") for url in feed_addresses(page, home) if url not in asked)[:1]


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put page and feed together. Raises LayoutChangedError, OutOfReachError."""
    feeds = [capture for capture in seen if capture.ask.purpose != MORE and _is_feed(capture)]
    pages = [capture for capture in seen if capture.ask.purpose == "page" and not _is_feed(capture)]
    if feeds:
        whole = assemble((*pages, *feeds[:1], *further(seen)), lambda c: _read_part(c, account), ())
        return replace(whole, platform_id=_steady(whole.platform_id))
    whole = assemble(pages or seen, lambda c: read(c, account.handle), ("page",))
    return replace(whole, partial=(*whole.partial, _NO_FEED))


def _read_part(capture: Capture, account: Account) -> Snapshot:
    """Read page or feed; posts are the feed's: the page shows the same again."""
    found = read(capture, account.handle)
    return found if _is_feed(capture) else replace(found, posts=())


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a feed, a page or the own API of a blog's software.

    Raises LayoutChangedError, OutOfReachError.
    """
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    tree = _tree_of(capture.body)
    found = read_feed(capture, NAME)
    if found is None and tree is not None:
        empty = Snapshot(NAME, capture.fetched_at)
        answers = (api.read_tree(tree, empty) for api in (tumblr, wordpress, blog_apis))
        found = next((answer for answer in answers if answer is not None), None)
    elif found is None:
        found = site_snapshot(capture, NAME)
    if found is None:
        raise LayoutChangedError("feed or web page")
    return found


def _tree_of(body: bytes) -> Tree:
    """Give JSON, also where it is handed to a script, or Tumblr's first API in XML."""
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in {b"{", b"["}:
        return parse_json(body)
    if b"<tumblr" in start:
        parsed = parse_xml(body)
        return tumblr.as_json(parsed[1]) if parsed else None
    call = _CALL.match(body)
    return parse_json(call.group(1)) if call else None


def _steady(feed_id: str | None) -> str | None:
    """Give a feed's id if it names the blog for good: an address changes with the software."""
    return feed_id if (feed_id or "").startswith(("tag:", "urn:")) else None


def _is_feed(capture: Capture) -> bool:
    return capture.ok and is_feed(capture)


def _read_well(capture: Capture) -> bool:
    try:
        read(capture, None)
    except ReaderError:
        return False
    return True
