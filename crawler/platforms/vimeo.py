"""Vimeo: its addresses; reading needs an app's key. Pure."""

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

NAME = "vimeo"
TITLE = "Vimeo"
ROUTE = "app_key"
HELP = (
    "Reading it takes client id and secret of a Vimeo app (developer.vimeo.com/apps, free, "
    "scope public, no review), checked 2026-11; until then, look at it by hand."
)
_REASON = "Vimeo shows an account's videos to programs only with an app's key"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP
_COMMUNITY = AddressKind.COMMUNITY
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:player|api|m)\.)?vimeo\.com",
    paths=(
        PathRule(
            _POST,
            r"(?:video/|videos/|event/|(?:channels|groups)/[^/]+/(?:videos/)?|(?:album|showcase)/\d+/video/)?\d+(?:/.*)?",
        ),
        PathRule(_COMMUNITY, r"channels/(?P<name>[A-Za-z0-9_-]+)(?:/.*)?", "channels/{name}"),
        PathRule(_GROUP, r"groups/(?P<name>[A-Za-z0-9_-]+)(?:/.*)?", "groups/{name}"),
        PathRule(_FEED, r"(?P<name>[A-Za-z0-9_-]+)/videos/rss", "{name}"),
        PathRule(_ACCOUNT, r"user/(?P<id>\d+)(?:/.*)?", "user{id}"),
        PathRule(_ACCOUNT, r"(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?:/(?!\d).*)?", "{name}"),
        PathRule(_POST, r"[A-Za-z][A-Za-z0-9_-]*/\d+(?:-.*)?"),
    ),
    homes=(("", "https://vimeo.com/{}"),),
    reserved=words(
        "about album api blog categories channels cookie_policy create dmca enterprise event "
        "explore features for-hire groups help join jobs legal log_in login manage "
        "moogaloop.swf ondemand oauth ott plans player press privacy review search settings "
        "share showcase site_map staffpicks stock terms upgrade upload user video videos "
        "watch"
    ),
    examples=(
        Example("https://vimeo.com/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("vimeo.com/user1000001/videos/sort:date", _ACCOUNT, "user1000001"),
        Example("https://vimeo.com/1000001", _POST),
        Example("https://player.vimeo.com/video/1000001?h=abc", _POST),
        Example("https://vimeo.com/channels/schoolfilms", _COMMUNITY, "channels/schoolfilms"),
        Example("https://vimeo.com/channels/schoolfilms/1000001", _POST),
        Example("https://vimeo.com/eastviewherons/videos/rss", _FEED, "eastviewherons"),
        Example("https://vimeo.com/log_in", _NONE),
        Example("https://vimeo.com/search?q=herons", _NONE),
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
