"""Answers of Mastodon's client API (also Pleroma, Pixelfed, GoToSocial …). Pure.

Shapes: docs.joinmastodon.org/entities, checked 2026-11. Biographies and posts are HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.feed import NO_ID
from crawler.platforms.formats.markup import fragment, plain
from crawler.platforms.formats.mastodon_errors import raise_error, says_server, suspended
from crawler.platforms.formats.tree import (
    Tree,
    at,
    count_at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)

_NO_PICTURE = "/original/missing.png"
"""How Mastodon's addresses end for an account without a header or avatar of its own (its
Account::Header and Account::Avatar, checked 2026-11); often there is nothing at that address.
"""


def read_tree(tree: Tree, empty: Snapshot, owner: str | None) -> Snapshot | None:
    """Read an account, a list of accounts or posts, or a search; None when it is none of these.

    `owner` is an id, `name` or `name@server`. Raises OutOfReachError for the API's errors.
    """
    raise_error(tree)
    if isinstance(tree, list):
        return _read_list(tree, empty, owner)
    if _is_account(tree):
        return _account(tree, empty)
    if isinstance(at(tree, "accounts"), list) and isinstance(at(tree, "statuses"), list):
        found = _found(dicts_at(tree, "accounts"), empty, owner)
        return replace(found, posts=_timeline(dicts_at(tree, "statuses"), empty, owner).posts)
    posts = _posts_in(tree)
    if posts is not None:
        return _timeline(posts, empty, owner)
    return empty if says_server(tree) else None


def _posts_in(tree: Tree) -> Sequence[Tree] | None:
    """Give the post that an answer is, or those around one; None when it is neither."""
    if at(tree, "content") is not None and _is_account(at(tree, "account")):
        return (tree,)
    if isinstance(at(tree, "ancestors"), list) and isinstance(at(tree, "descendants"), list):
        return (*dicts_at(tree, "ancestors"), *dicts_at(tree, "descendants"))
    return None


def _read_list(tree: list[Tree], empty: Snapshot, owner: str | None) -> Snapshot | None:
    if not all(isinstance(item, dict) for item in tree):
        return None
    if tree and all(_is_account(item) for item in tree):
        return _found(tree, empty, owner)
    if all(_is_account(at(item, "account")) for item in tree):
        return _timeline([item for item in tree if at(item, "content") is not None], empty, owner)
    if all(at(item, "user", "username") is not None for item in tree):
        return None  # Misskey's notes
    raise LayoutChangedError("account in each post")


def _is_account(tree: Tree) -> bool:
    return filled_at(tree, "id") is not None and text_at(tree, "acct") is not None


def _account(tree: Tree, empty: Snapshot) -> Snapshot:
    if at(tree, "suspended") is True:
        raise suspended()
    note = fragment(text_at(tree, "note") or "")
    fields = [fragment(text_at(field, "value") or "") for field in dicts_at(tree, "fields")]
    moved = url_at(tree, "moved", "url")
    links = [link for part in (*fields, note) for link in part.links] + ([moved] if moved else [])
    return replace(
        empty,
        handle=filled_at(tree, "acct"),
        platform_id=filled_at(tree, "id"),
        display_name=filled_at(tree, "display_name"),
        bio=note.text or None,
        avatar=_picture(tree, "avatar"),
        cover=None if _is_placeholder(tree, "header") else _picture(tree, "header"),
        external_urls=tuple(dict.fromkeys(link for part in fields for link in part.links)),
        followers=count_at(tree, "followers_count"),
        profile_url=url_at(tree, "url"),
        created=moment(text_at(tree, "created_at")),
        links=tuple(dict.fromkeys(links)),
        partial=(sentence("moved: the account is now at {moved}", moved=moved),) if moved else (),
    )


def _picture(tree: Tree, name: str) -> Picture | None:
    url = url_at(tree, name)
    return Picture(url, filled_at(tree, f"{name}_description")) if url else None


def _is_placeholder(tree: Tree, name: str) -> bool:
    return (url_at(tree, name) or "").endswith(_NO_PICTURE)


def _found(accounts: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    for account in accounts:
        if _is(account, owner) or (owner is None and len(accounts) == 1):
            return _account(account, empty)
    if not accounts or owner is not None:
        raise gone(sentence("the server's answer does not hold the account"))
    return empty


def _timeline(statuses: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    authors = [at(status, "account") for status in statuses]
    if owner is None and len({filled_at(author, "id") for author in authors}) == 1:
        owner = filled_at(authors[0], "id")
    known = next((author for author in authors if _is(author, owner)), None)
    head = _account(known, empty) if known is not None else empty
    return replace(head, posts=tuple(_post(status, owner) for status in statuses))


def _post(status: Tree, owner: str | None) -> Post:
    boosted = at(status, "reblog")
    shown = boosted if isinstance(boosted, dict) else status
    author = at(shown, "account")
    kind = _kind(status, owner)
    warning, text = filled_at(shown, "spoiler_text"), plain(text_at(shown, "content") or "")
    return Post(
        id=filled_at(status, "id") or NO_ID + (text_at(status, "created_at") or ""),
        permalink=url_at(shown, "url") or url_at(shown, "uri"),
        moment=moment(text_at(status, "created_at")),
        title=warning,
        text=text,
        pictures=_pictures(shown),
        kind=kind,
        author_handle=filled_at(author, "acct"),
        author_name=filled_at(author, "display_name"),
        mine=kind is not PostKind.REPOST and (owner is None or _is(author, owner)),
    )


def _kind(status: Tree, owner: str | None) -> PostKind:
    if isinstance(at(status, "reblog"), dict):
        return PostKind.REPOST
    if at(status, "in_reply_to_id") is not None:
        return PostKind.REPLY
    quoted = at(status, "quote") if at(status, "quote") else at(status, "pleroma", "quote")
    return PostKind.QUOTE if isinstance(quoted, dict) else PostKind.POST


def _pictures(status: Tree) -> tuple[Picture, ...]:
    """Give the attached pictures; a film shows its still. A link's card is not the author's."""
    found: dict[str, Picture] = {}
    for media in dicts_at(status, "media_attachments"):
        is_image = text_at(media, "type") in {"image", "unknown"}
        url = url_at(media, "url") or url_at(media, "remote_url") if is_image else None
        url = url or url_at(media, "preview_url")
        if url:
            found.setdefault(url, Picture(url, filled_at(media, "description")))
    return tuple(found.values())


def _is(account: Tree, owner: str | None) -> bool:
    if owner is None:
        return False
    acct = (text_at(account, "acct") or "").casefold()
    name = owner.casefold().removeprefix("@")
    return filled_at(account, "id") == owner or acct == name or acct == name.partition("@")[0]
