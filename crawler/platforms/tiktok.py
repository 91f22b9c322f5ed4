"""TikTok: its addresses; reading needs the account's own consent. Pure."""

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
)
from crawler.platforms.base import Address, AddressKind

NAME = "tiktok"
TITLE = "TikTok"
ROUTE = "connected"
HELP = (
    "Reading it takes the owner's consent through the Display API (developers.tiktok.com, free, "
    "app review), checked 2026-11; until then, look at it by hand."
)
_REASON = "TikTok shows an account's videos to programs only with its consent"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:m|us|vm|vt|t)\.)?tiktok\.com",
    paths=(
        PathRule(
            _POST, r"@[^/]+/(?:video|photo)/\d+.*|(?:share/video|embed|embed/v2|player/v1|v)/\d+.*"
        ),
        PathRule(_ACCOUNT, r"@(?P<name>[A-Za-z0-9_.]{1,24})(?:/.*)?", "{name}"),
        PathRule(_ACCOUNT, r"share/user/@?(?P<id>\d{6,})", "id:{id}"),
    ),
    homes=(("", "https://www.tiktok.com/@{}"),),
    examples=(
        Example("https://www.tiktok.com/@eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("m.tiktok.com/@Eastview.Herons/?lang=en", _ACCOUNT, "Eastview.Herons"),
        Example("https://www.tiktok.com/%40eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("https://www.tiktok.com/@eastview.herons/live", _ACCOUNT, "eastview.herons"),
        Example("https://www.tiktok.com/@eastview.herons/video/7000000000000000001", _POST),
        Example("https://www.tiktok.com/music/original-sound-1", _NONE),
        Example("https://vm.tiktok.com/ZMabcdef/", _NONE),
        Example("https://www.tiktok.com/legal/privacy-policy", _NONE),
        Example("https://www.tiktok.com/login", _NONE),
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
