"""How the addresses of Vimeo's people, channels and videos are written. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

PLATFORM = "vimeo"
_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP
_COMMUNITY = AddressKind.COMMUNITY
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=PLATFORM,
    hosts=r"(?:(?:player|api|m)\.)?vimeo\.com",
    paths=(
        PathRule(
            _POST,
            r"(?:video/|videos/|event/|(?:channels|groups)/[^/]+/(?:videos/)?"
            r"|(?:album|showcase)/\d+/video/)?\d+(?:/.*)?",
        ),
        PathRule(_NONE, r"(?:album|showcase|ondemand|categories)/.*"),
        PathRule(_COMMUNITY, r"channels/(?P<name>[A-Za-z0-9_-]+)(?:/.*)?", "channels/{name}"),
        PathRule(_GROUP, r"groups/(?P<name>[A-Za-z0-9_-]+)(?:/.*)?", "groups/{name}"),
        PathRule(_FEED, r"(?P<name>[A-Za-z0-9_-]+)/videos/rss", "{name}"),
        PathRule(_ACCOUNT, r"users?/(?P<id>\d+)(?:/.*)?", "user{id}"),
        PathRule(_ACCOUNT, r"users/(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?:/.*)?", "{name}"),
        PathRule(_ACCOUNT, r"(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?:/(?!\d).*)?", "{name}"),
        PathRule(_POST, r"[A-Za-z][A-Za-z0-9_-]*/\d+(?:-.*)?"),
    ),
    homes=(("", "https://vimeo.com/{}"),),
    reserved=words(
        "about album api blog categories channels cookie_policy create dmca enterprise event "
        "explore features for-hire groups help join jobs legal log_in login manage "
        "moogaloop.swf ondemand oauth ott plans player press privacy review search settings "
        "share showcase site_map staffpicks stock terms upgrade upload user users video videos "
        "watch"
    ),
    examples=(
        Example("https://vimeo.com/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("vimeo.com/user1000001/videos/sort:date", _ACCOUNT, "user1000001"),
        Example("https://www.vimeo.com/EastviewHerons/?utm_source=x", _ACCOUNT, "EastviewHerons"),
        Example("https://api.vimeo.com/users/1000001/videos", _ACCOUNT, "user1000001"),
        Example("https://vimeo.com/1000001", _POST),
        Example("https://vimeo.com/1000001/abcdef1234?share=copy", _POST),
        Example("https://vimeo.com/showcase/1000001/video/1000002", _POST),
        Example("https://vimeo.com/showcase/1000001", _NONE),
        Example("https://player.vimeo.com/video/1000001?h=abc", _POST),
        Example("https://vimeo.com/channels/schoolfilms", _COMMUNITY, "channels/schoolfilms"),
        Example("https://vimeo.com/channels/schoolfilms/1000001", _POST),
        Example("https://vimeo.com/eastviewherons/videos/rss", _FEED, "eastviewherons"),
        Example("https://vimeo.com/log_in", _NONE),
        Example("https://vimeo.com/search?q=herons", _NONE),
    ),
)
