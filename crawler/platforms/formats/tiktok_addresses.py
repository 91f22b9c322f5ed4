"""The addresses of TikTok. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_VIDEO = r"(?:share/video|share/photo|embed|embed/v2|embed/v3|player/v1|v)/\d+.*"

RULES = AddressRules(
    platform="tiktok",
    hosts=r"(?:(?:m|us|vm|vt|t|lite|business)\.)?tiktok\.com",
    paths=(
        PathRule(_NONE, r".*", host=r"business\.tiktok\.com"),
        PathRule(_POST, rf"@[^/]+/(?:video|photo)/\d+.*|{_VIDEO}"),
        PathRule(_NONE, r"@[^/]+/(?:playlist|collection)/.+"),
        PathRule(_ACCOUNT, r"embed/@(?P<name>[A-Za-z0-9_.]{1,24})", "{name}"),
        PathRule(_ACCOUNT, r"@(?P<name>[A-Za-z0-9_.]{1,24})(?:/.*)?", "{name}"),
        PathRule(_ACCOUNT, r"share/user/@?(?P<id>\d{6,})(?:/.*)?", "id:{id}"),
    ),
    homes=(
        ("id:", "https://www.tiktok.com/share/user/{}"),
        ("", "https://www.tiktok.com/@{}"),
    ),
    examples=(
        Example("https://www.tiktok.com/@eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("m.tiktok.com/@Eastview.Herons/?lang=en", _ACCOUNT, "Eastview.Herons"),
        Example("https://www.tiktok.com/%40eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("https://www.tiktok.com/@eastview.herons/live", _ACCOUNT, "eastview.herons"),
        Example("https://www.tiktok.com/embed/@eastview.herons", _ACCOUNT, "eastview.herons"),
        Example("https://m.tiktok.com/share/user/700000000000001", _ACCOUNT, "id:700000000000001"),
        Example("https://www.tiktok.com/@eastview.herons/video/7000000000000000001", _POST),
        Example("https://www.tiktok.com/embed/v2/7000000000000000001?lang=en", _POST),
        Example("https://www.tiktok.com/@eastview.herons/playlist/Games-70000000001", _NONE),
        Example("https://www.tiktok.com/music/original-sound-1", _NONE),
        Example("https://www.tiktok.com/tag/goherons", _NONE),
        Example("https://www.tiktok.com/search?q=%40herons", _NONE),
        Example("https://vm.tiktok.com/ZMabcdef/", _NONE),
        Example("https://www.tiktok.com/legal/privacy-policy", _NONE),
        Example("https://www.tiktok.com/login", _NONE),
    ),
)
