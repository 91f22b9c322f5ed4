"""Who Discourse says somebody is: users, a category, the forum itself; and its errors. Pure.

Shapes: docs.discourse.org (users, categories, site), checked 2026-11. The `email` that an answer
for administrators holds is never read.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.discourse_posts import Forum
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at, web_url

_PICTURE_PX = "240"  # one of Discourse's own sizes (its avatar_sizes)
_NO_BIO = "missing-profile"
_HIDDEN = sentence("the profile is hidden from people without a log-in")
_HIDDEN_FIX = sentence(
    "Register it as reviewed by hand; if it is the district's, its owner can show it."
)


def raise_error(tree: Tree) -> None:
    """Raise OutOfReachError when the answer is one of Discourse's errors."""
    kind, said = text_at(tree, "error_type"), text_at(tree, "errors", 0) or ""
    if kind == "not_found":
        raise gone(sentence("the forum knows no such account ({said})", said=said or kind))
    if kind in {"not_logged_in", "invalid_access"}:
        raise OutOfReachError(Outcome.PRIVATE, _HIDDEN, _HIDDEN_FIX)
    if kind is not None:
        raise OutOfReachError(
            Outcome.UNREACHABLE,
            sentence("the forum could not answer ({said})", said=said or kind),
            sentence("Nothing to do: the next sweep tries again."),
        )


def user_of(user: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    """Read a profile. Raises OutOfReachError for a hidden or suspended one."""
    if filled_at(user, "username") is None:
        raise LayoutChangedError("username")
    until = moment(text_at(user, "suspended_till"))
    if until and until.at > empty.taken_at:
        raise OutOfReachError(
            Outcome.SUSPENDED,
            sentence("the forum has suspended the user"),
            sentence("Ask the forum's moderators."),
        )
    if at(user, "profile_hidden") is True:
        raise OutOfReachError(Outcome.PRIVATE, _HIDDEN, _HIDDEN_FIX)
    site = web_url(filled_at(user, "website"))
    cover = filled_at(user, "profile_background_upload_url") or filled_at(
        user, "profile_background"
    )
    bio = fragment(_bio(user), forum.base)
    whole = named(user, empty, forum)
    return replace(
        whole,
        bio=bio.text or None,
        cover=_picture(forum, cover),
        external_urls=(site,) if site else (),
        created=moment(text_at(user, "created_at")),
        location=filled_at(user, "location"),
        links=tuple(dict.fromkeys((*((site,) if site else ()), *bio.links))),
    )


def named(user: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    """Give what the short form of a user says."""
    name = filled_at(user, "username")
    portrait = (filled_at(user, "avatar_template") or "").replace("{size}", _PICTURE_PX)
    return replace(
        empty,
        handle=name,
        platform_id=filled_at(user, "id"),
        display_name=filled_at(user, "name"),
        avatar=_picture(forum, portrait),
        profile_url=f"{forum.base}/u/{name}" if forum.base and name else None,
    )


def category_of(category: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    """Read a category of the forum."""
    told = filled_at(category, "description_text") or plain(text_at(category, "description") or "")
    logo = at(category, "uploaded_logo", "url")
    return replace(
        empty,
        platform_id=filled_at(category, "id"),
        display_name=filled_at(category, "name"),
        bio=told or None,
        avatar=_picture(forum, logo if isinstance(logo, str) else None),
    )


def card_of(tree: Tree, empty: Snapshot, forum: Forum) -> Snapshot:
    """Read what the forum says of itself."""
    logo = filled_at(tree, "apple_touch_icon_url") or filled_at(tree, "logo_url")
    return replace(
        empty,
        display_name=filled_at(tree, "title"),
        bio=filled_at(tree, "description"),
        avatar=_picture(forum, logo),
        cover=_picture(forum, filled_at(tree, "banner_image")),
        profile_url=forum.base or None,
    )


def _bio(user: Tree) -> str:
    cooked = text_at(user, "bio_cooked") or text_at(user, "bio_raw")
    excerpt = text_at(user, "bio_excerpt") or ""
    return cooked or ("" if _NO_BIO in excerpt else excerpt)


def _picture(forum: Forum, address: str | None) -> Picture | None:
    url = forum.address(address)
    return Picture(url) if url else None
