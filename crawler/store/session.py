"""Open a store: SQLite in one file, or PostgreSQL; everything that is read or written goes through
its sessions.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from crawler.model.errors import CrawlerError

__all__ = ["Session", "Store", "StoreError", "migrate", "open_store"]

_BUSY_MS = 30_000
"""How long a writer waits for another one (https://www.sqlite.org/pragma.html#pragma_busy_timeout).
"""
_VERSIONS = Path(__file__).parent / "migrations" / "versions"


class StoreError(CrawlerError):
    """The store cannot be opened, or does not hold what was asked for; the text says which."""


class Session:
    """One transaction: what SQLAlchemy's connection can do, under the names of its ORM's session.

    The ORM itself is not used anywhere, and loading it takes 0.1 s of CPU in every process.
    """

    __slots__ = ("_connection", "begin_nested", "execute", "scalar", "scalars")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.begin_nested = connection.begin_nested
        self.execute = connection.execute
        self.scalar = connection.scalar
        self.scalars = connection.scalars

    def connection(self) -> Connection:
        """Give the connection, for statements in the driver's own words."""
        return self._connection


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Safe to share between threads; a session is not."""

    engine: Engine

    @contextmanager
    def begin(self, *, lasting: bool = False) -> Iterator[Session]:
        """Give a session in a transaction: committed at the end, rolled back when an exception
        leaves it.

        On SQLite it takes the writer's turn at once, so that it can never fail half way for another
        writer. What is committed outlives the process; `lasting` also a cut of the power, which
        otherwise may take back the last moments on SQLite.
        """
        engine = self.engine.execution_options(lasting=True) if lasting else self.engine
        with engine.begin() as connection:
            yield Session(connection)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that only reads, from one moment's state, and never waits for a writer."""
        options: dict[str, Any] = {"reads_only": True}
        if self.engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        readers = self.engine.execution_options(**options)
        with readers.begin() as connection:
            yield Session(connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Open the store at a database address: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.

    Raises StoreError when the address is of another kind. Nothing is connected before the first
    session.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address, hide_parameters=True, connect_args={"timeout": _BUSY_MS / 1000}
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True)
    return Store(engine)


def migrate(store: Store) -> None:
    """Bring the store's schema to the newest version. Raises StoreError when it cannot be reached
    or is newer.

    Two processes may do this at the same time. A store that is up to date costs one query.
    """
    try:
        with store.read() as session:
            version = _version(session.connection())
        if version != newest_version():
            _upgrade(store, version)
    except DBAPIError as error:
        raise StoreError(f"the database cannot be used: {error.orig}") from error


def newest_version() -> str:
    """Give the number of the newest migration, the first four characters of its file."""
    return max(file.name for file in _VERSIONS.glob("0*.py"))[:4]


def _upgrade(store: Store, version: str | None) -> None:
    if version is not None and version > newest_version():
        raise StoreError(
            f"the database is of a newer Rollcall (schema {version}, ours is {newest_version()})"
        )
    # Alembic takes as long to import as everything else here together, and is needed once in the
    # life of a version.
    migrating = import_module("crawler.store.migrating")
    with store.engine.begin() as connection:
        migrating.upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "the database address cannot be read; it looks like sqlite:///FILE"
        ) from error
    kind = address.get_backend_name()
    if kind not in {"sqlite", "postgresql"}:
        raise StoreError(f"databases of the kind {kind!r} are not known; use sqlite or postgresql")
    return address.set(drivername="postgresql+psycopg") if kind == "postgresql" else address


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        f"busy_timeout = {_BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # Python's driver would begin before the first write only; then a reader that turns writer fails
    # at once when another wrote in between, however long the time-out
    # (https://www.sqlite.org/lang_transaction.html).
    options = connection.get_execution_options()
    # In WAL mode only FULL waits for the disk at each commit
    # (https://www.sqlite.org/pragma.html#pragma_synchronous).
    connection.exec_driver_sql(
        f"PRAGMA synchronous = {'FULL' if options.get('lasting') else 'NORMAL'}"
    )
    reads = options.get("reads_only")
    connection.exec_driver_sql("BEGIN DEFERRED" if reads else "BEGIN IMMEDIATE")
