"""Posts as X's API v2 gives them; what they refer to stands in `includes`. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crawler.model.errors import LayoutChangedError
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import (
    Tree,
    at,
    dicts_at,
    filled_at,
    text_at,
    url_at,
)
from crawler.platforms.formats.x_user import expanded, owns, read_user
from crawler.platforms.formats.x_words import (
    is_owner,
    retweeted_handle,
    status_url,
    unescaped,
    written,
)


@dataclass(frozen=True, slots=True)
class _Included:
    """What the posts of an answer refer to, by id or media key."""

    users: Mapping[str, Tree]
    media: Mapping[str, Tree]
    posts: Mapping[str, Tree]


def read_posts(tree: Tree, items: Sequence[Tree], empty: Snapshot, owner: str | None) -> Snapshot:
    """Give `items`, posts of the answer `tree`, and the account when they are one's.

    `owner` is a handle or an id. Raises LayoutChangedError when a post has no id.
    """
    included = _Included(
        _by(dicts_at(tree, "includes", "users"), "id"),
        _by(dicts_at(tree, "includes", "media"), "media_key"),
        _by(dicts_at(tree, "includes", "tweets"), "id"),
    )
    authors = {text_at(item, "author_id") for item in items}
    only = next(iter(authors)) if len(authors) == 1 else None
    owner = owner or only
    known = next((user for user in included.users.values() if owns(owner, user)), None)
    if known is not None and filled_at(known, "username"):
        empty = read_user(known, empty)
    elif only is not None and is_owner(owner, only):
        empty = replace(empty, platform_id=only)
    ours = _ours(owner, authors, included)
    urls = (expanded(one) for item in items for one in dicts_at(item, "entities", "urls"))
    links = dict.fromkeys((*empty.links, *(url for url in urls if url)))
    posts = tuple(_post(item, included, ours) for item in items)
    return replace(empty, posts=posts, links=tuple(links))


def _ours(owner: str | None, authors: set[str | None], included: _Included) -> set[str | None]:
    """Give the author ids that are the account's; None stands for a post that names no author."""
    if owner is None:
        return {None, *authors}
    ours = {
        key
        for key in authors
        if is_owner(owner, key, filled_at(_user_by(key, included), "username"))
    }
    if not ours and len(authors) == 1 and not owner.removeprefix("id:").isdigit():
        ours = {key for key in authors if _user_by(key, included) is None}
    return {None, *ours}


def _user_by(key: str | None, included: _Included) -> Tree:
    return included.users.get(key or "")


def _post(item: Tree, included: _Included, ours: set[str | None]) -> Post:
    identity = filled_at(item, "id")
    if identity is None:
        raise LayoutChangedError("id of the post")
    writer = _user_by(text_at(item, "author_id"), included)
    kind, text = _kind(item), text_at(item, "text")
    repeated = included.posts.get(_referred(item, "retweeted") or "")
    author = _user_by(text_at(repeated, "author_id"), included) if repeated else writer
    named = filled_at(author, "username")
    if kind is PostKind.REPOST and repeated is None:
        named, author = retweeted_handle(text), None
    return Post(
        id=identity,
        permalink=status_url(filled_at(writer, "username"), identity),
        moment=moment(text_at(item, "created_at")),
        text=unescaped(text_at(item, "note_tweet", "text") or text),
        pictures=_pictures(item, included) or _pictures(repeated, included),
        kind=kind,
        author_handle=named,
        author_name=written(author, "name"),
        mine=kind is not PostKind.REPOST and text_at(item, "author_id") in ours,
    )


def _kind(item: Tree) -> PostKind:
    kinds = {text_at(one, "type") for one in dicts_at(item, "referenced_tweets")}
    if "retweeted" in kinds:
        return PostKind.REPOST
    if "replied_to" in kinds or text_at(item, "in_reply_to_user_id"):
        return PostKind.REPLY
    return PostKind.QUOTE if "quoted" in kinds else PostKind.POST


def _referred(item: Tree, kind: str) -> str | None:
    referred = dicts_at(item, "referenced_tweets")
    return next((text_at(one, "id") for one in referred if text_at(one, "type") == kind), None)


def _pictures(item: Tree, included: _Included) -> tuple[Picture, ...]:
    """Give a post's photos and its films' stills; a linked page's card is not the author's."""
    keys = at(item, "attachments", "media_keys")
    if not isinstance(keys, list):
        return ()
    shown = [included.media.get(key) for key in keys if isinstance(key, str)]
    found = [
        Picture(url, filled_at(media, "alt_text"))
        for media in shown
        if (url := url_at(media, "preview_image_url") or _photo(media))
    ]
    return tuple({picture.url: picture for picture in found}.values())


def _photo(media: Tree) -> str | None:
    return url_at(media, "url") if text_at(media, "type") in {"photo", None} else None


def _by(items: Sequence[Tree], name: str) -> dict[str, Tree]:
    return {key: item for item in items if (key := text_at(item, name))}
