"""LinkedIn: its addresses; reading needs the page administrator's consent. Pure."""

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

NAME = "linkedin"
TITLE = "LinkedIn"
ROUTE = "connected"
HELP = (
    "Reading it takes the consent of an administrator of the page and an app with the Community "
    "Management API (developer.linkedin.com, free, review), checked 2026-11; until then, look "
    "at it by hand."
)
_REASON = "LinkedIn shows pages to programs only with an administrator's consent"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:[a-z]{1,6}\.)?linkedin\.com|lnkd\.in",
    paths=(
        PathRule(
            _POST,
            r"(?:posts|pulse)/.+|feed/update/.+|(?:company|school|showcase|in)/[^/]+/(?:posts|recent-activity)/urn.+",
        ),
        PathRule(
            _ACCOUNT,
            r"(?:organization-guest/|m/)?(?P<form>company|school|showcase|in)/(?P<name>[^/?]{2,100})(?:/.*)?",
            "{form}/{name}",
        ),
        PathRule(_ACCOUNT, r"pub/(?P<name>[^/]+)(?:/.*)?", "in/{name}"),
        PathRule(_ACCOUNT, r"edu/(?P<form>school)", "school/{q}", ("id", r"\d+")),
        PathRule(_GROUP, r"groups/(?:[^/]+-)?(?P<id>\d+)(?:/.*)?", "id:{id}"),
    ),
    homes=(("", "https://www.linkedin.com/{}"),),
    reserved=words("setup login unavailable"),
    examples=(
        Example(
            "https://www.linkedin.com/company/heron-lake-schools/",
            _ACCOUNT,
            "company/heron-lake-schools",
        ),
        Example(
            "linkedin.com/company/heron-lake-schools/posts/?feedView=all",
            _ACCOUNT,
            "company/heron-lake-schools",
        ),
        Example(
            "https://de.linkedin.com/school/eastview-high-school",
            _ACCOUNT,
            "school/eastview-high-school",
        ),
        Example(
            "https://www.linkedin.com/in/dana-reyes-example?trk=x",
            _ACCOUNT,
            "in/dana-reyes-example",
        ),
        Example(
            "https://www.linkedin.com/showcase/eastview-herons/about",
            _ACCOUNT,
            "showcase/eastview-herons",
        ),
        Example("https://www.linkedin.com/groups/1000001/", _GROUP, "id:1000001"),
        Example("https://www.linkedin.com/posts/heron-lake-schools_activity-1000001-abcd", _POST),
        Example(
            "https://www.linkedin.com/shareArticle?mini=true&url=https%3A%2F%2Fexample.org", _NONE
        ),
        Example("https://www.linkedin.com/legal/privacy-policy", _NONE),
        Example("https://lnkd.in/abc123", _NONE),
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
