"""Hosts on which accounts of the platforms stand, as the readers' address rules know them: for who
looks for such addresses in scripts, in other addresses and in what people write. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.platforms.addresses import AddressRules
from crawler.platforms.formats.bluesky_addresses import RULES as BLUESKY
from crawler.platforms.formats.facebook_addresses import RULES as FACEBOOK
from crawler.platforms.formats.flickr_addresses import RULES as FLICKR
from crawler.platforms.formats.instagram_addresses import RULES as INSTAGRAM
from crawler.platforms.formats.linkedin_addresses import RULES as LINKEDIN
from crawler.platforms.formats.pinterest_addresses import RULES as PINTEREST
from crawler.platforms.formats.reddit_addresses import RULES as REDDIT
from crawler.platforms.formats.snapchat_addresses import RULES as SNAPCHAT
from crawler.platforms.formats.threads_addresses import RULES as THREADS
from crawler.platforms.formats.tiktok_addresses import RULES as TIKTOK
from crawler.platforms.formats.vimeo_addresses import RULES as VIMEO
from crawler.platforms.formats.x_addresses import RULES as X
from crawler.platforms.formats.youtube_addresses import RULES as YOUTUBE

OWN_HOSTS: tuple[AddressRules, ...] = (
    FACEBOOK,
    INSTAGRAM,
    X,
    YOUTUBE,
    VIMEO,
    LINKEDIN,
    SNAPCHAT,
    TIKTOK,
    PINTEREST,
    FLICKR,
    THREADS,
    REDDIT,
    BLUESKY,
)
"""The platforms with hosts of their own; blogs, wikis, forums and servers stand anywhere."""
_UNREAD = r"linktr\.ee|twitch\.tv"
"""No reader's: link pages and channels, which lead to accounts or are leads by their address."""
HOSTS = rf"(?:www\.)?(?:{'|'.join((*(rules.hosts for rules in OWN_HOSTS), _UNREAD))})"
"""A pattern that fits the host of such an address, to be read in any case."""
_HOST = re.compile(HOSTS, re.IGNORECASE)
_NAMED = re.compile(rf"(?:(?<![\w.-])|(?<=%2f)){HOSTS}(?![\w-]|\.\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_a_platforms(host: str) -> bool:
    """Say whether a host, with or without `www.`, is one of a platform's own."""
    return _HOST.fullmatch(host) is not None


def names_a_platform(text: str) -> bool:
    """Say whether such a host stands anywhere in an address or a line of code."""
    return _NAMED.search(text) is not None
