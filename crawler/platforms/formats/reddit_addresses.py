"""How the addresses of Reddit's people, communities and posts are written. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

PLATFORM = "reddit"
_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_COMMUNITY = AddressKind.COMMUNITY
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=PLATFORM,
    hosts=r"(?:(?:old|new|np|m|i|amp|sh|oauth|[a-z]{2}(?:-[a-z]{2})?)\.)?reddit\.com|(?:(?:i|v|preview)\.)?redd\.it",
    paths=(
        PathRule(_POST, r".+", host=r"(?:.+\.)?redd\.it"),
        PathRule(_POST, r"(?:r/[^/]+/|u/[^/]+/|user/[^/]+/)?(?:comments|gallery|s)/.+"),
        PathRule(_NONE, r"r/[^/]+/submit.*|(?:u|user)/[^/]+/m/.*"),
        PathRule(_FEED, r"r/(?P<name>[A-Za-z0-9_]{2,21})/(?:[a-z]+/)?\.(?:rss|json)", "r/{name}"),
        PathRule(
            _FEED,
            r"(?:u|user)/(?P<name>[A-Za-z0-9_-]{3,20})/(?:[a-z]+/)?\.(?:rss|json)",
            "u/{name}",
        ),
        PathRule(_ACCOUNT, r"(?:u/|user/|r/u_)(?P<name>[A-Za-z0-9_-]{3,20})(?:/.*)?", "u/{name}"),
        PathRule(_COMMUNITY, r"r/(?P<name>[A-Za-z0-9_]{2,21})(?:/.*)?", "r/{name}"),
    ),
    homes=(("", "https://www.reddit.com/{}"),),
    reserved=words("all popular mod me"),
    examples=(
        Example("https://www.reddit.com/r/HeronLake/", _COMMUNITY, "r/HeronLake"),
        Example("old.reddit.com/r/HeronLake/new/", _COMMUNITY, "r/HeronLake"),
        Example("https://www.reddit.com/user/eastview_herons/", _ACCOUNT, "u/eastview_herons"),
        Example("https://reddit.com/u/eastview_herons?utm_name=x", _ACCOUNT, "u/eastview_herons"),
        Example(
            "https://old.reddit.com/user/Eastview_Herons/submitted", _ACCOUNT, "u/Eastview_Herons"
        ),
        Example("https://www.reddit.com/r/u_eastview_herons/", _ACCOUNT, "u/eastview_herons"),
        Example("https://www.reddit.com/r/HeronLake/.rss", _FEED, "r/HeronLake"),
        Example("https://www.reddit.com/user/eastview_herons/.rss", _FEED, "u/eastview_herons"),
        Example("https://i.redd.it/abc.png", _POST),
        Example("https://www.reddit.com/r/HeronLake/comments/abc/title/", _POST),
        Example("https://redd.it/abc", _POST),
        Example("https://www.reddit.com/r/all/", _NONE),
        Example("https://www.reddit.com/submit?url=https%3A%2F%2Fexample.org", _NONE),
    ),
)
