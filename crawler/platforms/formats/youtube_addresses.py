"""How the addresses of YouTube's channels, feeds and videos are written. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

PLATFORM = "youtube"
CHANNEL_ID = r"UC[A-Za-z0-9_-]{22}"
"""A channel's id: `UC` and 22 letters; it never changes."""
_ACCOUNT, _POST = AddressKind.ACCOUNT, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_HANDLE = r"(?P<name>[^/@?&]{3,100})"
_TABS = (
    r"(?:/(?:featured|videos|shorts|streams|playlists|community|posts|about|channels|live|search"
    r"|podcasts|store|join))?"
)

RULES = AddressRules(
    platform=PLATFORM,
    hosts=r"(?:(?:m|music|gaming|studio)\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|youtu\.be",
    paths=(
        PathRule(_ACCOUNT, r"@(?P<name>[^/]+)", "{name}", host=r"youtu\.be"),
        PathRule(_POST, r".+", host=r"youtu\.be"),
        PathRule(_FEED, r"feeds/videos\.xml", "id:{q}", ("channel_id", CHANNEL_ID)),
        PathRule(_FEED, r"feeds/videos\.xml", "user:{q}", ("user", r"[A-Za-z0-9_-]+")),
        PathRule(
            _ACCOUNT, r"subscription_center", "user:{q}", ("add_user", r"[A-Za-z0-9_-]{3,60}")
        ),
        PathRule(_POST, r"watch(?:_popup)?|(?:watch|shorts|live|v|e|clip|post)/.+"),
        PathRule(_POST, r"embed/(?!videoseries|live_stream).+"),
        PathRule(_ACCOUNT, r"embed/live_stream", "id:{q}", ("channel", CHANNEL_ID)),
        PathRule(_ACCOUNT, rf"channel/(?P<id>{CHANNEL_ID})(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"user/(?P<name>[A-Za-z0-9_.-]+)(?:/.*)?", "user:{name}"),
        PathRule(_ACCOUNT, rf"c/{_HANDLE}(?:/.*)?", "c:{name}"),
        PathRule(_ACCOUNT, rf"@{_HANDLE}(?:/.*)?", "{name}"),
        PathRule(_ACCOUNT, rf"{_HANDLE}{_TABS}", "c:{name}"),
    ),
    homes=(
        ("id:", "https://www.youtube.com/channel/{}"),
        ("user:", "https://www.youtube.com/user/{}"),
        ("c:", "https://www.youtube.com/c/{}"),
        ("", "https://www.youtube.com/@{}"),
    ),
    reserved=words(
        "about account ads attribution_link browse c channel channels clip copyright creators "
        "davidlevy embed feed feeds gaming hashtag howyoutubeworks iframe_api intl kids live "
        "live_stream login logout movies music my_videos new oembed player_api playlist playlists "
        "post premium press redirect results s share shorts signin signup social sports "
        "subscribe_embed subscribe_widget subscription_center supported_browsers t trending tv "
        "upload user v watch watch_popup yt"
    ),
    examples=(
        Example(
            "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
            _ACCOUNT,
            "id:UCaaaaaaaaaaaaaaaaaaaaaa",
        ),
        Example("https://m.youtube.com/@EastviewHerons/videos", _ACCOUNT, "EastviewHerons"),
        Example("youtube.com/%40EastviewHerons?si=abc", _ACCOUNT, "EastviewHerons"),
        Example("https://www.youtube.com/user/EastviewHerons/", _ACCOUNT, "user:EastviewHerons"),
        Example("https://www.youtube.com/c/EastviewHerons/about", _ACCOUNT, "c:EastviewHerons"),
        Example("https://www.youtube.com/EastviewHerons", _ACCOUNT, "c:EastviewHerons"),
        Example(
            "https://www.youtube.com/feeds/videos.xml?channel_id=UCaaaaaaaaaaaaaaaaaaaaaa",
            _FEED,
            "id:UCaaaaaaaaaaaaaaaaaaaaaa",
        ),
        Example(
            "https://www.youtube.com/subscription_center?add_user=EastviewHerons",
            _ACCOUNT,
            "user:EastviewHerons",
        ),
        Example("https://www.youtube.com/iframe_api", _NONE),
        Example("https://www.youtube.com/watch?v=aaaaaaaaaaa", _POST),
        Example("https://youtu.be/aaaaaaaaaaa?t=1", _POST),
        Example("https://www.youtube.com/shorts/aaaaaaaaaaa", _POST),
        Example("https://www.youtube-nocookie.com/embed/aaaaaaaaaaa", _POST),
        Example("https://www.youtube.com/playlist?list=PLaaaa", _NONE),
        Example("https://www.youtube.com/results?search_query=herons", _NONE),
        Example("https://www.youtube.com/hashtag/goherons", _NONE),
        Example("https://www.youtube.com/t/terms", _NONE),
    ),
)
