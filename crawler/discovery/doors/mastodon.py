"""Mastodon: account search and lookup on servers that the district chose, without a key. Pure.

docs.joinmastodon.org/methods/search, /methods/accounts#lookup, checked 2026-11. Accounts that do
not want to be discovered are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from crawler.discovery.doors.base import (
    EXISTS,
    SEARCH,
    Door,
    Existence,
    Found,
    Place,
    Presence,
    Search,
)
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.mastodon_api import read_tree
from crawler.platforms.formats.tree import at, dicts_at, filled_at, parse_json

_NAME = re.compile(r"[A-Za-z0-9_]{1,30}")


def _search(query: str, place: Place) -> Ask:
    asked = quote(query, safe="")
    return Ask(f"{place.base}/api/v2/search?q={asked}&type=accounts&limit=20", SEARCH)


def _found(capture: Capture, place: Place) -> Sequence[Found] | None:
    tree = parse_json(capture.body) if capture.ok else None
    return tuple(_accounts(capture, place)) if isinstance(at(tree, "accounts"), list) else None


def _accounts(capture: Capture, place: Place) -> Iterator[Found]:
    for account in dicts_at(parse_json(capture.body), "accounts"):
        if at(account, "discoverable") is False:
            continue
        try:
            shown = read_tree(account, Snapshot("mastodon", capture.fetched_at), None)
        except ReaderError:
            continue
        if shown is not None and shown.handle and shown.profile_url:
            name = shown.handle if "@" in shown.handle else f"{shown.handle}@{_server(place)}"
            yield Found(name, shown.profile_url, shown)


def _handle(letters: str, place: Place) -> str | None:
    name = letters.replace("-", "_").replace(".", "_")
    return f"{name}@{_server(place)}" if _NAME.fullmatch(name) else None


def _exists(key: str, place: Place) -> Ask:
    name = quote(key.partition("@")[0], safe="")
    return Ask(f"{place.base}/api/v1/accounts/lookup?acct={name}", EXISTS)


def _presence(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if capture.ok and filled_at(tree, "id"):
        return Presence.PRESENT
    nobody = capture.status == 404 and filled_at(tree, "error") is not None
    return Presence.ABSENT if nobody else Presence.UNKNOWN


def _server(place: Place) -> str:
    return (urlsplit(place.base).hostname or "").casefold()


DOOR = Door(
    platform="mastodon",
    base=None,
    needs_key=False,
    search=Search(_search, _found, source="docs.joinmastodon.org/methods/search, 2026-11"),
    existence=Existence(
        _handle,
        _exists,
        _presence,
        controls=None,
        source="docs.joinmastodon.org/methods/accounts#lookup, 2026-11",
    ),
)
"""Each server's own control that is there is a registered account on it, or its first account."""
