"""Posts as they were when last read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection

from crawler.model.snapshot import Post, Snapshot
from crawler.store.bulk import Row, bulk, write
from crawler.store.codec import dump_pictures
from crawler.store.tables.columns import storable
from crawler.store.tables.visits import POST

_POST_STAYS = {"account_id", "ext_id", "district_id", "first_seen_at"}
_POSTS = bulk(POST, ("account_id", "ext_id"), [c.name for c in POST.c if c.name not in _POST_STAYS])
_MAX_ID = 200


def write_posts(connection: Connection, rows: Sequence[Row]) -> None:
    """Write the rows of posts; one that is there already is brought up to date."""
    write(connection, _POSTS, rows)


def post_rows(snapshot: Snapshot, own: Row, *, odd: bool) -> list[Row]:
    """Give the rows of a snapshot's posts; `odd` says that its texts are not storable yet."""
    seen = {"first_seen_at": snapshot.taken_at, "last_seen_at": snapshot.taken_at}
    rows = {post_key(post.id): _post_row(post) for post in snapshot.posts}
    if odd:
        rows = {
            key: {name: _clean(value) for name, value in row.items()} for key, row in rows.items()
        }
    return [{"ext_id": key, **own, **row, **seen} for key, row in rows.items()]


def _post_row(post: Post) -> Row:
    moment = post.moment
    return {
        "permalink": post.permalink,
        "published_at": moment.at if moment else None,
        "published_precision": moment.precision if moment else None,
        "title": post.title,
        "text": post.text,
        "pictures": dump_pictures(post.pictures),
        "kind": post.kind,
        "author_handle": post.author_handle,
        "author_name": post.author_name,
        "mine": post.mine,
    }


def _clean(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def post_key(post_id: str) -> str:
    """Give the key of a post: its id, or a hash of one that is too long for an index."""
    if len(post_id) <= _MAX_ID:
        return storable(post_id) or ""
    return "sha256:" + hashlib.sha256(post_id.encode(errors="surrogatepass")).hexdigest()
