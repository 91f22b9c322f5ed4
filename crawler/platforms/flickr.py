"""Flickr: its addresses; reading needs an app's key. Pure."""

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

NAME = "flickr"
TITLE = "Flickr"
ROUTE = "app_key"
HELP = (
    "Reading it takes an API key of Flickr (flickr.com/services/apps/create; free for "
    "non-commercial use, no review), checked 2026-11; until then, look at it by hand."
)
_REASON = "Rollcall reads Flickr through its API, which needs a key"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:m|secure)\.)?flickr\.com|flic\.kr",
    paths=(
        PathRule(_FEED, r"services/feeds/.+", "id:{q}", ("id", r"\d+@N\d\d")),
        PathRule(_POST, r"photos/[^/]+/\d+(?:/.*)?|p/[A-Za-z0-9]+"),
        PathRule(_NONE, r"photos/tags(?:/.*)?"),
        PathRule(_ACCOUNT, r"(?:photos|people)/(?P<id>\d+@N\d\d)(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"(?:photos|people)/(?P<name>[^/@]{2,50})(?:/.*)?", "{name}"),
        PathRule(_GROUP, r"groups/(?P<id>\d+@N\d\d)(?:/.*)?", "id:{id}"),
        PathRule(_GROUP, r"groups/(?P<name>[^/@]{2,50})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://www.flickr.com/people/{}/"),
        ("", "https://www.flickr.com/people/{}/"),
    ),
    reserved=words("tags upload search me"),
    examples=(
        Example("https://www.flickr.com/photos/eastviewherons/", _ACCOUNT, "eastviewherons"),
        Example("flickr.com/people/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("https://www.flickr.com/photos/10000001%40N01/albums", _ACCOUNT, "id:10000001@N01"),
        Example("https://www.flickr.com/photos/eastviewherons/10000001/in/photostream/", _POST),
        Example("https://flic.kr/p/abc123", _POST),
        Example("https://www.flickr.com/groups/heronlake/", _GROUP, "heronlake"),
        Example(
            "https://www.flickr.com/services/feeds/photos_public.gne?id=10000001@N01&format=atom",
            _FEED,
            "id:10000001@N01",
        ),
        Example("https://www.flickr.com/photos/tags/herons/", _NONE),
        Example("https://www.flickr.com/search/?text=herons", _NONE),
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
