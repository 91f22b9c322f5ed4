"""Who somebody is in answers of the AT protocol's AppView: profiles, short and long. Pure.

Shapes: docs.bsky.app/docs/api (app.bsky.actor.defs), checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

_HOME = "https://bsky.app/profile/"
_NO_HANDLE = "handle.invalid"  # what the AppView says when a handle does not lead back to the DID
_MEMBERS_ONLY = "!no-unauthenticated"


def profile_of(actor: Tree, empty: Snapshot) -> Snapshot:
    """Read a profile. Raises OutOfReachError when it may be shown to logged-in people only."""
    if is_members_only(actor):
        raise OutOfReachError(
            Outcome.PRIVATE,
            sentence("the account asks to be shown to logged-in people only"),
            sentence(
                "Register it as reviewed by hand; if it is the district's, its owner can switch "
                "this off under Settings, Moderation (logged-out visibility)."
            ),
        )
    handle = filled_at(actor, "handle")
    avatar, banner = url_at(actor, "avatar"), url_at(actor, "banner")
    site = url_at(actor, "website")
    return replace(
        empty,
        handle=None if handle == _NO_HANDLE else handle,
        platform_id=filled_at(actor, "did"),
        display_name=filled_at(actor, "displayName"),
        bio=filled_at(actor, "description"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(banner) if banner else None,
        external_urls=(site,) if site else (),
        followers=count_at(actor, "followersCount"),
        profile_url=home_of_actor(actor),
        verified=_verified(actor),
        created=moment(text_at(actor, "createdAt")),
        links=(site,) if site else (),
    )


def found_actor(empty: Snapshot, actors: Sequence[Tree], owner: str | None) -> Snapshot:
    """Give the account that a search was for: the one named `owner`, or the only one."""
    for actor in actors:
        if is_actor(actor, owner) or (owner is None and len(actors) == 1):
            return profile_of(actor, empty)
    if not actors or owner is not None:
        raise gone(sentence("{platform}'s answer does not hold the account", platform="Bluesky"))
    return empty


def identity_of(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read who a handle is, or a DID's document (w3.org/TR/did-core); None when it is neither."""
    did = filled_at(tree, "did") or filled_at(tree, "id") or ""
    resolved = isinstance(tree, dict) and set(tree) == {"did"} and did != ""
    if not (did.startswith("did:") or resolved):
        return None
    names = at(tree, "alsoKnownAs")
    known = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    handle = next((name.removeprefix("at://") for name in known if name.startswith("at://")), None)
    return replace(empty, handle=handle, platform_id=did)


def is_members_only(actor: Tree) -> bool:
    """Say whether somebody asks not to be shown to people without a log-in."""
    return any(text_at(label, "val") == _MEMBERS_ONLY for label in dicts_at(actor, "labels"))


def home_of_actor(actor: Tree) -> str | None:
    """Give somebody's public address."""
    handle = filled_at(actor, "handle")
    name = filled_at(actor, "did") if handle in {None, _NO_HANDLE} else handle
    return _HOME + name if name else None


def is_actor(actor: Tree, owner: str | None) -> bool:
    """Say whether somebody is the `owner`, a handle or DID."""
    names = {filled_at(actor, "did"), (filled_at(actor, "handle") or "").casefold()}
    return owner is not None and (owner in names or owner.casefold() in names)


def _verified(actor: Tree) -> bool | None:
    status = text_at(actor, "verification", "verifiedStatus")
    return None if status is None else status == "valid"
