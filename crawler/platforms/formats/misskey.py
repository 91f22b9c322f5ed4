"""Answers of Misskey and its forks: users and notes. Pure.

Shapes: misskey-hub.net/en/docs/for-developers/api (users/show, users/notes, notes/show), checked
2026-11. Notes are MFM, a kind of Markdown, and stay as they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.mastodon_errors import suspended
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
    web_url,
)

_NO_SUCH = ("NO_SUCH_USER", "NO_SUCH_NOTE")


def read_tree(tree: Tree, empty: Snapshot, base: str, owner: str | None) -> Snapshot | None:
    """Read a user, a note or a list of notes; None when it is none of these.

    `base` is the server's address (empty = unknown), `owner` an id, `name` or `name@server`.
    """
    code = text_at(tree, "error", "code")
    if code is not None:
        if code in _NO_SUCH:
            raise gone(sentence("the server knows no such account"))
        raise OutOfReachError(
            Outcome.UNREACHABLE,
            sentence("the server could not answer ({said})", said=code[:100]),
            sentence("Nothing to do: the next sweep tries again."),
        )
    notes: Sequence[Tree] = tree if isinstance(tree, list) else [tree]
    if notes and all(_is_note(note) for note in notes):
        return _notes(notes, empty, base, owner)
    return _user(tree, empty, base) if _is_user(tree) else None


def _is_note(tree: Tree) -> bool:
    return at(tree, "user", "username") is not None and filled_at(tree, "createdAt") is not None


def _is_user(tree: Tree) -> bool:
    keys = ("notesCount", "avatarUrl", "isCat")
    known = any(at(tree, key) is not None for key in keys)
    return known and text_at(tree, "username") is not None and filled_at(tree, "id") is not None


def _user(user: Tree, empty: Snapshot, base: str) -> Snapshot:
    if at(user, "isSuspended") is True:
        raise suspended()
    avatar, banner = url_at(user, "avatarUrl"), url_at(user, "bannerUrl")
    outside = [web_url(filled_at(field, "value")) for field in dicts_at(user, "fields")]
    links = tuple(dict.fromkeys(url for url in outside if url))
    return replace(
        empty,
        handle=_acct(user),
        platform_id=filled_at(user, "id"),
        display_name=filled_at(user, "name"),
        bio=filled_at(user, "description"),
        avatar=Picture(avatar) if avatar else None,
        cover=Picture(banner) if banner else None,
        external_urls=links,
        followers=count_at(user, "followersCount"),
        profile_url=url_at(user, "url") or (f"{base}/@{_acct(user)}" if base else None),
        created=moment(text_at(user, "createdAt")),
        location=filled_at(user, "location"),
        links=links,
    )


def _notes(notes: Sequence[Tree], empty: Snapshot, base: str, owner: str | None) -> Snapshot:
    authors = {filled_at(note, "user", "id"): at(note, "user") for note in notes}
    if owner is None and len(authors) == 1:
        owner = next(iter(authors))
    known = next((user for user in authors.values() if _is(user, owner)), None)
    head = _user(known, empty, base) if known is not None else empty
    return replace(head, posts=tuple(_post(note, base, owner) for note in notes))


def _post(note: Tree, base: str, owner: str | None) -> Post:
    text = text_at(note, "text")
    shared = at(note, "renote")
    is_plain_share = isinstance(shared, dict) and not text and not dicts_at(note, "files")
    shown = shared if is_plain_share else note
    author = at(shown, "user")
    key = filled_at(shown, "id")
    here = f"{base}/notes/{key}" if base else None
    written = text_at(shown, "text")
    return Post(
        id=filled_at(note, "id") or "",
        permalink=url_at(shown, "url") or url_at(shown, "uri") or here,
        moment=moment(text_at(note, "createdAt")),
        title=filled_at(shown, "cw"),
        text=written.strip() if written is not None else None,
        pictures=_pictures(shown),
        kind=_kind(note, is_plain_share),
        author_handle=_acct(author),
        author_name=filled_at(author, "name"),
        mine=not is_plain_share and (owner is None or _is(author, owner)),
    )


def _kind(note: Tree, is_plain_share: bool) -> PostKind:
    if is_plain_share:
        return PostKind.REPOST
    if at(note, "replyId") is not None:
        return PostKind.REPLY
    return PostKind.QUOTE if at(note, "renoteId") is not None else PostKind.POST


def _pictures(note: Tree) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    for file in dicts_at(note, "files"):
        is_image = (text_at(file, "type") or "").startswith("image/")
        url = url_at(file, "url") if is_image else url_at(file, "thumbnailUrl")
        if url:
            found.setdefault(url, Picture(url, filled_at(file, "comment")))
    return tuple(found.values())


def _acct(user: Tree) -> str | None:
    name, host = filled_at(user, "username"), filled_at(user, "host")
    return f"{name}@{host}" if name and host else name


def _is(user: Tree, owner: str | None) -> bool:
    if owner is None:
        return False
    name = owner.casefold().removeprefix("@")
    acct = (_acct(user) or "").casefold()
    return filled_at(user, "id") == owner or acct in {name, name.partition("@")[0]}
