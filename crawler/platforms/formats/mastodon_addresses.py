"""How people write the address of an account on a fediverse server. Pure.

A server is recognised by the form of its paths and, where that is not enough, by words in its name:
[K] general knowledge of 2026-11.
"""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT, _POST = AddressKind.ACCOUNT, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_NAME = r"(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,58}[A-Za-z0-9_])?)"
_OTHER = r"@(?P<server>(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63})"
_FEDIVERSE = (
    r"(?:[\w-]+\.)*(?:[\w-]*(?:mastodon|mstdn|masto|toot|fedi|pixelfed|peertube|pleroma|misskey"
    r"|hachyderm|fosstodon|social)[\w-]*)(?:\.[\w-]+)+|(?:[\w-]+\.)+social|mas\.to"
    r"|localhost|[\w-]+\.localhost|infosec\.exchange|tech\.lgbt|c\.im"
)

_OTHER_SERVICES = (
    r"(?:\w+\.)?(?:band\.us|unsplash\.com|lemon8-app\.com|post\.news|steemit\.com|clubhouse\.com"
    r"|rumble\.com|gettr\.com|substack\.com|buymeacoffee\.com|ko-fi\.com|patreon\.com|odysee\.com"
    r"|producthunt\.com|vero\.co|likee\.video|kwai\.com|replit\.com|npmjs\.com|linktr\.ee"
    r"|beacons\.ai|bio\.link|kick\.com|fanbase\.app|wattpad\.com)"
)
"""Services that write `/@NAME` too and are no part of the fediverse."""

RULES = AddressRules(
    platform="mastodon",
    hosts=rf"(?!(?:{_OTHER_SERVICES})$).+",
    paths=(
        PathRule(_FEED, rf"@{_NAME}\.(?:rss|atom)", "{name}@{host}"),
        PathRule(_FEED, rf"users/{_NAME}\.(?:rss|atom)", "{name}@{host}", host=_FEDIVERSE),
        PathRule(_POST, rf"(?:web/|deck/)?@{_NAME}(?:{_OTHER})?/(?:posts/|statuses/)?\d{{5,}}.*"),
        PathRule(_POST, r"users/[^/]+/statuses/.+|notice/.+|notes/.+", host=_FEDIVERSE),
        PathRule(_ACCOUNT, rf"(?:web/|deck/)?@{_NAME}{_OTHER}(?:/.*)?", "{name}@{server}"),
        PathRule(
            _ACCOUNT,
            rf"(?:web/|deck/)?@{_NAME}(?:/(?:with_replies|media|about|featured|follow\w+))?",
            "{name}@{host}",
        ),
        PathRule(
            _ACCOUNT, rf"users/{_NAME}(?:/(?:follow\w+|outbox))?", "{name}@{host}", host=_FEDIVERSE
        ),
        PathRule(
            _NONE,
            r"(?:share|tags|explore|about|auth|public|search|authorize_\w+)(?:/.*)?",
            host=_FEDIVERSE,
        ),
    ),
    homes=(),
    shared=True,
    reserved=words("login logout sign_in sign_up password register edit new auth search me"),
    examples=(
        Example("https://social.example.org/@herons", _ACCOUNT, "herons@social.example.org"),
        Example("https://www.social.example.org/@Herons/", _ACCOUNT, "Herons@social.example.org"),
        Example("https://heron.example/%40eastview", _ACCOUNT, "eastview@heron.example"),
        Example("https://heron.example/@eastview/media", _ACCOUNT, "eastview@heron.example"),
        Example("https://social.example.org/users/herons", _ACCOUNT, "herons@social.example.org"),
        Example("https://one.example/@herons@two.example", _ACCOUNT, "herons@two.example"),
        Example("@herons@social.example.org", _ACCOUNT, "herons@social.example.org"),
        Example("https://heron.example/@eastview.rss", _FEED, "eastview@heron.example"),
        Example("https://heron.example/@eastview/110000000000000001", _POST),
        Example("https://social.example.org/users/herons/statuses/110000000000000001", _POST),
        Example("https://social.example.org/share?text=hi", _NONE),
        Example("https://social.example.org/tags/herons", _NONE),
    ),
)
