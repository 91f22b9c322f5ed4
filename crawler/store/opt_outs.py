"""The opt-out list: keyed hashes, added, brought under a new key, taken away. Never a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text

from crawler.model.opt_out.listed import OptOutList, opened
from crawler.store.rows import chunks, rows_of
from crawler.store.session import Session, Store
from crawler.store.tables.places import OPT_OUT

_REWRITTEN = ("opt_out", "snapshot", "post", "finding", "lead", "image")


def stored_opt_outs(session: Session, district_id: int) -> dict[str, frozenset[str]]:
    """Give the district's hashes by the name of the key that made them."""
    found: dict[str, set[str]] = defaultdict(set)
    query = select(OPT_OUT.c.key_name, OPT_OUT.c.name_hash)
    for row in session.execute(query.where(OPT_OUT.c.district_id == district_id)):
        found[row.key_name].add(row.name_hash)
    return {name: frozenset(some) for name, some in found.items()}


def load_opt_outs(session: Session, district_id: int, keys: Sequence[bytes]) -> OptOutList:
    """Give the district's list as these keys open it."""
    return opened(keys, stored_opt_outs(session, district_id))


def count_opt_outs(session: Session, district_id: int) -> int:
    """Say how many hashes there are; a person has several, for the ways a name is written."""
    mine = OPT_OUT.c.district_id == district_id
    return session.scalar(select(func.count()).select_from(OPT_OUT).where(mine)) or 0


def add_opt_outs(
    session: Session, district_id: int, hashes: Collection[str], key_name: str, now: datetime
) -> int:
    """Add hashes; gives how many were not there. None is ever taken away by this: leavers stay."""
    known = stored_opt_outs(session, district_id).get(key_name, frozenset())
    fresh = sorted(set(hashes) - known)
    own = {"district_id": district_id, "key_name": key_name, "added_at": now}
    for some in chunks(fresh):
        session.execute(insert(OPT_OUT), [own | {"name_hash": one} for one in some])
    return len(fresh)


def remove_opt_outs(session: Session, district_id: int, hashes: Collection[str]) -> int:
    """Take hashes away; gives how many were there."""
    count = 0
    for some in chunks(tuple(hashes)):
        named = OPT_OUT.c.name_hash.in_(some) & (OPT_OUT.c.district_id == district_id)
        count += rows_of(session.execute(delete(OPT_OUT).where(named)))
    return count


def rekey_opt_outs(
    session: Session,
    district_id: int,
    key_names: tuple[str, str],
    rehash: Callable[[str], str],
) -> int:
    """Bring the hashes of one key under the next; `key_names` are the old and the new one's."""
    old, new = key_names
    mine = (OPT_OUT.c.district_id == district_id) & (OPT_OUT.c.key_name == old)
    rows = session.execute(select(OPT_OUT.c.name_hash, OPT_OUT.c.added_at).where(mine)).all()
    session.execute(delete(OPT_OUT).where(mine))
    own = {"district_id": district_id, "key_name": new}
    for some in chunks(rows):
        fresh = [
            own | {"name_hash": rehash(row.name_hash), "added_at": row.added_at} for row in some
        ]
        session.execute(insert(OPT_OUT), fresh)
    return len(rows)


def wipe_opt_outs(session: Session, district_id: int) -> int:
    """Take the whole list away; gives how many hashes there were."""
    gone = delete(OPT_OUT).where(OPT_OUT.c.district_id == district_id)
    return rows_of(session.execute(gone))


def compact(store: Store) -> None:
    """Clear away what was deleted or rewritten: SQLite's file is written anew, PostgreSQL's tables
    are vacuumed (what its own backups and write-ahead log hold is for their retention).
    """
    if store.engine.dialect.name == "postgresql":
        freely = store.engine.execution_options(isolation_level="AUTOCOMMIT")
        with freely.connect() as connection:
            connection.execute(text(f"VACUUM {', '.join(_REWRITTEN)}"))
        return
    with closing(store.engine.raw_connection()) as raw:  # no transaction: VACUUM takes none
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
