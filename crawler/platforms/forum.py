"""Forums on Discourse and phpBB: users and boards on hosts that look like a forum. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

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
    recognise_by,
    words,
)
from crawler.platforms.base import Address, AddressKind

NAME = "forum"
TITLE = "Forum"
ROUTE = "manual"
HELP = (
    "Register the forum account as reviewed by hand; this version of Rollcall has no reader for "
    "Discourse and phpBB yet (no key would be needed; checked 2026-11)."
)
_REASON = "this version of Rollcall does not read forums"

_ACCOUNT = AddressKind.ACCOUNT
_COMMUNITY = AddressKind.COMMUNITY
_FEED = AddressKind.FEED
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_FORUM_HOSTS = (
    r"(?:forums?|community|discuss|discourse|talk|meta|boards?)\.[\w.-]+|[\w-]+\.discourse\.group"
)

RULES = AddressRules(
    platform=NAME,
    hosts=r".+",
    paths=(
        PathRule(_FEED, r"u/(?P<name>[^/]+)/activity\.rss", "{host}/u/{name}", host=_FORUM_HOSTS),
        PathRule(_ACCOUNT, r"u/(?P<name>[\w.-]+)(?:/.*)?", "{host}/u/{name}", host=_FORUM_HOSTS),
        PathRule(_POST, r"t/(?:[^/]+/)?\d+(?:/.*)?", host=_FORUM_HOSTS),
        PathRule(_COMMUNITY, r"c/(?P<name>.+)", "{host}/c/{name}", host=_FORUM_HOSTS),
        PathRule(
            _ACCOUNT, r"(?P<path>(?:.*/)?memberlist\.php)", "{host}/{path}?u={q}", ("u", r"\d+")
        ),
        PathRule(_POST, r"(?:.*/)?viewtopic\.php"),
        PathRule(
            _COMMUNITY, r"(?P<path>(?:.*/)?viewforum\.php)", "{host}/{path}?f={q}", ("f", r"\d+")
        ),
        PathRule(_NONE, r"login|signup|search|tos|privacy|guidelines", host=_FORUM_HOSTS),
    ),
    homes=(),
    shared=True,
    reserved=words("account-created activate-account confirm-new-email password-reset admin"),
    examples=(
        Example(
            "https://forum.heronlake.example/u/eastview",
            _ACCOUNT,
            "forum.heronlake.example/u/eastview",
        ),
        Example("https://forum.heronlake.example/t/we-won/12/3", _POST),
        Example(
            "https://forum.heronlake.example/c/sports/5",
            _COMMUNITY,
            "forum.heronlake.example/c/sports/5",
        ),
        Example(
            "https://heronlake.example/phpbb/memberlist.php?mode=viewprofile&u=7",
            _ACCOUNT,
            "heronlake.example/phpbb/memberlist.php?u=7",
        ),
        Example("https://heronlake.example/phpbb/viewtopic.php?t=7", _POST),
        Example("https://forum.heronlake.example/login", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when it does not look like a forum."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key (host and path of the user), or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of a user."""
    return "https://" + quote(handle, safe="/@:._-~?=&")


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Give nothing: forums are not read yet."""
    return ()


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Raise OutOfReachError always, with what to do instead."""
    raise OutOfReachError(Outcome.UNREADABLE, _REASON, HELP)
