"""Answers of LinkedIn's APIs, of all versions: which of them a body is, and what it says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crawler.model.errors import OutOfReachError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, too_many
from crawler.platforms.formats.linkedin_account import is_account, pick
from crawler.platforms.formats.linkedin_posts import is_post, read_posts
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, url_at

KEY = Key(
    "LinkedIn",
    "https://www.linkedin.com/developers/apps",
    sentence(
        "the Community Management API with r_organization_social, by an administrator of the page"
    ),
)
_LISTS = (
    ("elements",),
    ("results",),
    ("values",),
    ("companies", "values"),
    ("people", "values"),
    ("updates", "values"),
)
_NO_PICTURES: Mapping[str, str] = {}


def trouble_in(tree: Tree) -> OutOfReachError | None:
    """Say what an error answer means; None when the answer is none. The status stands in it."""
    status = filled_at(tree, "status")
    message = filled_at(tree, "message")
    if message is None or (status is None and at(tree, "errorCode") is None):
        return None
    if status == "401" or "token" in (filled_at(tree, "code") or "").lower():
        return bad_key(KEY)
    if status == "403":
        return no_permission(KEY)
    if status == "404":
        return gone(sentence("LinkedIn knows no such page or post ({said})", said=message[:200]))
    return too_many(KEY) if status == "429" else busy(KEY, message[:200])


def read_answer(
    tree: Tree,
    empty: Snapshot,
    owner: str | None,
    pictures: Mapping[str, str] = _NO_PICTURES,
) -> Snapshot | None:
    """Read an answer; None when it is none. `owner` is an id, a URN or a vanity name.

    `pictures` are addresses by URN (`picture_urls`). Raises LayoutChangedError, OutOfReachError.
    """
    followers = count_at(tree, "firstDegreeSize")
    if followers is not None or picture_urls(tree):
        return replace(empty, followers=followers)
    alone = is_post(tree) or is_account(tree)
    items = (tree,) if alone else items_in(tree)
    page = replace(empty, next_page=_next(tree))
    if items and all(is_post(item) for item in items):
        return read_posts(items, page, owner, pictures)
    if items and all(is_account(item) for item in items):
        return pick(items, page, owner)
    return page if items == () else None


def items_in(tree: Tree) -> tuple[Tree, ...] | None:
    """Give the accounts or posts that an answer lists; None when it lists none."""
    for path in _LISTS:
        listed = at(tree, *path)
        if isinstance(listed, list):
            return tuple(item for item in listed if isinstance(item, dict))
        if isinstance(listed, dict) and path == ("results",):
            return tuple(item for item in listed.values() if isinstance(item, dict))
    total = count_at(tree, "companies", "_total")
    return () if total == 0 or count_at(tree, "_total") == 0 else None


def picture_urls(tree: Tree) -> dict[str, str]:
    """Give the addresses of pictures, and of films' stills, by URN."""
    results = at(tree, "results")
    if not isinstance(results, dict):
        return {}
    found = {
        urn: url_at(one, "thumbnail") or (None if ":video:" in urn else url_at(one, "downloadUrl"))
        for urn, one in results.items()
    }
    return {urn: url for urn, url in found.items() if url}


def _next(tree: Tree) -> str | None:
    """Give where the next page begins: a link, or a position below the total."""
    for link in dicts_at(tree, "paging", "links"):
        if filled_at(link, "rel") == "next":
            return filled_at(link, "href")
    for place, prefix in ((at(tree, "paging"), ""), (at(tree, "companies"), "_"), (tree, "_")):
        start, count = count_at(place, f"{prefix}start"), count_at(place, f"{prefix}count")
        total = count_at(place, f"{prefix}total")
        if start is not None and count and total is not None and start + count < total:
            return str(start + count)
    return None
