"""How the addresses of Flickr's people, groups and photos are written. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

PLATFORM = "flickr"
_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP
_FEED = AddressKind.FEED

RULES = AddressRules(
    platform=PLATFORM,
    hosts=r"(?:(?:m|secure|api|embedr)\.)?flickr\.com|flic\.kr",
    paths=(
        PathRule(_FEED, r"services/feeds/.+", "id:{q}", ("id", r"\d+@N\d\d")),
        PathRule(_POST, r"photos/[^/]+/\d+(?:/.*)?|p/[A-Za-z0-9]+|(?:photo|video)\.gne"),
        PathRule(_NONE, r"photos/[^/]+/(?:sets|albums|galleries)/\d+(?:/.*)?|[sg]/.+"),
        PathRule(_ACCOUNT, r"photostreams/(?P<id>\d+@N\d\d)", "id:{id}", host=r"embedr\..*"),
        PathRule(_NONE, r"photos/tags(?:/.*)?"),
        PathRule(_ACCOUNT, r"(?:photos|people)/(?P<id>\d+@N\d\d)(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"(?:photos|people)/(?P<name>[^/@]{2,50})(?:/.*)?", "{name}"),
        PathRule(_GROUP, r"groups/(?P<id>\d+@N\d\d)(?:/.*)?", "id:{id}"),
        PathRule(_GROUP, r"groups/(?P<name>[^/@]{2,50})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://www.flickr.com/people/{}/"),
        ("", "https://www.flickr.com/people/{}/"),
    ),
    reserved=words("tags upload search me"),
    examples=(
        Example("https://www.flickr.com/photos/eastviewherons/", _ACCOUNT, "eastviewherons"),
        Example("flickr.com/people/eastviewherons", _ACCOUNT, "eastviewherons"),
        Example("https://www.flickr.com/photos/10000001%40N01/albums", _ACCOUNT, "id:10000001@N01"),
        Example("https://www.flickr.com/photos/eastviewherons/10000001/in/photostream/", _POST),
        Example("https://m.flickr.com/photos/10000001@N01/", _ACCOUNT, "id:10000001@N01"),
        Example("https://secure.flickr.com/people/EastviewHerons/", _ACCOUNT, "EastviewHerons"),
        Example("https://embedr.flickr.com/photostreams/10000001@N01", _ACCOUNT, "id:10000001@N01"),
        Example("https://www.flickr.com/photos/eastviewherons/albums/10000001", _NONE),
        Example("https://flic.kr/p/abc123", _POST),
        Example("https://flic.kr/s/abc123", _NONE),
        Example("https://www.flickr.com/groups/heronlake/", _GROUP, "heronlake"),
        Example(
            "https://www.flickr.com/services/feeds/photos_public.gne?id=10000001@N01&format=atom",
            _FEED,
            "id:10000001@N01",
        ),
        Example("https://www.flickr.com/photos/tags/herons/", _NONE),
        Example("https://www.flickr.com/search/?text=herons", _NONE),
    ),
)
