"""Web sites and team pages: the page itself, and the feed that it names for its posts. Pure.

Roster pages hold names of minors: nothing but account-level fields is read from a page. Which part
of a shared host is one team's page is known for the hosts below, [K] general knowledge of 2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    account_key,
    home_of,
    recognise_by,
)
from crawler.platforms.base import Address, AddressKind, Budget, Route
from crawler.platforms.formats.answers import assemble, refusal_of
from crawler.platforms.formats.feed_pages import MORE, further, more_of
from crawler.platforms.formats.feeds import is_feed, read_feed
from crawler.platforms.formats.site import feed_of, site_snapshot
from crawler.platforms.formats.teamsnap import read_teamsnap
from crawler.platforms.formats.tree import parse_json

NAME = "website"
TITLE = "Web site"
ROUTES = (
    Route(
        RouteName.KEYLESS,
        "what a site says of itself, and the posts of the feed that it names",
        limits="the site's robots.txt",
        source="the site's own pages (ogp.me, schema.org, microformats.org)",
        checked="2026-11",
    ),
)
HELP = (
    "Public pages are read without a key, within robots.txt; nothing more is needed "
    "(checked 2026-11)."
)
BUDGET: Budget | None = None
CHECKS: tuple[str, str] | None = ("iana.org", "iana.org/nobody-4d1f9c7ab2e0")

_SITE = AddressKind.SITE
_ONE_SEGMENT = (
    r"go\.teamsnap\.com|sites\.google\.com|leagueathletics\.com|gc\.com|linktr\.ee|t\.me"
    r"|twitch\.tv|soundcloud\.com|discord\.gg|issuu\.com|smugmug\.com"
)
_TWO_SEGMENTS = r"hudl\.com|web\.gc\.com|sportsengine\.com|discord\.com|groupme\.com|remind\.com"

RULES = AddressRules(
    platform=NAME,
    hosts=r".+",
    paths=(
        PathRule(
            _SITE,
            r"(?P<path>(?:view|site)/[^/]+)(?:/.*)?",
            "{host}/{path}",
            host=r"sites\.google\.com",
        ),
        PathRule(_SITE, r"(?P<path>team/v2/\d+)(?:/.*)?", "{host}/{path}", host=r"hudl\.com"),
        PathRule(
            _SITE, r"(?P<path>[a-z]{2}/[^/]+/[^/]+)(?:/.*)?", "{host}/{path}", host=r"maxpreps\.com"
        ),
        PathRule(_SITE, r"(?P<path>@[^/]+|band/\d+)(?:/.*)?", "{host}/{path}", host=r"band\.us"),
        PathRule(
            _SITE,
            r"(?P<path>agency-detail/[^/]+/[^/]+|pages/[^/]+)(?:/.*)?",
            "{host}/{path}",
            host=r"nextdoor\.com",
        ),
        PathRule(_SITE, r"(?P<path>[^/]+)(?:/.*)?", "{host}/{path}", host=_ONE_SEGMENT),
        PathRule(_SITE, r"(?P<path>[^/]+/[^/]+)(?:/.*)?", "{host}/{path}", host=_TWO_SEGMENTS),
        PathRule(_SITE, r".*", "{host}"),
    ),
    homes=(("", "https://{}"),),
    examples=(
        Example("https://www.heronlake.example/athletics/?x=1", _SITE, "heronlake.example"),
        Example("HTTP://Eastview.HeronLake.example", _SITE, "eastview.heronlake.example"),
        Example("heronlake.example/index.html", _SITE, "heronlake.example"),
        Example("https://go.teamsnap.com/1000001/roster", _SITE, "go.teamsnap.com/1000001"),
        Example("https://www.hudl.com/team/v2/1000001/home", _SITE, "hudl.com/team/v2/1000001"),
        Example(
            "https://www.maxpreps.com/mn/heron-lake/eastview-herons/football/",
            _SITE,
            "maxpreps.com/mn/heron-lake/eastview-herons",
        ),
        Example("https://www.twitch.tv/eastviewesports/videos", _SITE, "twitch.tv/eastviewesports"),
        Example("https://band.us/@eastviewband", _SITE, "band.us/@eastviewband"),
        Example(
            "https://sites.google.com/view/eastview-robotics/home",
            _SITE,
            "sites.google.com/view/eastview-robotics",
        ),
    ),
)


def recognise(url: str) -> Address | None:
    """Say which site `url` belongs to; None when it is no web address."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the site's key: its host, and on a shared host the path that is one team's."""
    return account_key(recognise(url))


def profile_url(handle: str) -> str:
    """Give the address of the site's first page."""
    return home_of(RULES, handle)


def cost(seen: Sequence[Capture]) -> float:
    """Give nothing: reading is free."""
    return 0.0


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the page, then for the feed that it names, then for the feed's further pages."""
    page = next((capture for capture in seen if capture.ask.purpose == "page"), None)
    if page is None:
        return (Ask(account.url or profile_url(account.handle), "page"),)
    first = next((capture for capture in seen if capture.ask.purpose == "feed"), None)
    if first is not None:
        return more_of(first, seen, account.access)
    feed = feed_of(page)
    return (Ask(feed, "feed"),) if feed else ()


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Put page and feed together. Raises LayoutChangedError, OutOfReachError."""
    fed = any(capture.ask.purpose == "feed" and capture.ok and is_feed(capture) for capture in seen)
    once = (capture for capture in seen if capture.ask.purpose != MORE)
    whole = assemble(
        (*once, *further(seen)), lambda capture: _read_part(capture, account, fed), ("page",)
    )
    return replace(whole, platform_id=None)  # a feed's id changes with the software behind the site


def _read_part(capture: Capture, account: Account, fed: bool) -> Snapshot:
    """Read an answer; posts are the feed's when there is one: the page shows the same again."""
    found = read(capture, account.handle)
    return replace(found, posts=()) if fed and capture.ask.purpose == "page" else found


def read(capture: Capture, handle: str | None) -> Snapshot:
    """Read a page, or a site's feed. Raises LayoutChangedError, OutOfReachError."""
    trouble = refusal_of(capture)
    if trouble:
        raise trouble
    empty = Snapshot(NAME, capture.fetched_at)
    found = read_teamsnap(parse_json(capture.body), empty) or read_feed(capture, NAME)
    if found is None:
        found = site_snapshot(capture, NAME, team_page="/" in (handle or ""))
    if found is None:
        raise LayoutChangedError("web page or feed")
    return found
