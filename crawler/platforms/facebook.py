"""Facebook pages: their addresses; reading needs the page's own token or Meta's review. Pure."""

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

NAME = "facebook"
TITLE = "Facebook"
ROUTE = "connected"
HELP = (
    "Reading it takes the page's own token (its administrator grants pages_read_engagement in a "
    "Meta app, developers.facebook.com, free) or Meta's review of an app for Page Public "
    "Content Access (business verification), checked 2026-11; until then, look at it by hand."
)
_REASON = "Facebook shows pages to programs only with a token"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP

RULES = AddressRules(
    platform=NAME,
    hosts=r"(?:(?:m|mbasic|touch|web|free|business|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)?facebook\.com|(?:m\.)?fb\.com|fb\.(?:me|gg|watch)|m\.me|l\.facebook\.com|lm\.facebook\.com",
    paths=(
        PathRule(_POST, r".+", host=r"fb\.watch"),
        PathRule(_NONE, r".*", host=r"lm?\.facebook\.com"),
        PathRule(_ACCOUNT, r"profile\.php", "id:{q}", ("id", r"\d{5,20}")),
        PathRule(
            _ACCOUNT,
            r"(?:people/[^/]+|pages/(?!category/)[^/]+)/(?P<id>\d{5,20})(?:/.*)?",
            "id:{id}",
        ),
        PathRule(
            _ACCOUNT, r"(?:pages/category/[^/]+|p)/(?:[^/]*-)?(?P<id>\d{5,20})(?:/.*)?", "id:{id}"
        ),
        PathRule(_GROUP, r"groups/(?P<id>\d{5,20})(?:/(?!posts|permalink).*)?", "id:{id}"),
        PathRule(_POST, r"groups/[^/]+/(?:posts|permalink)/.+"),
        PathRule(_GROUP, r"groups/(?P<name>[A-Za-z0-9.]{3,100})(?:/.*)?", "{name}"),
        PathRule(
            _POST,
            r"(?:permalink|story|photo|video)\.php|(?:watch|photo|reel|events|share/[prv])(?:/.+)?|[^/]+/(?:posts|videos|photos|notes|reels)/.+",
        ),
        PathRule(_ACCOUNT, r"(?:pg/|pages/)?(?:[^/]+-)?(?P<id>\d{8,20})(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"(?:pg/)?(?P<name>[A-Za-z0-9.]{3,50})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://www.facebook.com/profile.php?id={}"),
        ("", "https://www.facebook.com/{}"),
    ),
    reserved=words(
        "about ads business careers dialog directory events gaming games groups hashtag help "
        "home.php l.php legal login login.php lite logout marketplace messages notes pages "
        "people permalink.php photo photo.php plugins policies policy.php privacy profile.php "
        "public r.php recover reel reels search settings share share.php sharer sharer.php "
        "stories story.php terms terms.php tr video.php watch"
    ),
    examples=(
        Example("https://www.facebook.com/HeronLakeSchools", _ACCOUNT, "HeronLakeSchools"),
        Example(
            "http://m.facebook.com/HeronLakeSchools/about/?ref=page_internal",
            _ACCOUNT,
            "HeronLakeSchools",
        ),
        Example("facebook.com/pg/HeronLakeSchools/photos/", _ACCOUNT, "HeronLakeSchools"),
        Example("HTTPS://DE-DE.FACEBOOK.COM/heron.lake.schools/", _ACCOUNT, "heron.lake.schools"),
        Example(
            "https://www.facebook.com/profile.php?id=100000000000001&sk=about",
            _ACCOUNT,
            "id:100000000000001",
        ),
        Example(
            "https://www.facebook.com/people/Eastview-Herons/100000000000002/",
            _ACCOUNT,
            "id:100000000000002",
        ),
        Example(
            "https://www.facebook.com/p/Eastview-Herons-100000000000003/",
            _ACCOUNT,
            "id:100000000000003",
        ),
        Example(
            "https://www.facebook.com/pages/Eastview-Herons/100000000000004",
            _ACCOUNT,
            "id:100000000000004",
        ),
        Example(
            "https://www.facebook.com/Eastview-Herons-100000000000005/",
            _ACCOUNT,
            "id:100000000000005",
        ),
        Example("https://fb.me/HeronLakeSchools", _ACCOUNT, "HeronLakeSchools"),
        Example("https://www.facebook.com/groups/100000000000006/", _GROUP, "id:100000000000006"),
        Example("https://www.facebook.com/groups/eastviewboosters", _GROUP, "eastviewboosters"),
        Example("https://www.facebook.com/groups/eastviewboosters/posts/1", _POST),
        Example("https://www.facebook.com/HeronLakeSchools/posts/pfbid0abc", _POST),
        Example("https://www.facebook.com/events/100000000000007/", _POST),
        Example("https://fb.watch/abc123/", _POST),
        Example("https://www.facebook.com/share/1AbCdEfGh/", _NONE),
        Example("https://www.facebook.com/login/?next=%2FHeronLakeSchools", _NONE),
        Example("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org", _NONE),
        Example("https://www.facebook.com/hashtag/goherons", _NONE),
        Example("https://www.facebook.com/privacy/policy/", _NONE),
        Example("https://www.facebook.com/", _NONE),
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
