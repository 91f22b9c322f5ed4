"""One process at a time does a piece of work; one that dies lets go of it at once."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from crawler.store.session import Store


class Hold:
    """What keeps others out for as long as it is held. `is_ours` asks whether it still does: a
    database that was started anew has forgotten it.
    """

    def is_ours(self) -> bool:
        """Say whether nobody else can have begun."""
        return True


class _ServerHold(Hold):
    def __init__(self, store: Store, work: str) -> None:
        # By itself, so that nothing is open while the work goes on: an old transaction would keep
        # the server from tidying up.
        self._connection = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = text("SELECT pg_try_advisory_lock(hashtextextended(:work, 0))")
        self.is_taken = bool(self._connection.scalar(taken, {"work": f"rollcall:{work}"}))

    def is_ours(self) -> bool:
        """Ask the server; the lock ends with its connection, and with nothing else."""
        try:
            return bool(self._connection.scalar(text("SELECT 1")) == 1)
        except DBAPIError:
            return False

    def end(self) -> None:
        # The connection goes back to its pool and would take the lock with it.
        self._connection.invalidate()
        self._connection.close()


@contextmanager
def alone(store: Store, work: str) -> Iterator[Hold | None]:
    """Do a piece of work alone, `work` being its name (`sweep:1`); None when another is at it.

    Nobody waits, and nothing goes stale: what keeps the others out ends with the process that has
    it, however it dies. On PostgreSQL that is an advisory lock of the session
    (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS), on SQLite the
    lock on a small file beside the database, which SQLite itself takes: its processes are all on
    one machine anyway (https://www.sqlite.org/whentouse.html).
    """
    if store.engine.dialect.name == "postgresql":
        with _on_server(store, work) as hold:
            yield hold
        return
    with _beside_file(store, work) as hold:
        yield hold


@contextmanager
def _on_server(store: Store, work: str) -> Iterator[Hold | None]:
    hold = _ServerHold(store, work)
    try:
        yield hold if hold.is_taken else None
    finally:
        hold.end()


@contextmanager
def _beside_file(store: Store, work: str) -> Iterator[Hold | None]:
    name = re.sub(r"[^a-z0-9]+", "-", work.lower())
    path = f"{store.engine.url.database}.{name}.lock"
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            yield None
        else:
            yield Hold()
