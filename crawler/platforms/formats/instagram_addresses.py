"""How people write the addresses of Instagram accounts. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

_OTHERS = r"(?:l|about|api|business|creators|developers|graph|help)\.instagram\.com"

RULES = AddressRules(
    platform="instagram",
    hosts=rf"(?:m\.)?instagram\.com|instagr\.am|ig\.me|{_OTHERS}",
    paths=(
        PathRule(_NONE, r".*", host=_OTHERS),
        PathRule(_POST, r"(?:[^/]+/)?(?:p|reel|tv)/.+|reels/[^/]+|stories/.+"),
        PathRule(
            _ACCOUNT,
            r"(?:_u/|_n/profile/|m/)?@?(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?)(?:/.*)?",
            "{name}",
        ),
    ),
    homes=(("", "https://www.instagram.com/{}/"),),
    reserved=words(
        "_n _u about accounts api challenge developer direct directory download emails embed.js "
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
        Example("https://www.instagram.com/embed.js", _NONE),
        Example("https://l.instagram.com/?u=https%3A%2F%2Fexample.org", _NONE),
        Example("https://www.instagram.com/accounts/login/?next=/heronlakeschools/", _NONE),
    ),
)
