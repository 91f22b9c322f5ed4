"""The addresses of X (Twitter before). Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_COMMUNITY = AddressKind.COMMUNITY
_NAME = r"[A-Za-z0-9_]{1,15}"

RULES = AddressRules(
    platform="twitter",
    hosts=r"(?:(?:mobile|m|web|pro|tweetdeck)\.)?(?:twitter|x)\.com|t\.co",
    paths=(
        PathRule(_NONE, r".*", host=r"t\.co"),
        PathRule(_POST, r"(?:i/web/|i/|[^/]+/)status(?:es)?/\d+(?:/.*)?"),
        PathRule(_POST, r"(?:i/events/\d+|i/(?:broadcasts|spaces)/\w+)(?:/.*)?"),
        PathRule(_ACCOUNT, r"i/user/(?P<id>\d+)", "id:{id}"),
        PathRule(_ACCOUNT, r"intent/(?:user|follow)", "id:{q}", ("user_id", r"\d+")),
        PathRule(_ACCOUNT, r"intent/(?:user|follow)", "{q}", ("screen_name", rf"@?{_NAME}")),
        PathRule(_COMMUNITY, r"i/communities/(?P<id>\d+)(?:/.*)?", "id:{id}"),
        PathRule(_NONE, r"(?:[^/]+/(?:lists|moments|timelines)/.+|[a-z]{2}/(?:tos|privacy))"),
        PathRule(_ACCOUNT, rf"@?(?P<name>{_NAME})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://x.com/i/user/{}"),
        ("", "https://x.com/{}"),
    ),
    reserved=words(
        "about account accounts ads compose download explore hashtag help home i intent "
        "invitations jobs login logout messages notifications oauth personalization privacy rules "
        "search search-advanced settings share signup status statuses terms tos welcome "
        "who_to_follow widgets"
    ),
    examples=(
        Example("https://twitter.com/HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("twitter.com/HeronLakeHLPS?s=20&t=abc", _ACCOUNT, "HeronLakeHLPS"),
        Example("http://mobile.twitter.com/HeronLakeHLPS/with_replies", _ACCOUNT, "HeronLakeHLPS"),
        Example("HTTPS://WWW.X.COM/HeronLakeHLPS/media", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/@HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://twitter.com/#!/HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://twitter.com/%40HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/i/user/1000001", _ACCOUNT, "id:1000001"),
        Example("https://x.com/intent/follow?screen_name=HeronLakeHLPS", _ACCOUNT, "HeronLakeHLPS"),
        Example("https://x.com/HeronLakeHLPS/status/1000000000000000001", _POST),
        Example("https://x.com/HeronLakeHLPS/status/1000000000000000001/photo/1", _POST),
        Example("https://x.com/i/communities/1000001/about", _COMMUNITY, "id:1000001"),
        Example("https://twitter.com/share?url=https%3A%2F%2Fexample.org", _NONE),
        Example("https://twitter.com/intent/tweet?text=hi&via=HeronLakeHLPS", _NONE),
        Example("https://twitter.com/hashtag/goherons", _NONE),
        Example("https://x.com/search?q=herons", _NONE),
        Example("https://t.co/abc123", _NONE),
        Example("https://x.com/HeronLakeHLPS/lists/schools", _NONE),
        Example("https://twitter.com/en/privacy", _NONE),
    ),
)
"""Handles are 1 to 15 letters, digits and underscores (help.x.com, checked 2026-11)."""
