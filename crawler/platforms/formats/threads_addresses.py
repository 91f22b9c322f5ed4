"""How people write the addresses of Threads accounts. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE

RULES = AddressRules(
    platform="threads",
    hosts=r"(?:(?:m|l|about|help)\.)?threads\.(?:com|net)",
    paths=(
        PathRule(_NONE, r".*", host=r"(?:l|about|help)\..*"),
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
        Example("https://www.threads.net/t/AbC123", _POST),
        Example("https://www.threads.com/%40eastviewherons?igshid=x", _ACCOUNT, "eastviewherons"),
        Example("https://l.threads.com/?u=https%3A%2F%2Fexample.org", _NONE),
        Example("https://www.threads.com/login", _NONE),
    ),
)
