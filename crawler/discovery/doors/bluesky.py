"""Bluesky: searchActors and resolveHandle of the public AppView, without a key. Pure.

docs.bsky.app/docs/api/app-bsky-actor-search-actors, com-atproto-identity-resolve-handle; checked
2026-11. Accounts that ask not to be shown to strangers are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

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
from crawler.platforms.formats.at_actors import profile_of
from crawler.platforms.formats.tree import at, dicts_at, filled_at, parse_json

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,16}[a-z0-9])")
"""A name below bsky.social has 3 to 18 characters (atproto.com/specs/handle; the server's own
rule, [K] 2026-11)."""


def _search(query: str, place: Place) -> Ask:
    asked = quote(query, safe="")
    return Ask(f"{place.base}/xrpc/app.bsky.actor.searchActors?q={asked}&limit=25", SEARCH)


def _found(capture: Capture, place: Place) -> Sequence[Found] | None:
    tree = parse_json(capture.body) if capture.ok else None
    return tuple(_actors(capture)) if isinstance(at(tree, "actors"), list) else None


def _actors(capture: Capture) -> Iterator[Found]:
    for actor in dicts_at(parse_json(capture.body), "actors"):
        try:
            shown = profile_of(actor, Snapshot("bluesky", capture.fetched_at))
        except ReaderError:
            continue
        if shown.handle and shown.profile_url:
            yield Found(shown.handle, shown.profile_url, shown)


def _handle(letters: str, place: Place) -> str | None:
    name = letters.casefold().replace("_", "-").replace(".", "-")
    return f"{name}.bsky.social" if _LABEL.fullmatch(name) else None


def _exists(key: str, place: Place) -> Ask:
    asked = quote(key, safe="")
    return Ask(f"{place.base}/xrpc/com.atproto.identity.resolveHandle?handle={asked}", EXISTS)


def _presence(capture: Capture, place: Place) -> Presence:
    tree = parse_json(capture.body)
    if capture.ok and (filled_at(tree, "did") or "").startswith("did:"):
        return Presence.PRESENT
    nobody = capture.status == 400 and filled_at(tree, "error") == "InvalidRequest"
    return Presence.ABSENT if nobody else Presence.UNKNOWN


DOOR = Door(
    platform="bluesky",
    base="https://public.api.bsky.app",
    needs_key=False,
    search=Search(_search, _found, source="docs.bsky.app, app.bsky.actor.searchActors, 2026-11"),
    existence=Existence(
        _handle,
        _exists,
        _presence,
        controls=("bsky.app", "nobody-4d1f9c7ab2e0.bsky.social"),
        source="docs.bsky.app, com.atproto.identity.resolveHandle, 2026-11",
    ),
)
