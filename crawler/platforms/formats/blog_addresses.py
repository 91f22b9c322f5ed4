"""How people write the address of a blog on a known host. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_SITE, _POST = AddressKind.SITE, AddressKind.POST
_NONE, _FEED = AddressKind.NONE, AddressKind.FEED
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_BLOGSPOT = rf"{_LABEL}\.blogspot\.(?:[a-z]{{2,3}}|com?\.[a-z]{{2}})"
_OTHERS = (
    rf"{_LABEL}\.(?:(?:wordpress|tumblr|substack|typepad|livejournal|medium|weebly)\.com"
    r"|ghost\.io|edublogs\.org|bearblog\.dev|micro\.blog)"
)
_NO_BLOGS = (
    r"(?:www|api|cdn|static|media|assets|help|support|public-api|secure|policy|about|signup|login)"
    r"\.(?!blogspot).+"
)

RULES = AddressRules(
    platform="blog",
    hosts=rf"{_BLOGSPOT}|{_OTHERS}|medium\.com|tumblr\.com|substack\.com",
    paths=(
        PathRule(_NONE, r".*", host=_NO_BLOGS),
        PathRule(_FEED, r"feed/@(?P<name>[\w.-]+)", "{host}/@{name}", host=r"medium\.com"),
        PathRule(
            _POST,
            r"@[\w.-]+/.+-[0-9a-f]{8,12}|p/[0-9a-f]{8,12}|[\w-]+/.+-[0-9a-f]{8,12}",
            host=r"medium\.com",
        ),
        PathRule(
            _SITE,
            r"@(?P<name>[\w.-]+)(?:/.*)?",
            "{host}/@{name}",
            host=r"medium\.com|substack\.com",
        ),
        PathRule(_SITE, r"(?P<name>[\w-]+)(?:/.*)?", "{host}/{name}", host=r"medium\.com"),
        PathRule(_POST, r"(?:blog/)?(?:view/)?[\w-]+/\d{6,}.*", host=r"tumblr\.com"),
        PathRule(
            _SITE,
            r"(?:blog/)?(?:view/)?@?(?P<name>[\w-]+)",
            "{name}.tumblr.com",
            host=r"tumblr\.com",
        ),
        PathRule(_NONE, r".*", host=r"medium\.com|tumblr\.com|substack\.com"),
        PathRule(_FEED, r"feeds/posts/(?:default|summary)", "{host}", host=_BLOGSPOT),
        PathRule(_FEED, r"feed|rss|feed\.xml|rss\.xml|atom\.xml", "{host}"),
        PathRule(_POST, r"\d{4}/\d\d/.+|post/\d+.*|p/.+"),
        PathRule(_SITE, r".*", "{host}"),
    ),
    homes=(("", "https://{}"),),
    reserved=words(
        "m me tag topic topics search about policy plans new membership login signin explore "
        "dashboard likes following settings register help tagged reblog share privacy jobs home "
        "inbox discover browse subscribe publish feed feeds rss"
    ),
    examples=(
        Example("https://eastviewherons.blogspot.com/", _SITE, "eastviewherons.blogspot.com"),
        Example("http://eastviewherons.blogspot.co.uk/p/about.html", _POST),
        Example("HTTP://EastviewHerons.WordPress.com", _SITE, "eastviewherons.wordpress.com"),
        Example("https://eastviewherons.wordpress.com/2026/10/01/won/", _POST),
        Example("https://www.tumblr.com/eastviewherons", _SITE, "eastviewherons.tumblr.com"),
        Example("https://www.tumblr.com/eastviewherons/700000000000/won", _POST),
        Example("https://eastviewherons.tumblr.com/post/700000000000/won", _POST),
        Example("https://medium.com/@eastviewherons", _SITE, "medium.com/@eastviewherons"),
        Example("https://medium.com/@eastviewherons/we-won-0123456789ab", _POST),
        Example("https://medium.com/feed/@eastviewherons", _FEED, "medium.com/@eastviewherons"),
        Example("https://eastviewherons.substack.com/p/we-won", _POST),
        Example("https://substack.com/@eastviewherons", _SITE, "substack.com/@eastviewherons"),
        Example("https://medium.com/tag/education", _NONE),
        Example("https://www.tumblr.com/login", _NONE),
    ),
)
