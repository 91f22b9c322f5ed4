"""Posts as they were when last read."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from crawler.model.snapshot import Moment, Post, PostKind, Precision, Snapshot
from crawler.store.bulk import Row, bulk, write
from crawler.store.codec import dump_pictures
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.brought import POST
from crawler.store.tables.columns import moment_text, storable

_POST_STAYS = {"account_id", "ext_id", "district_id", "first_seen_at"}
_POSTS = bulk(POST, ("account_id", "ext_id"), [c.name for c in POST.c if c.name not in _POST_STAYS])
_MAX_ID = 200
REMEMBERED = 300
"""So many posts show the rhythm of several seasons of a busy team."""


def write_posts(connection: Connection, rows: Sequence[Row]) -> None:
    """Write the rows of posts; one that is there already is brought up to date."""
    write(connection, _POSTS, rows)


def newest_posts(session: Session, account_ids: Collection[int]) -> dict[int, datetime]:
    """Give the time of each account's newest own post that was ever read; none without one."""
    found: dict[int, datetime] = {}
    for some in chunks(tuple(account_ids)):
        mine = POST.c.account_id.in_(some) & POST.c.mine & POST.c.published_at.is_not(None)
        query = select(POST.c.account_id, func.max(POST.c.published_at)).where(mine)
        found.update(session.execute(query.group_by(POST.c.account_id)).all())
    return found


def remembered_posts(
    session: Session, account_ids: Collection[int], limit: int = REMEMBERED
) -> dict[int, tuple[Post, ...]]:
    """Give the last `limit` dated posts of each account that were ever read, newest first, without
    their pictures; an account without one is left out.
    """
    found: dict[int, list[Post]] = defaultdict(list)
    wanted = (
        POST.c.account_id,
        POST.c.ext_id,
        POST.c.permalink,
        POST.c.published_at,
        POST.c.published_precision,
        POST.c.text,
        POST.c.kind,
        POST.c.mine,
    )
    for some in chunks(tuple(account_ids)):
        turn = func.row_number().over(
            partition_by=POST.c.account_id, order_by=POST.c.published_at.desc()
        )
        dated = POST.c.account_id.in_(some) & POST.c.published_at.is_not(None)
        ranked = select(*wanted, turn.label("turn")).where(dated).subquery()
        query = select(ranked).where(ranked.c.turn <= limit)
        for row in session.execute(query.order_by(ranked.c.account_id, ranked.c.turn)):
            found[row.account_id].append(_remembered(row))
    return {account_id: tuple(posts) for account_id, posts in found.items()}


def _remembered(row: Any) -> Post:
    return Post(
        id=row.ext_id,
        permalink=row.permalink,
        moment=Moment(row.published_at, Precision(row.published_precision)),
        text=row.text,
        kind=PostKind(row.kind),
        mine=row.mine,
    )


def post_rows(snapshot: Snapshot, own: Row, *, odd: bool) -> list[Row]:
    """Give the rows of a snapshot's posts; `odd` says that its texts are not storable yet."""
    seen_at = moment_text(snapshot.taken_at)
    own = own | {"first_seen_at": seen_at, "last_seen_at": seen_at}
    rows = {key: _row(post, key, own) for post in snapshot.posts for key in [post_key(post.id)]}
    if odd:
        return [{name: _clean(value) for name, value in row.items()} for row in rows.values()]
    return list(rows.values())


def _row(post: Post, key: str, own: Row) -> Row:
    moment = post.moment
    return {
        **own,
        "ext_id": key,
        "permalink": post.permalink,
        "published_at": moment_text(moment.at) if moment else None,
        "published_precision": moment.precision.value if moment else None,
        "title": post.title,
        "text": post.text,
        "pictures": dump_pictures(post.pictures),
        "kind": post.kind.value,
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
