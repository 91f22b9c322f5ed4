"""The words with which an account presents itself, as the words rooms take them. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.model.account import Account
from crawler.model.case import Case
from crawler.model.sentence import Sentence, form
from crawler.model.snapshot import Post, Snapshot

_PLACES: Mapping[str, str] = {
    "display_name": form("display name"),
    "handle": form("handle"),
    "bio": form("biography"),
    "post": form("post"),
    "avatar": form("avatar"),
    "cover": form("cover"),
}


def called_place(place: str) -> Sentence:
    """Give how people call a place on an account."""
    return Sentence(_PLACES[place])


def latest(case: Case) -> Snapshot | None:
    """Give the newest snapshot there is, of this visit or an earlier one."""
    return case.snapshot or next(iter(case.past), None)


def profile_fields(
    account: Account, snapshot: Snapshot | None
) -> tuple[tuple[str, str | None], ...]:
    """Give (field, text) for what the account says of itself; what was not read comes from the
    register.
    """
    handle = (snapshot.handle if snapshot else None) or account.handle
    return (
        ("display_name", (snapshot.display_name if snapshot else None) or account.display_name),
        ("handle", None if handle.startswith("id:") else handle),
        ("bio", snapshot.bio if snapshot else None),
        ("location", snapshot.location if snapshot else None),
    )


def post_field(post: Post) -> tuple[str, str | None]:
    """Give (field, text) of a post: its text, or its title where it has no text."""
    return f"post:{post.id}", post.text or post.title


def place_of_field(field: str) -> str:
    """Give the place of a field: `post:17` stands in a `post`."""
    return field.partition(":")[0]
