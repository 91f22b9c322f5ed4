"""Snapchat: its addresses; reading needs admission to the Public Profile API. Pure."""

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

NAME = "snapchat"
TITLE = "Snapchat"
ROUTE = "connected"
HELP = (
    "Reading it takes admission to the Public Profile API (developers.snap.com, allow-list, "
    "free), checked 2026-11; until then, look at it by hand."
)
_REASON = "Snapchat shows public profiles to programs only through its Public Profile API"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:story|m)\.)?snapchat\.com|t\.snapchat\.com",
    paths=(
        PathRule(_POST, r"(?:spotlight|p)/.+|@[^/]+/(?:spotlight|highlight)/.+|s/.+"),
        PathRule(
            _ACCOUNT,
            r"(?:add/|u/|@|add/@|profile/)(?P<name>[A-Za-z0-9][A-Za-z0-9._-]{2,29})(?:/.*)?",
            "{name}",
        ),
    ),
    homes=(("", "https://www.snapchat.com/@{}"),),
    examples=(
        Example("https://www.snapchat.com/add/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("https://www.snapchat.com/@eastviewherons?share_id=x", _ACCOUNT, "eastviewherons"),
        Example("https://story.snapchat.com/@eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("snapchat.com/add/Eastview-Herons/", _ACCOUNT, "Eastview-Herons"),
        Example("https://www.snapchat.com/spotlight/W7abc", _POST),
        Example("https://www.snapchat.com/lens/abc", _NONE),
        Example("https://www.snapchat.com/", _NONE),
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
