"""Blogs: RSS, Atom, RDF or JSON Feed, found by the page's link tag or at a known path. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError, ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    account_key,
    home_of,
    recognise_by,
    words,
)
from crawler.platforms.base import Address, AddressKind
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.feed_places import feed_addresses
from crawler.platforms.formats.feeds import is_feed, read_feed
from crawler.platforms.formats.site import site_snapshot
from crawler.platforms.formats.tree import parse_json
from crawler.platforms.formats.wordpress import read_tree

NAME = "blog"
TITLE = "Blog"
ROUTE = "keyless"
HELP = "Blogs are read by their public feed without a key; nothing more is needed."

_NO_FEED = "feed: the page names none and none is at the known paths"
_SITE, _POST = AddressKind.SITE, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_BLOGSPOT = rf"{_LABEL}\.blogspot\.(?:[a-z]{{2,3}}|com?\.[a-z]{{2}})"
_OTHERS = (
    rf"{_LABEL}\.(?:(?:wordpress|tumblr|substack|typepad|livejournal|medium|weebly)\.com"
    r"|ghost\.io|edublogs\.org|bearblog\.dev|micro\.blog)"
)
_NO_BLOGS = (
    r"(?:www|api|cdn|static|media|assets|help|support|public-api|secure|policy|about|signup|login)"
    r"\.(?!blogspot).+"
)

RULES = AddressRules(
    platform=NAME,
    hosts=rf"{_BLOGSPOT}|{_OTHERS}|medium\.com|tumblr\.com|substack\.com",
    paths=(
        PathRule(_NONE, r".*", host=_NO_BLOGS),
        PathRule(_FEED, r"feed/@(?P<name>[\w.-]+)", "{host}/@{name}", host=r"medium\.com"),
        PathRule(
            _POST,
            r"@[\w.-]+/.+-[0-9a-f]{8,12}|p/[0-9a-f]{8,12}|[\w-]+/.+-[0-9a-f]{8,12}",
            host=r"medium\.com",
        ),
        PathRule(
            _SITE,
            r"@(?P<name>[\w.-]+)(?:/.*)?",
            "{host}/@{name}",
            host=r"medium\.com|substack\.com",
        ),
        PathRule(_SITE, r"(?P<name>[\w-]+)(?:/.*)?", "{host}/{name}", host=r"medium\.com"),
        PathRule(_POST, r"(?:blog/)?(?:view/)?[\w-]+/\d{6,}.*", host=r"tumblr\.com"),
        PathRule(
            _SITE,
            r"(?:blog/)?(?:view/)?@?(?P<name>[\w-]+)",
            "{name}.tumblr.com",
            host=r"tumblr\.com",
        ),
        PathRule(_NONE, r".*", host=r"medium\.com|tumblr\.com|substack\.com"),
        PathRule(_FEED, r"feeds/posts/(?:default|summary)", "{host}", host=_BLOGSPOT),
        PathRule(_FEED, r"feed|rss|feed\.xml|rss\.xml|atom\.xml", "{host}"),
        PathRule(_POST, r"\d{4}/\d\d/.+|post/\d+.*|p/.+"),
        PathRule(_SITE, r".*", "{host}"),
    ),
    homes=(("", "https://{}"),),
    reserved=words(
        "m me tag topic topics search about policy plans new membership login signin explore "
        "dashboard likes following settings register help tagged reblog share privacy jobs home "
        "inbox discover browse subscribe publish feed feeds rss"
    ),
    examples=(
        Example("https://eastviewherons.blogspot.com/", _SITE, "eastviewherons.blogspot.com"),
        Example("http://eastviewherons.blogspot.co.uk/p/about.html", _POST),
        Example("HTTP://EastviewHerons.WordPress.com", _SITE, "eastviewherons.wordpress.com"),
        Example("https://eastviewherons.wordpress.com/2026/10/01/won/", _POST),
        Example("https://www.tumblr.com/eastviewherons", _SITE, "eastviewherons.tumblr.com"),
        Example("https://www.tumblr.com/eastviewherons/700000000000/won", _POST),
        Example("https://eastviewherons.tumblr.com/post/700000000000/won", _POST),
        Example("https://medium.com/@eastviewherons", _SITE, "medium.com/@eastviewherons"),
        Example("https://medium.com/@eastviewherons/we-won-0123456789ab", _POST),
        Example("https://medium.com/feed/@eastviewherons", _FEED, "medium.com/@eastviewherons"),
        Example("https://eastviewherons.substack.com/p/we-won", _POST),
        Example("https://substack.com/@eastviewherons", _SITE, "substack.com/@eastviewherons"),
        Example("https://medium.com/tag/education", _NONE),
        Example("https://www.tumblr.com/login", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when its host is none of the known blog hosts."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the blog's key: its host, or host and name where many share one host."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the address of the blog's first page."""
    return home_of(RULES, handle)


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the page (it may be the feed itself), then for feeds until one is read."""
    page = next((capture for capture in seen if capture.ask.purpose == "page"), None)
    home = account.url or profile_url(account.handle)
    if page is None:
        return (Ask(home, "page"),)
    if any(_read_well(capture) for capture in seen if capture is not page) or _is_feed(page):
        return ()
    asked = {capture.ask.url for capture in seen}
    return tuple(Ask(url, "feed") for url in feed_addresses(page, home) if url not in asked)[:1]


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put page and feed together. Raises LayoutChangedError, OutOfReachError."""
    feeds = [capture for capture in seen if _is_feed(capture)]
    pages = [capture for capture in seen if capture.ask.purpose == "page" and not _is_feed(capture)]
    if feeds:
        whole = assemble((*pages, *feeds[:1]), lambda c: read(c, account.handle), ())
        return replace(whole, platform_id=_steady(whole.platform_id))
    whole = assemble(pages or seen, lambda c: read(c, account.handle), ("page",))
    return replace(whole, partial=(*whole.partial, _NO_FEED))


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a feed, WordPress's own API or a page. Raises LayoutChangedError, OutOfReachError."""
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    found = read_feed(capture, NAME)
    if found is None and capture.body.lstrip()[:1] in {b"{", b"["}:
        found = read_tree(parse_json(capture.body), Snapshot(NAME, capture.fetched_at))
    elif found is None:
        found = site_snapshot(capture, NAME)
    if found is None:
        raise LayoutChangedError("feed or web page")
    return found


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
