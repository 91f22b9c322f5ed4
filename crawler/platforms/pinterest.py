"""Pinterest: its addresses; reading needs the account's own consent. Pure."""

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

NAME = "pinterest"
TITLE = "Pinterest"
ROUTE = "connected"
HELP = (
    "Reading it takes the owner's consent through the Pinterest API v5 "
    "(developers.pinterest.com, free, access review), checked 2026-11; until then, look at it "
    "by hand."
)
_REASON = "Pinterest shows an account's pins to programs only with its consent"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:[a-z]{2,3}\.)?pinterest\.(?:com|at|be|ca|ch|cl|cz|de|dk|es|fi|fr|hu|id|ie|in|info|it|jp|kr|nl|nz|no|ph|pl|pt|ru|se|sk|th|tw|uk|vn|co\.[a-z]{2}|com\.[a-z]{2})|pin\.it",
    paths=(
        PathRule(_NONE, r".*", host=r"pin\.it"),
        PathRule(_POST, r"pin/(?:[^/]*-)?\d+(?:/.*)?"),
        PathRule(_FEED, r"(?P<name>[A-Za-z0-9_]{3,30})/(?:feed|[^/]+)\.rss", "{name}"),
        PathRule(_ACCOUNT, r"(?P<name>[A-Za-z0-9_]{3,30})(?:/.*)?", "{name}"),
    ),
    homes=(("", "https://www.pinterest.com/{}/"),),
    reserved=words(
        "_ about board business categories create discover edit explore ideas login logout "
        "news_hub oauth password pin privacy resource search settings shopping signup source "
        "terms today topics tv videos"
    ),
    examples=(
        Example("https://www.pinterest.com/eastviewherons/", _ACCOUNT, "eastviewherons"),
        Example("https://www.pinterest.co.uk/eastviewherons/_saved/", _ACCOUNT, "eastviewherons"),
        Example("http://nl.pinterest.com/EastviewHerons/art-room/", _ACCOUNT, "EastviewHerons"),
        Example("https://www.pinterest.com/eastviewherons/feed.rss", _FEED, "eastviewherons"),
        Example("https://www.pinterest.com/pin/1000001/", _POST),
        Example(
            "https://www.pinterest.com/pin/create/button/?url=https%3A%2F%2Fexample.org", _NONE
        ),
        Example("https://pin.it/abc123", _NONE),
        Example("https://www.pinterest.com/search/pins/?q=herons", _NONE),
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
    raise OutOfReachError(Outcome.NEEDS_CREDENTIALS, _REASON, HELP)
