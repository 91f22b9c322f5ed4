"""Reddit: its addresses; robots.txt forbids all reading and the API needs approval. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    claim_by,
    home_of,
    recognise_by,
    words,
)
from crawler.platforms.base import Address, AddressKind

NAME = "reddit"
TITLE = "Reddit"
ROUTE = "app_key"
HELP = (
    "Reading it takes Reddit's approval under its Responsible Builder Policy "
    "(support.reddithelp.com, free, review since 2025-11), checked 2026-11; until then, look at "
    "it by hand."
)
_REASON = "Reddit's robots.txt asks programs not to read any page"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_COMMUNITY = AddressKind.COMMUNITY
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:old|new|np|m|i|amp|sh|[a-z]{2})\.)?reddit\.com|redd\.it",
    paths=(
        PathRule(_POST, r".+", host=r"redd\.it"),
        PathRule(_POST, r"(?:r/[^/]+/|u/[^/]+/|user/[^/]+/)?(?:comments|gallery|s)/.+"),
        PathRule(_NONE, r"r/[^/]+/submit.*|(?:u|user)/[^/]+/m/.*"),
        PathRule(_FEED, r"r/(?P<name>[A-Za-z0-9_]{2,21})/(?:[a-z]+/)?\.(?:rss|json)", "r/{name}"),
        PathRule(
            _FEED,
            r"(?:u|user)/(?P<name>[A-Za-z0-9_-]{3,20})/(?:[a-z]+/)?\.(?:rss|json)",
            "u/{name}",
        ),
        PathRule(_ACCOUNT, r"(?:u/|user/|r/u_)(?P<name>[A-Za-z0-9_-]{3,20})(?:/.*)?", "u/{name}"),
        PathRule(_COMMUNITY, r"r/(?P<name>[A-Za-z0-9_]{2,21})(?:/.*)?", "r/{name}"),
    ),
    homes=(("", "https://www.reddit.com/{}"),),
    reserved=words("all popular mod me"),
    examples=(
        Example("https://www.reddit.com/r/HeronLake/", _COMMUNITY, "r/HeronLake"),
        Example("old.reddit.com/r/HeronLake/new/", _COMMUNITY, "r/HeronLake"),
        Example("https://www.reddit.com/user/eastview_herons/", _ACCOUNT, "u/eastview_herons"),
        Example("https://reddit.com/u/eastview_herons?utm_name=x", _ACCOUNT, "u/eastview_herons"),
        Example("https://www.reddit.com/r/HeronLake/.rss", _FEED, "r/HeronLake"),
        Example("https://www.reddit.com/r/HeronLake/comments/abc/title/", _POST),
        Example("https://redd.it/abc", _POST),
        Example("https://www.reddit.com/r/all/", _NONE),
        Example("https://www.reddit.com/submit?url=https%3A%2F%2Fexample.org", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it is another platform's."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key of the account at `url`, or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of an account."""
    return home_of(RULES, handle)


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Give nothing: there is no route without a key that the platform allows."""
    return ()


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Raise OutOfReachError always, with what would let us read the account."""
    raise OutOfReachError(Outcome.FORBIDDEN, _REASON, HELP)
