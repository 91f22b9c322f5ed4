"""The addresses of Pinterest. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_FEED = AddressKind.FEED
_COUNTRIES = (
    r"(?:com|at|be|ca|ch|cl|cz|de|dk|ec|es|fi|fr|hu|id|ie|in|info|it|jp|kr|mx|nl|no|nz|pe|ph|pl|pt"
    r"|ru|se|sk|th|tw|uk|vn|co\.[a-z]{2}|com\.[a-z]{2})"
)
_NAME = r"(?P<name>[A-Za-z0-9_]{3,30})"

RULES = AddressRules(
    platform="pinterest",
    hosts=rf"(?:[a-z]{{2,3}}\.)?pinterest\.{_COUNTRIES}|pin\.it",
    paths=(
        PathRule(_NONE, r".*", host=r"pin\.it"),
        PathRule(_NONE, r"pin/create/.*"),
        PathRule(_POST, r"pin/(?:[^/]*-)?\d+(?:/.*)?"),
        PathRule(_FEED, rf"{_NAME}/(?:feed|[^/]+)\.rss", "{name}"),
        PathRule(_ACCOUNT, rf"{_NAME}(?:/.*)?", "{name}"),
    ),
    homes=(("", "https://www.pinterest.com/{}/"),),
    reserved=words(
        "_ about ads amp app board business categories convert create developers discover edit "
        "email explore follow help homefeed ideas invited join login logout news_hub oauth offsite "
        "password pin policy privacy resource search settings shop shopping signup source terms "
        "today topics tv url videos website"
    ),
    examples=(
        Example("https://www.pinterest.com/eastviewherons/", _ACCOUNT, "eastviewherons"),
        Example("https://www.pinterest.co.uk/eastviewherons/_saved/", _ACCOUNT, "eastviewherons"),
        Example("http://nl.pinterest.com/EastviewHerons/art-room/", _ACCOUNT, "EastviewHerons"),
        Example("https://pinterest.com.mx/eastviewherons?invite=1", _ACCOUNT, "eastviewherons"),
        Example("https://www.pinterest.com/eastviewherons/feed.rss", _FEED, "eastviewherons"),
        Example("https://www.pinterest.com/pin/1000001/", _POST),
        Example("https://www.pinterest.com/pin/our-art-room--1000001/", _POST),
        Example(
            "https://www.pinterest.com/pin/create/button/?url=https%3A%2F%2Fexample.org", _NONE
        ),
        Example("https://pin.it/abc123", _NONE),
        Example("https://www.pinterest.com/ideas/art/1000001/", _NONE),
        Example("https://www.pinterest.com/search/pins/?q=herons", _NONE),
    ),
)
"""User names are 3 to 30 letters, digits and underscores (help.pinterest.com, checked 2026-11)."""
