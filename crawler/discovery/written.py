"""Addresses and handles that a text names in words: a newsletter, a biography, a post. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.platforms.formats.platform_hosts import HOSTS

_ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>\"'）)\]]{4,300}"
    rf"|{HOSTS}/[^\s<>\"'）)\]]{{2,200}}"
    r"|(?:beacons\.ai|lnk\.bio|bio\.site|bio\.link|campsite\.bio|linkin\.bio|taplink\.cc|msha\.ke"
    r"|flow\.page)/[^\s<>\"'）)\]]{2,200}|[a-z0-9-]{3,40}\.carrd\.co\b"
    r"|[a-z0-9-]{3,40}\.(?:wordpress|blogspot|tumblr|substack)\.com\b)",
    re.IGNORECASE,
)
_ENDS = ".,;:!?…*_~"
_NAMES: Mapping[str, str] = {
    "facebook": r"facebook|fb",
    "instagram": r"instagram|insta|ig",
    "twitter": r"twitter|x \(?twitter\)?|x",
    "tiktok": r"tiktok|tik tok",
    "youtube": r"youtube",
    "snapchat": r"snapchat|snap",
    "threads": r"threads",
    "bluesky": r"bluesky|bsky",
    "pinterest": r"pinterest",
}
"""How people call the platforms before or behind a handle."""
_HANDLE = r"@(?P<handle>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,48}[A-Za-z0-9_])?)(?!\w)"
_BEFORE = {
    platform: re.compile(
        rf"\b(?:{names})\b\s*(?:at|:|-|–|—|/|is|als|como|sur|op)?\s*{_HANDLE}", re.I
    )
    for platform, names in _NAMES.items()
}
_BEHIND = {
    platform: re.compile(
        rf"(?<![\w@.]){_HANDLE}\s*(?:\(|,|-|–|—)?\s*(?:on|en|sur|op|at|in|auf)?\s*(?:{names})\b",
        re.I,
    )
    for platform, names in _NAMES.items()
}
_MENTION: Mapping[str, re.Pattern[str]] = {
    "twitter": re.compile(r"(?<![\w@.])@([A-Za-z0-9_]{3,15})\b"),
    "instagram": re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])?)"),
    "threads": re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])?)"),
    "tiktok": re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{1,22}[A-Za-z0-9_])?)"),
    "youtube": re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,28}[A-Za-z0-9_])?)"),
    "bluesky": re.compile(r"(?<![\w@.])@((?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,})", re.I),
    "mastodon": re.compile(r"(?<![\w@.])@([A-Za-z0-9_.-]{1,60}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})"),
}
"""How a post names another account of its own platform; lengths as the platforms allow them
(PLATFORMS: X 15; Instagram and Threads 30, TikTok 24 [K] 2026-11).
"""
_MOST_LETTERS = 400_000


def addresses_in(text: str) -> Iterator[str]:
    """Give the web addresses that a text writes out, in order, each once; a platform's address also
    without `https://`.
    """
    found = (match[0].rstrip(_ENDS) for match in _ADDRESS.finditer(text[:_MOST_LETTERS]))
    yield from dict.fromkeys(one if "://" in one else f"https://{one}" for one in found)


def handles_in(text: str) -> Iterator[tuple[str, str]]:
    """Give (platform, handle) for each handle beside which the text names the platform
    (`Instagram: @eastviewherons`, `@EastviewFB on X`), and for each with a server of its own
    (`@eastview@social.example`), each once.
    """
    text = text[:_MOST_LETTERS]
    if "@" not in text:
        return
    found: dict[tuple[str, str], None] = {}
    for patterns in (_BEFORE, _BEHIND):
        for platform, pattern in patterns.items():
            for match in pattern.finditer(text):
                if platform != "bluesky" or "." in match["handle"]:
                    found[platform, match["handle"]] = None
    found |= {("mastodon", match[1]): None for match in _MENTION["mastodon"].finditer(text)}
    yield from found


def mentions_in(text: str, platform: str) -> Iterator[str]:
    """Give the keys of the accounts of the same platform that a post mentions, each once."""
    pattern = _MENTION.get(platform)
    if pattern is not None:
        yield from dict.fromkeys(match[1] for match in pattern.finditer(text[:_MOST_LETTERS]))
