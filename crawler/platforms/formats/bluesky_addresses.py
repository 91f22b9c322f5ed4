"""How people write the addresses of Bluesky accounts. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
)
from crawler.platforms.base import AddressKind

_ACCOUNT, _NONE = AddressKind.ACCOUNT, AddressKind.NONE
_POST, _FEED = AddressKind.POST, AddressKind.FEED
_HANDLE = r"(?P<name>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])"
_DID = r"(?P<id>did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.:%-]+))"
RULES = AddressRules(
    platform="bluesky",
    hosts=r"(?:(?:staging|main)\.)?bsky\.app|[a-z0-9-]{1,63}\.bsky\.social",
    paths=(
        PathRule(_ACCOUNT, r".*", "{host}", host=r"[a-z0-9-]{1,63}\.bsky\.social"),
        PathRule(_POST, r"profile/[^/]+/post/.+"),
        PathRule(_FEED, rf"profile/@?{_HANDLE}/rss", "{name}"),
        PathRule(_FEED, rf"profile/{_DID}/rss", "id:{id}"),
        PathRule(_NONE, r"profile/[^/]+/(?:feed|lists)/.+"),
        PathRule(_ACCOUNT, rf"profile/{_DID}(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, rf"profile/@?{_HANDLE}(?:/.*)?", "{name}"),
    ),
    homes=(("id:", "https://bsky.app/profile/{}"), ("", "https://bsky.app/profile/{}")),
    examples=(
        Example(
            "https://bsky.app/profile/heronlake.bsky.social", _ACCOUNT, "heronlake.bsky.social"
        ),
        Example("bsky.app/profile/herons.example.org/?x=1", _ACCOUNT, "herons.example.org"),
        Example("https://bsky.app/profile/@herons.example.org", _ACCOUNT, "herons.example.org"),
        Example("https://heronlake.bsky.social", _ACCOUNT, "heronlake.bsky.social"),
        Example(
            "https://bsky.app/profile/did:plc:aaaabbbbccccddddeeeeffff/follows",
            _ACCOUNT,
            "id:did:plc:aaaabbbbccccddddeeeeffff",
        ),
        Example("https://bsky.app/profile/herons.example.org/rss", _FEED, "herons.example.org"),
        Example("https://bsky.app/profile/herons.example.org/post/3kaaa", _POST),
        Example("https://bsky.app/profile/herons.example.org/feed/news", _NONE),
        Example("https://bsky.app/intent/compose?text=hi", _NONE),
        Example("https://bsky.app/search?q=herons", _NONE),
    ),
)
