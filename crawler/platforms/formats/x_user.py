"""A user as X's API v2 gives it, alone or among what posts refer to. Pure."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Snapshot
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
from crawler.platforms.formats.x_words import HOME, is_owner, picture_at, written


def read_user(user: Tree, empty: Snapshot) -> Snapshot:
    """Give what a user shows. Raises LayoutChangedError when it has no id or handle."""
    handle, identity = filled_at(user, "username"), filled_at(user, "id")
    if handle is None or identity is None:
        raise LayoutChangedError("id or username of the account")
    entities = at(user, "entities")
    homes = [expanded(one) for one in dicts_at(entities, "url", "urls")]
    home = next((url for url in homes if url), url_at(user, "url"))
    in_bio = [expanded(one) for one in dicts_at(entities, "description", "urls")]
    return replace(
        empty,
        handle=handle,
        platform_id=identity,
        display_name=written(user, "name"),
        bio=written(user, "description"),
        avatar=picture_at(user, "profile_image_url"),
        cover=picture_at(user, "profile_banner_url"),
        external_urls=(home,) if home else (),
        followers=count_at(user, "public_metrics", "followers_count"),
        profile_url=HOME + handle,
        verified=_flag(user, "verified"),
        created=moment(text_at(user, "created_at")),
        location=written(user, "location"),
        links=tuple(dict.fromkeys(url for url in in_bio if url)),
    )


def expanded(entity: Tree) -> str | None:
    """Give the address behind a short one of X."""
    return url_at(entity, "expanded_url") or url_at(entity, "url")


def owns(owner: str | None, user: Tree) -> bool:
    """Say whether `owner` (a handle or an id) is this user."""
    return is_owner(owner, filled_at(user, "id"), filled_at(user, "username"))


def _flag(tree: Tree, name: str) -> bool | None:
    value = at(tree, name)
    return value if isinstance(value, bool) else None
