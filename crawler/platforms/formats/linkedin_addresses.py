"""The addresses of LinkedIn. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_GROUP = AddressKind.GROUP
_FORMS = r"(?P<form>company|school|showcase|in)"
_OF_AN_ACCOUNT = r"(?:company|school|showcase|in)/[^/]+/(?:posts|recent-activity)/urn.+"

RULES = AddressRules(
    platform="linkedin",
    hosts=r"(?:[a-z]{1,6}\.)?linkedin\.com|lnkd\.in",
    paths=(
        PathRule(_NONE, r".*", host=r"lnkd\.in"),
        PathRule(
            _POST,
            rf"(?:posts|pulse|video/live|events|newsletters)/.+|(?:embed/)?feed/update/.+"
            rf"|{_OF_AN_ACCOUNT}",
        ),
        PathRule(
            _ACCOUNT,
            rf"(?:organization-guest/|m/|mwlite/)*{_FORMS}/(?P<name>[^/?]{{2,100}})(?:/.*)?",
            "{form}/{name}",
        ),
        PathRule(_ACCOUNT, r"companies/(?P<name>[^/?]{2,100})(?:/.*)?", "company/{name}"),
        PathRule(_ACCOUNT, r"pub/(?P<name>[^/]+)(?:/.*)?", "in/{name}"),
        PathRule(_ACCOUNT, r"edu/(?P<form>school)", "school/{q}", ("id", r"\d+")),
        PathRule(_ACCOUNT, r"edu/(?P<name>[^/]+)-(?P<id>\d+)(?:/.*)?", "school/{id}"),
        PathRule(_GROUP, r"groups/(?:[^/]+-)?(?P<id>\d+)(?:/.*)?", "id:{id}"),
        PathRule(_GROUP, r"(?:groups|groupRegistration)", "id:{q}", ("gid", r"\d+")),
    ),
    homes=(("", "https://www.linkedin.com/{}"),),
    reserved=words("setup login unavailable beta"),
    examples=(
        Example(
            "https://www.linkedin.com/company/heron-lake-schools/",
            _ACCOUNT,
            "company/heron-lake-schools",
        ),
        Example(
            "linkedin.com/company/heron-lake-schools/posts/?feedView=all",
            _ACCOUNT,
            "company/heron-lake-schools",
        ),
        Example(
            "https://de.linkedin.com/school/eastview-high-school",
            _ACCOUNT,
            "school/eastview-high-school",
        ),
        Example(
            "https://www.linkedin.com/in/dana-reyes-example?trk=x",
            _ACCOUNT,
            "in/dana-reyes-example",
        ),
        Example(
            "https://www.linkedin.com/mwlite/in/dana-reyes-example",
            _ACCOUNT,
            "in/dana-reyes-example",
        ),
        Example(
            "https://www.linkedin.com/showcase/eastview-herons/about",
            _ACCOUNT,
            "showcase/eastview-herons",
        ),
        Example("https://www.linkedin.com/company/1000001", _ACCOUNT, "company/1000001"),
        Example("https://www.linkedin.com/groups/1000001/", _GROUP, "id:1000001"),
        Example("https://www.linkedin.com/groups/Heron-Lake-Alumni-1000001", _GROUP, "id:1000001"),
        Example("https://www.linkedin.com/posts/heron-lake-schools_activity-1000001-abcd", _POST),
        Example("https://www.linkedin.com/embed/feed/update/urn:li:share:1000001", _POST),
        Example("https://www.linkedin.com/pulse/our-year-dana-reyes-example", _POST),
        Example(
            "https://www.linkedin.com/shareArticle?mini=true&url=https%3A%2F%2Fexample.org", _NONE
        ),
        Example("https://www.linkedin.com/sharing/share-offsite/?url=example.org", _NONE),
        Example("https://www.linkedin.com/company/setup/new", _NONE),
        Example("https://www.linkedin.com/search/results/all/?keywords=herons", _NONE),
        Example("https://www.linkedin.com/legal/privacy-policy", _NONE),
        Example("https://lnkd.in/abc123", _NONE),
    ),
)
