"""What `rollcall read` and `rollcall url` say: recorded answers and addresses in our words. Pure.

A recorded answer needs no purpose: each reader knows its answers by their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Post, Precision, Snapshot
from crawler.platforms.base import AddressKind
from crawler.platforms.catalogue import READERS, load, recognise
from crawler.platforms.formats.answers import combine, worst
from crawler.platforms.formats.feed import NO_ID

FAMILIES = {"blog": "blogs", "website": "websites", "mediawiki": "wikis", "forum": "forums"}
"""Platforms that these commands call by the name of their kind."""
_NAMES = {family: name for name, family in FAMILIES.items()}
_OWNER_PARAMETERS = ("acct", "actor", "forHandle", "forUsername", "channel_id")
_ABSENT = frozenset({Outcome.GONE, Outcome.SUSPENDED})
_ACCOUNT_FIELDS = (
    "handle", "id", "display_name", "bio", "avatar_url", "external_urls", "followers", "profile_url"
)  # fmt: skip
Read = Callable[[Capture, str | None], Snapshot]
Json = dict[str, object]


def can_read(platform: str) -> bool:
    """Say whether recorded answers of the platform (by either name) can be read."""
    return _NAMES.get(platform, platform) in READERS


def recorded(bodies: Sequence[bytes], url: str | None, now: datetime) -> tuple[Capture, ...]:
    """Give saved bodies as captures, as if they had been answered with 200 at `now`."""
    ask = Ask(url or "", "recorded")
    return tuple(Capture(ask, url or "", 200, now, body=body) for body in bodies)


def read_recorded(
    platform: str, files: Sequence[Capture], url: str | None, account_handle: str | None
) -> Json:
    """Give what `rollcall read` prints for the files, in the order in which they were fetched.

    `status` is `ok`; `not_found` when they say that there is no such account; `partial` when only
    some of them can be read; `unreadable` when none can. Raises KeyError for an unknown platform.
    """
    name = _NAMES.get(platform, platform)
    if name not in READERS:
        raise KeyError(platform)
    parts, troubles = _read_all(load(name).read, files, account_handle or _owner(name, url))
    status = "ok"
    if troubles or not parts:
        absent = worst(troubles).outcome in _ABSENT
        status = "partial" if parts else "not_found" if absent else "unreadable"
    whole = combine(parts) if parts else None
    return {
        "platform": FAMILIES.get(name, name),
        "status": status,
        "account": _account(whole),
        "posts": [_post(post) for post in _all_posts(parts)],
        "paging": {"next": True} if whole and whole.next_page else None,
    }


def read_address(url: str) -> Json:
    """Give what `rollcall url` prints for an address."""
    address = recognise(url)
    if address is None:
        return {"url": url, "platform": None, "kind": str(AddressKind.NONE), "key": None}
    return {
        "url": url,
        "platform": FAMILIES.get(address.platform, address.platform),
        "kind": str(address.kind),
        "key": None if address.platform == "website" else address.key,
    }


def _read_all(
    read: Read, files: Sequence[Capture], owner: str | None
) -> tuple[list[Snapshot], list[ReaderError]]:
    parts: list[Snapshot] = []
    troubles: list[ReaderError] = []
    for capture in files:
        known = owner or next((part.platform_id for part in parts if part.platform_id), None)
        try:
            parts.append(read(capture, known))
        except ReaderError as trouble:
            troubles.append(trouble)
    return parts, troubles


def _all_posts(parts: Sequence[Snapshot]) -> list[Post]:
    """Give every post once; different posts of one answer are all told, though they share an id."""
    told: dict[str, list[Post]] = {}
    for part in parts:
        fresh: dict[str, list[Post]] = {}
        for post in part.posts:
            if post.id not in told and post not in fresh.setdefault(post.id, []):
                fresh[post.id].append(post)
        told |= fresh
    return [post for posts in told.values() for post in posts]


def _owner(name: str, url: str | None) -> str | None:
    """Give whose answers these are, when their address says it."""
    if not url:
        return None
    try:
        query = parse_qs(urlsplit(url).query, max_num_fields=100)
    except ValueError:
        return None
    named = next((query[key][0] for key in _OWNER_PARAMETERS if key in query), None)
    return named or load(name).claim(url)


def _account(whole: Snapshot | None) -> Json:
    if whole is None:
        return dict.fromkeys(_ACCOUNT_FIELDS) | {"external_urls": []}
    return {
        "handle": whole.handle,
        "id": whole.platform_id,
        "display_name": whole.display_name,
        "bio": whole.bio,
        "avatar_url": whole.avatar.url if whole.avatar else None,
        "external_urls": list(whole.external_urls),
        "followers": whole.followers,
        "profile_url": whole.profile_url or None,
    }


def _post(post: Post) -> Json:
    written: Json = {
        "id": None if post.id.startswith(NO_ID) else post.id,
        "permalink": post.permalink,
        "time": post.moment.text() if post.moment else None,
        "title": post.title,
        "text": post.text,
        "image_urls": [picture.url for picture in post.pictures],
        "author_handle": post.author_handle,
        "author_name": post.author_name,
        "kind": str(post.kind),
    }
    if post.moment and post.moment.precision is Precision.DAY:
        written["date_only"] = True
    return written
