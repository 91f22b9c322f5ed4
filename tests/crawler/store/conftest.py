"""A fresh, migrated store for each test: on SQLite, and on PostgreSQL where the machine has it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.store.districts import save_district
from crawler.store.session import Session, Store, migrate, open_store
from crawler.store.tables.schema import schema
from tests.builders import make_district
from tests.postgres import Server, postgres

__all__ = ["postgres"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated, empty database file."""
    file = tmp_path_factory.mktemp("template") / "rollcall.db"
    _migrated(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_database(postgres: Server) -> str:
    """Give the name of a migrated, empty database."""
    name = postgres.make_database()
    _migrated(postgres.url(name))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a migrated, empty database."""
    if request.param == "sqlite":
        file = tmp_path / "rollcall.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = request.getfixturevalue("postgres_database")
    yield server.url(name)
    # Without the triggers of foreign keys, which would look for the children of every row.
    emptied = ";".join(f'DELETE FROM "{table}"' for table in schema().tables)  # noqa: S608 our names
    server.say(name, f"SET session_replication_role = replica; {emptied}")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Give an open store."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """Give a session in a transaction."""
    with store.begin() as session:
        yield session


@pytest.fixture
def district_id(session: Session) -> int:
    """Give Heron Lake Public Schools, saved."""
    return save_district(session, make_district())


def _migrated(url: str) -> None:
    store = open_store(url)
    migrate(store)
    store.close()
