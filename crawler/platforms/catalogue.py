"""All platforms: which there are, and which of them an address belongs to. Pure."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import cast

from crawler.platforms.base import Address, Platform

READERS = (
    "facebook",
    "instagram",
    "twitter",
    "youtube",
    "vimeo",
    "linkedin",
    "snapchat",
    "tiktok",
    "pinterest",
    "flickr",
    "threads",
    "reddit",
    "bluesky",
    "blog",
    "mediawiki",
    "forum",
    "mastodon",
    "website",
)
"""Names of the platforms, each a module of this room, in the order in which addresses are shown to
them: the platforms with hosts of their own first, a plain web site last.
"""


@cache
def load(name: str) -> Platform:
    """Give the reader of a platform. Raises KeyError for a name that is not in `READERS`."""
    if name not in READERS:
        raise KeyError(name)
    return cast(Platform, import_module(f"crawler.platforms.{name}"))


def all_readers() -> tuple[Platform, ...]:
    """Give all readers, in the order of `READERS`."""
    return tuple(load(name) for name in READERS)


@lru_cache(maxsize=8192)
def recognise(url: str) -> Address | None:
    """Say what an address is; None when it is no web address at all."""
    for reader in all_readers():
        address = reader.recognise(url)
        if address is not None:
            return address
    return None
