"""How people write the addresses of Snapchat accounts. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
)
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_NAME = r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]{2,29})"
RULES = AddressRules(
    platform="snapchat",
    hosts=r"(?:(?:story|m|web|t)\.)?snapchat\.com",
    paths=(
        PathRule(_POST, r"(?:spotlight|p)/.+|@[^/]+/(?:spotlight|highlight)/.+|s/.+|t/.+"),
        PathRule(_ACCOUNT, rf"(?:add/@?|u/@?|@|profile/@?){_NAME}(?:/.*)?", "{name}"),
    ),
    homes=(("", "https://www.snapchat.com/@{}"),),
    examples=(
        Example("https://www.snapchat.com/add/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("https://www.snapchat.com/@eastviewherons?share_id=x", _ACCOUNT, "eastviewherons"),
        Example("https://story.snapchat.com/@eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("https://story.snapchat.com/u/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("snapchat.com/add/Eastview-Herons/", _ACCOUNT, "Eastview-Herons"),
        Example("https://www.snapchat.com/%40eastviewherons/", _ACCOUNT, "eastviewherons"),
        Example("https://www.snapchat.com/spotlight/W7abc", _POST),
        Example("https://www.snapchat.com/@eastviewherons/spotlight/W7abc", _POST),
        Example("https://www.snapchat.com/lens/abc", _NONE),
        Example("https://www.snapchat.com/discover", _NONE),
        Example("https://www.snapchat.com/", _NONE),
    ),
)
