"""How people write the address of a forum, of one of its users or of a board. Pure.

Hosts: a forum is recognised by its host's first word, [K] general knowledge of 2026-11.
"""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT, _SITE = AddressKind.ACCOUNT, AddressKind.SITE
_COMMUNITY, _FEED = AddressKind.COMMUNITY, AddressKind.FEED
_POST, _NONE = AddressKind.POST, AddressKind.NONE
_HOSTED = r"[\w-]+\.(?:discourse\.group|trydiscourse\.com)"
_SURE_HOSTS = rf"(?:forums?|discuss|discourse)\.[\w.-]+|{_HOSTED}"
_HOSTS = rf"(?:forums?|community|discuss|discourse|talk|meta|boards?)\.[\w.-]+|{_HOSTED}"
_NAME = r"(?P<name>[^/\s?#]+?)"

RULES = AddressRules(
    platform="forum",
    hosts=r".+",
    paths=(
        PathRule(
            _FEED, rf"(?:u|users)/{_NAME}/activity(?:/\w+)?\.rss", "{host}/u/{name}", host=_HOSTS
        ),
        PathRule(_FEED, r"(?:latest|posts|top|new)\.rss", "{host}", host=_SURE_HOSTS),
        PathRule(
            _NONE,
            r"u|users|u/(?:\w+/)?(?:by-external|password-reset|confirm-\w+)(?:/.*)?",
            host=_HOSTS,
        ),
        PathRule(_ACCOUNT, rf"(?:u|users)/{_NAME}(?:\.json|/.*)?", "{host}/u/{name}", host=_HOSTS),
        PathRule(_POST, r"(?:t|n)/(?:[^/]+/)?\d+(?:/.*)?|p/\d+", host=_HOSTS),
        PathRule(
            _COMMUNITY,
            r"c/(?P<name>.+?)(?:/(?:l/\w+|none|all))*(?:\.json|\.rss)?",
            "{host}/c/{name}",
            host=_HOSTS,
        ),
        PathRule(
            _ACCOUNT, r"(?P<path>(?:.*/)?memberlist\.php)", "{host}/{path}?u={q}", ("u", r"\d+")
        ),
        PathRule(_POST, r"(?:.*/)?viewtopic\.php"),
        PathRule(
            _COMMUNITY, r"(?P<path>(?:.*/)?viewforum\.php)", "{host}/{path}?f={q}", ("f", r"\d+")
        ),
        PathRule(
            _NONE,
            r"(?:login|signup|session|search|tos|privacy|guidelines|faq|badges|g|groups|tags?|admin|my)"
            r"(?:/.*)?",
            host=_HOSTS,
        ),
        PathRule(
            _SITE,
            r"|latest|categories|top|new|hot|about|index\.php",
            "{host}",
            host=_SURE_HOSTS,
        ),
    ),
    homes=(),
    shared=True,
    reserved=words("account-created activate-account confirm-new-email password-reset admin"),
    examples=(
        Example(
            "https://forum.heronlake.example/u/eastview",
            _ACCOUNT,
            "forum.heronlake.example/u/eastview",
        ),
        Example(
            "https://forum.heronlake.example/u/eastview/activity/topics?x=1",
            _ACCOUNT,
            "forum.heronlake.example/u/eastview",
        ),
        Example(
            "HTTPS://Forum.HeronLake.example/users/East.view_1/summary",
            _ACCOUNT,
            "forum.heronlake.example/u/East.view_1",
        ),
        Example(
            "https://herons.discourse.group/u/eastview/activity.rss",
            _FEED,
            "herons.discourse.group/u/eastview",
        ),
        Example("https://forum.heronlake.example/t/we-won/12/3", _POST),
        Example("https://forum.heronlake.example/t/12", _POST),
        Example(
            "https://forum.heronlake.example/c/sports/5",
            _COMMUNITY,
            "forum.heronlake.example/c/sports/5",
        ),
        Example(
            "https://forum.heronlake.example/c/sports/soccer/6/l/latest",
            _COMMUNITY,
            "forum.heronlake.example/c/sports/soccer/6",
        ),
        Example(
            "https://heronlake.example/phpbb/memberlist.php?mode=viewprofile&u=7",
            _ACCOUNT,
            "heronlake.example/phpbb/memberlist.php?u=7",
        ),
        Example("https://heronlake.example/phpbb/viewtopic.php?t=7", _POST),
        Example(
            "https://heronlake.example/phpbb/viewforum.php?f=3",
            _COMMUNITY,
            "heronlake.example/phpbb/viewforum.php?f=3",
        ),
        Example("https://discuss.heronlake.example/", _SITE, "discuss.heronlake.example"),
        Example("https://forum.heronlake.example/latest", _SITE, "forum.heronlake.example"),
        Example("https://forum.heronlake.example/login", _NONE),
        Example("https://forum.heronlake.example/search?q=herons", _NONE),
    ),
)
