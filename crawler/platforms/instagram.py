"""Instagram: its addresses; reading needs a professional account's token. Pure."""

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

NAME = "instagram"
TITLE = "Instagram"
ROUTE = "connected"
HELP = (
    "Reading it takes the account's own token, or for professional accounts a token of one of "
    "the district's own with instagram_basic and pages_read_engagement "
    "(developers.facebook.com, free, App Review), checked 2026-11; until then, look at it by "
    "hand."
)
_REASON = "Instagram shows accounts to programs only with a token"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:m\.)?instagram\.com|instagr\.am|ig\.me",
    paths=(
        PathRule(_POST, r"(?:[^/]+/)?(?:p|reel|tv)/.+|reels/[^/]+|stories/.+"),
        PathRule(
            _ACCOUNT,
            r"(?:_u/|_n/profile/|m/)?@?(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?)(?:/.*)?",
            "{name}",
        ),
    ),
    homes=(("", "https://www.instagram.com/{}/"),),
    reserved=words(
        "_n _u about accounts api challenge developer direct directory download emails "
        "explore graphql legal login m oauth p popular press privacy reel reels s session "
        "share sharedfiles static stories terms topics tv web"
    ),
    examples=(
        Example("https://www.instagram.com/heronlakeschools/", _ACCOUNT, "heronlakeschools"),
        Example(
            "http://instagram.com/heronlakeschools?igshid=abc&utm_source=qr",
            _ACCOUNT,
            "heronlakeschools",
        ),
        Example("instagram.com/eastview_herons/tagged/", _ACCOUNT, "eastview_herons"),
        Example("https://instagr.am/eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("https://www.instagram.com/_u/heronlakeschools", _ACCOUNT, "heronlakeschools"),
        Example("https://www.instagram.com/@heronlakeschools", _ACCOUNT, "heronlakeschools"),
        Example("https://www.instagram.com/heronlakeschools/reel/AbC123/", _POST),
        Example("https://www.instagram.com/stories/heronlakeschools/123/", _POST),
        Example("https://www.instagram.com/explore/tags/goherons/", _NONE),
        Example("https://www.instagram.com/accounts/login/?next=/heronlakeschools/", _NONE),
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
