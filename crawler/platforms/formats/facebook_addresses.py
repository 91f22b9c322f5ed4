"""How people write the addresses of Facebook accounts. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP

_VIEWS = (
    r"m|mbasic|mobile|touch|web|free|iphone|x|h|0|d|upload|business|secure|[a-z]{2}"
    r"|[a-z]{2}-[a-z]{2}"
)
_OTHERS = (
    r"(?:lm?|about|apps|connect|developers|graph|help|investor|newsroom|research|static|tech"
    r"|transparency|work)\.(?:facebook|fb)\.com"
)

RULES = AddressRules(
    platform="facebook",
    hosts=rf"(?:(?:{_VIEWS})\.)?facebook\.com|(?:m\.|www\.)?fb\.com|fb\.(?:me|gg|watch)|m\.me|{_OTHERS}",
    paths=(
        PathRule(_POST, r".+", host=r"fb\.watch"),
        PathRule(_NONE, r".*", host=_OTHERS),
        PathRule(_ACCOUNT, r"profile\.php", "id:{q}", ("id", r"\d{5,20}")),
        PathRule(
            _ACCOUNT,
            r"(?:people/[^/]+|pages/(?!category/)[^/]+)/(?P<id>\d{5,20})(?:/.*)?",
            "id:{id}",
        ),
        PathRule(
            _ACCOUNT, r"(?:pages/category/[^/]+|p)/(?:[^/]*-)?(?P<id>\d{5,20})(?:/.*)?", "id:{id}"
        ),
        PathRule(
            _ACCOUNT,
            r"pages/(?!category/)[^/]+/[^/]+/(?:[^/]*-)?(?P<id>\d{5,20})(?:/.*)?",
            "id:{id}",
        ),
        PathRule(_ACCOUNT, r"pages/category/[^/]+/(?P<name>[A-Za-z0-9.]{3,50})(?:/.*)?", "{name}"),
        PathRule(_GROUP, r"groups/(?P<id>\d{5,20})(?:/(?!posts|permalink).*)?", "id:{id}"),
        PathRule(_POST, r"groups/[^/]+/(?:posts|permalink)/.+"),
        PathRule(_GROUP, r"groups/(?P<name>[A-Za-z0-9.]{3,100})(?:/.*)?", "{name}"),
        PathRule(
            _POST,
            r"(?:permalink|story|photo|video)\.php|(?:watch|photo|reel|events|share/[prv])(?:/.+)?|[^/]+/(?:posts|videos|photos|notes|reels)/.+",
        ),
        PathRule(_ACCOUNT, r"(?:pg/|pages/)?(?:[^/]+-)?(?P<id>\d{8,20})(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"[^/]*-[^/]*/(?P<id>\d{10,20})/?", "id:{id}"),
        PathRule(_NONE, r"v\d+(?:\.\d+)?/.+|2008/fbml"),
        PathRule(_ACCOUNT, r"(?P<id>\d{1,7})(?:/.*)?", "id:{id}"),
        PathRule(_ACCOUNT, r"(?:pg/)?@?(?P<name>[A-Za-z0-9.]{3,50})(?:/.*)?", "{name}"),
    ),
    homes=(
        ("id:", "https://www.facebook.com/profile.php?id={}"),
        ("", "https://www.facebook.com/{}"),
    ),
    reserved=words(
        "about ads adsmanager ajax badges bookmarks business careers checkpoint dialog directory "
        "events friends fundraisers gaming games groups hashtag help home home.php jobs l.php "
        "legal live login login.php lite logout marketplace media messages notes oauth pages "
        "people permalink.php photo photo.php places plugins policies policy.php privacy "
        "profile.php public r.php recover reel reels reg search settings share share.php sharer "
        "sharer.php stories story.php terms terms.php topic tr video.php videos watch"
    ),
    examples=(
        Example("https://www.facebook.com/HeronLakeSchools", _ACCOUNT, "HeronLakeSchools"),
        Example(
            "http://m.facebook.com/HeronLakeSchools/about/?ref=page_internal",
            _ACCOUNT,
            "HeronLakeSchools",
        ),
        Example("facebook.com/pg/HeronLakeSchools/photos/", _ACCOUNT, "HeronLakeSchools"),
        Example("HTTPS://DE-DE.FACEBOOK.COM/heron.lake.schools/", _ACCOUNT, "heron.lake.schools"),
        Example(
            "https://www.facebook.com/profile.php?id=100000000000001&sk=about",
            _ACCOUNT,
            "id:100000000000001",
        ),
        Example(
            "https://www.facebook.com/people/Eastview-Herons/100000000000002/",
            _ACCOUNT,
            "id:100000000000002",
        ),
        Example(
            "https://www.facebook.com/p/Eastview-Herons-100000000000003/",
            _ACCOUNT,
            "id:100000000000003",
        ),
        Example(
            "https://www.facebook.com/pages/Eastview-Herons/100000000000004",
            _ACCOUNT,
            "id:100000000000004",
        ),
        Example(
            "https://www.facebook.com/Eastview-Herons-100000000000005/",
            _ACCOUNT,
            "id:100000000000005",
        ),
        Example(
            "https://www.facebook.com/pages/category/School/EastviewHerons/posts/",
            _ACCOUNT,
            "EastviewHerons",
        ),
        Example("https://mobile.facebook.com/@EastviewHerons", _ACCOUNT, "EastviewHerons"),
        Example(
            "https://www.facebook.com/pages/Heron-Lake-MN/Eastview-High/100000000008",
            _ACCOUNT,
            "id:100000000008",
        ),
        Example(
            "https://www.facebook.com/pages/biz/high_school/Eastview-Football-100000000000009/",
            _ACCOUNT,
            "id:100000000000009",
        ),
        Example(
            "https://www.facebook.com/Eastview-High-PTO/100000000000010/",
            _ACCOUNT,
            "id:100000000000010",
        ),
        Example(
            "https://www.facebook.com/v2.3/plugins/page.php?href=https%3A%2F%2Fexample.org", _NONE
        ),
        Example("https://www.facebook.com/1234567", _ACCOUNT, "id:1234567"),
        Example("https://m.me/HeronLakeSchools", _ACCOUNT, "HeronLakeSchools"),
        Example("https://fb.me/HeronLakeSchools", _ACCOUNT, "HeronLakeSchools"),
        Example("https://www.facebook.com/groups/100000000000006/", _GROUP, "id:100000000000006"),
        Example("https://www.facebook.com/groups/eastviewboosters", _GROUP, "eastviewboosters"),
        Example("https://www.facebook.com/groups/eastviewboosters/posts/1", _POST),
        Example("https://www.facebook.com/HeronLakeSchools/posts/pfbid0abc", _POST),
        Example("https://www.facebook.com/events/100000000000007/", _POST),
        Example("https://fb.watch/abc123/", _POST),
        Example("https://www.facebook.com/share/1AbCdEfGh/", _NONE),
        Example("https://www.facebook.com/login/?next=%2FHeronLakeSchools", _NONE),
        Example("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org", _NONE),
        Example("https://www.facebook.com/hashtag/goherons", _NONE),
        Example("https://www.facebook.com/media/set/?set=a.1", _NONE),
        Example("https://developers.facebook.com/docs/graph-api", _NONE),
        Example("https://www.facebook.com/privacy/policy/", _NONE),
        Example("https://www.facebook.com/", _NONE),
    ),
)
