"""How accounts looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select

from crawler.model.snapshot import Snapshot
from crawler.store.bulk import Row, bulk, write
from crawler.store.codec import load_snapshot, write_snapshot
from crawler.store.judgements import forget_judgements
from crawler.store.posts import post_rows, write_posts
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.brought import SNAPSHOT
from crawler.store.tables.columns import moment_text
from crawler.store.tables.register import ACCOUNT

_SNAPSHOTS = bulk(SNAPSHOT, ("account_id", "taken_at"), ("document", "document_hash"))


def latest_snapshots(
    session: Session, account_ids: Collection[int], limit: int = 3
) -> dict[int, tuple[Snapshot, ...]]:
    """Give the last `limit` different snapshots of each account, newest first; `taken_at` is when
    it first looked like that. An account that was never read is left out.
    """
    found: dict[int, list[Snapshot]] = defaultdict(list)
    for some in chunks(tuple(account_ids)):
        turn = func.row_number().over(
            partition_by=SNAPSHOT.c.account_id, order_by=SNAPSHOT.c.taken_at.desc()
        )
        ranked = (
            select(SNAPSHOT.c.id, turn.label("turn"))
            .where(SNAPSHOT.c.account_id.in_(some))
            .subquery()
        )
        query = select(SNAPSHOT.c.account_id, SNAPSHOT.c.document).join(
            ranked, ranked.c.id == SNAPSHOT.c.id
        )
        query = query.where(ranked.c.turn <= limit).order_by(SNAPSHOT.c.account_id, ranked.c.turn)
        for account_id, document in session.execute(query):
            found[account_id].append(load_snapshot(document))
    return {account_id: tuple(snapshots) for account_id, snapshots in found.items()}


def save_snapshots(session: Session, snapshots: Mapping[int, Snapshot]) -> None:
    """Write each account's snapshot as it is read now; one of the same `taken_at` is replaced."""
    ids = tuple(snapshots)
    districts: dict[int, int] = {}
    for some in chunks(ids):
        rows = session.execute(
            select(ACCOUNT.c.id, ACCOUNT.c.district_id).where(ACCOUNT.c.id.in_(some))
        )
        districts.update((row.id, row.district_id) for row in rows)
    known = {
        account_id: snapshot
        for account_id, snapshot in snapshots.items()
        if account_id in districts
    }
    write_snapshots(session, known, districts)
    forget_judgements(session, tuple(known))


def write_snapshots(
    session: Session, snapshots: Mapping[int, Snapshot], districts: Mapping[int, int]
) -> None:
    """Write each account's snapshot, with its posts, if the account looks different from the last
    one.
    """
    last = _last_hashes(session, tuple(snapshots))
    documents: list[Row] = []
    posts: list[Row] = []
    for account_id, snapshot in snapshots.items():
        document = write_snapshot(snapshot)
        if last.get(account_id) == document.content_hash:
            continue
        own = {"account_id": account_id, "district_id": districts[account_id]}
        documents.append(
            own
            | {
                "taken_at": moment_text(snapshot.taken_at),
                "document": document.text,
                "document_hash": document.content_hash,
            }
        )
        posts += post_rows(snapshot, own, odd=document.odd)
    connection = session.connection()
    write(connection, _SNAPSHOTS, documents)
    write_posts(connection, posts)


def _last_hashes(session: Session, account_ids: Sequence[int]) -> dict[int, str]:
    hashes: dict[int, str] = {}
    for some in chunks(account_ids):
        last = (
            select(SNAPSHOT.c.account_id, func.max(SNAPSHOT.c.taken_at).label("taken_at"))
            .where(SNAPSHOT.c.account_id.in_(some))
            .group_by(SNAPSHOT.c.account_id)
            .subquery()
        )
        query = select(SNAPSHOT.c.account_id, SNAPSHOT.c.document_hash).join(
            last,
            (SNAPSHOT.c.account_id == last.c.account_id) & (SNAPSHOT.c.taken_at == last.c.taken_at),
        )
        hashes.update((row[0], row[1]) for row in session.execute(query))
    return hashes
