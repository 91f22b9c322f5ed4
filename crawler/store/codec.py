"""Snapshots, and parts of answers, as JSON and back: exact, named, fast. Pure.

What is absent is left out. Strings are written as they are (UTF-8), so that people can read and
search a document; only one with lone surrogates, which UTF-8 cannot hold (RFC 3629 §3), is written
in ASCII with escapes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring_ascii as _quote
from typing import Any

from crawler.model.snapshot import Moment, Picture, Post, PostKind, Precision, Snapshot
from crawler.store.tables.columns import moment_text

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_write_ascii = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_SNAPSHOT_VALUES = (
    "handle",
    "platform_id",
    "display_name",
    "bio",
    "followers",
    "profile_url",
    "verified",
    "location",
    "next_page",
)
_SNAPSHOT_LISTS = ("external_urls", "links", "partial")


@dataclass(frozen=True, slots=True)
class Document:
    """A snapshot as text. `content_hash` is the SHA-256 of everything but `taken_at`, hexadecimal:
    equal when the account looks the same. `odd` says that a string holds NUL or a lone surrogate,
    which not every column can hold.
    """

    text: str
    content_hash: str
    odd: bool


def write_snapshot(snapshot: Snapshot) -> Document:
    """Write a snapshot with what the store needs to know of it."""
    tree = _snapshot_tree(snapshot)
    content = _write(tree)
    try:
        raw = content.encode()
        odd = "\\u0000" in content
    except UnicodeEncodeError:
        content = _write_ascii(tree)
        raw = content.encode()
        odd = True
    text = f'{{"taken_at":"{moment_text(snapshot.taken_at)}",{content[1:]}'
    return Document(text, hashlib.sha256(raw).hexdigest(), odd)


def dump_snapshot(snapshot: Snapshot) -> str:
    """Write a snapshot as JSON."""
    return write_snapshot(snapshot).text


def load_snapshot(text: str) -> Snapshot:
    """Read what `dump_snapshot` wrote."""
    tree = json.loads(text)
    tree["taken_at"] = datetime.fromisoformat(tree["taken_at"])
    for name in _SNAPSHOT_LISTS:
        if name in tree:
            tree[name] = tuple(tree[name])
    for name in ("avatar", "cover"):
        if name in tree:
            tree[name] = Picture(**tree[name])
    if "created" in tree:
        tree["created"] = _moment(tree["created"])
    tree["posts"] = tuple(map(_post, tree.get("posts", ())))
    return Snapshot(**tree)


def dump_headers(headers: Mapping[str, str]) -> str:
    """Write the headers of an answer as JSON, in ASCII; cookies are left out, they are nobody's
    business.
    """
    return _write_ascii({name: value for name, value in headers.items() if name != "set-cookie"})


def load_headers(text: str) -> dict[str, str]:
    """Read what `dump_headers` wrote."""
    headers: dict[str, str] = json.loads(text)
    return headers


def dump_pictures(pictures: Sequence[Picture]) -> str:
    """Write a post's pictures as JSON, in ASCII."""
    # Put together by hand: setting up an encoder costs more than these few words.
    return "[" + ",".join(map(_picture_text, pictures)) + "]"


def _picture_text(picture: Picture) -> str:
    alt = "" if picture.alt is None else f',"alt":{_quote(picture.alt)}'
    linked = ',"linked":true' if picture.linked else ""
    return f'{{"url":{_quote(picture.url)}{alt}{linked}}}'


def _snapshot_tree(snapshot: Snapshot) -> dict[str, Any]:
    tree: dict[str, Any] = {"platform": snapshot.platform}
    for name in _SNAPSHOT_VALUES:
        if (value := getattr(snapshot, name)) is not None:
            tree[name] = value
    for name in _SNAPSHOT_LISTS:
        if value := getattr(snapshot, name):
            tree[name] = value
    if snapshot.avatar is not None:
        tree["avatar"] = _picture_tree(snapshot.avatar)
    if snapshot.cover is not None:
        tree["cover"] = _picture_tree(snapshot.cover)
    if snapshot.created is not None:
        tree["created"] = _moment_tree(snapshot.created)
    tree["posts"] = [_post_tree(post) for post in snapshot.posts]
    return tree


def _post_tree(post: Post) -> dict[str, Any]:
    # Written out because it runs ten times for every page: a loop over names costs twice as much.
    tree: dict[str, Any] = {"id": post.id}
    if post.permalink is not None:
        tree["permalink"] = post.permalink
    if post.moment is not None:
        tree["moment"] = _moment_tree(post.moment)
    if post.title is not None:
        tree["title"] = post.title
    if post.text is not None:
        tree["text"] = post.text
    if post.pictures:
        tree["pictures"] = [_picture_tree(picture) for picture in post.pictures]
    if post.kind is not PostKind.POST:
        tree["kind"] = post.kind.value
    return _with_author(tree, post)


def _with_author(tree: dict[str, Any], post: Post) -> dict[str, Any]:
    if post.author_handle is not None:
        tree["author_handle"] = post.author_handle
    if post.author_name is not None:
        tree["author_name"] = post.author_name
    if not post.mine:
        tree["mine"] = False
    if post.withheld:
        tree["withheld"] = post.withheld
    return tree


def _post(tree: dict[str, Any]) -> Post:
    if "moment" in tree:
        tree["moment"] = _moment(tree["moment"])
    if "pictures" in tree:
        tree["pictures"] = tuple(Picture(**picture) for picture in tree["pictures"])
    if "kind" in tree:
        tree["kind"] = PostKind(tree["kind"])
    return Post(**tree)


def _picture_tree(picture: Picture) -> dict[str, Any]:
    tree: dict[str, Any] = {"url": picture.url}
    if picture.alt is not None:
        tree["alt"] = picture.alt
    if picture.linked:
        tree["linked"] = True
    return tree


def _moment_tree(moment: Moment) -> list[str]:
    return [moment_text(moment.at), moment.precision.value]


def _moment(tree: list[str]) -> Moment:
    return Moment(datetime.fromisoformat(tree[0]), Precision(tree[1]))
