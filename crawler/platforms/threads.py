"""Threads: its addresses; reading needs the account's own token. Pure."""

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

NAME = "threads"
TITLE = "Threads"
ROUTE = "connected"
HELP = (
    "Reading it takes the account's own token (threads_basic in a Meta app, "
    "developers.facebook.com, free); other profiles take threads_profile_discovery (App Review) "
    "and 1,000 followers, checked 2026-11; until then, look at it by hand."
)
_REASON = "Threads shows accounts to programs only with a token"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

RULES = AddressRules(
    platform=NAME,
    hosts=r"threads\.(?:com|net)",
    paths=(
        PathRule(_POST, r"@[^/]+/post/.+|t/.+"),
        PathRule(
            _ACCOUNT,
            r"@(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?)(?:/.*)?",
            "{name}",
        ),
    ),
    homes=(("", "https://www.threads.com/@{}"),),
    examples=(
        Example("https://www.threads.net/@eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("threads.com/@EastviewHerons/replies?hl=en", _ACCOUNT, "EastviewHerons"),
        Example("https://www.threads.com/@eastviewherons/post/AbC123", _POST),
        Example("https://www.threads.net/intent/post?text=hi", _NONE),
        Example("https://www.threads.com/login", _NONE),
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
