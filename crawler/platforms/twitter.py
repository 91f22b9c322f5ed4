"""X (Twitter before): its addresses; reading needs a paid key. Pure."""

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

NAME = "twitter"
TITLE = "X"
ROUTE = "app_key"
HELP = (
    "Reading it takes a bearer token of an X developer app (console.x.com; pay per use since "
    "2026-02, about $0.010 per account and $0.005 per post read, no review), checked 2026-11; "
    "until then, look at it by hand."
)
_REASON = "X shows accounts to programs only through its paid API"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_COMMUNITY = AddressKind.COMMUNITY

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:mobile|m)\.)?(?:twitter|x)\.com|t\.co",
    paths=(
        PathRule(_NONE, r".*", host=r"t\.co"),
        PathRule(_POST, r"(?:i/web/|i/|[^/]+/)status(?:es)?/\d+(?:/.*)?"),
        PathRule(_ACCOUNT, r"i/user/(?P<id>\d+)", "id:{id}"),
        PathRule(_ACCOUNT, r"intent/(?:user|follow)", "id:{q}", ("user_id", r"\d+")),
        PathRule(
            _ACCOUNT, r"intent/(?:user|follow)", "{q}", ("screen_name", r"[A-Za-z0-9_]{1,15}")
        ),
        PathRule(_COMMUNITY, r"i/communities/(?P<id>\d+)(?:/.*)?", "id:{id}"),
        PathRule(_NONE, r"(?:[^/]+/(?:lists|moments|timelines)/.+|[a-z]{2}/(?:tos|privacy))"),
        PathRule(_ACCOUNT, r"@?(?P<name>[A-Za-z0-9_]{1,15})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://x.com/i/user/{}"),
        ("", "https://x.com/{}"),
    ),
    reserved=words(
        "about account compose download explore hashtag home i intent jobs login logout "
        "messages notifications oauth privacy rules search settings share signup tos widgets "
        "who_to_follow"
    ),
    examples=(
        Example("https://twitter.com/HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("twitter.com/HeronLakeHLPS?s=20&t=abc", _ACCOUNT, "HeronLakeHLPS"),
        Example("http://mobile.twitter.com/HeronLakeHLPS/with_replies", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/@HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://twitter.com/#!/HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://twitter.com/%40HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/i/user/1000001", _ACCOUNT, "id:1000001"),
        Example("https://x.com/intent/follow?screen_name=HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/HeronLakeHLPS/status/1000000000000000001", _POST),
        Example("https://twitter.com/share?url=https%3A%2F%2Fexample.org", _NONE),
        Example("https://twitter.com/hashtag/goherons", _NONE),
        Example("https://x.com/search?q=herons", _NONE),
        Example("https://t.co/abc123", _NONE),
        Example("https://x.com/HeronLakeHLPS/lists/schools", _NONE),
        Example("https://twitter.com/en/privacy", _NONE),
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
