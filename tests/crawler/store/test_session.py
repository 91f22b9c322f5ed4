"""Opening, migrating and sharing a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from crawler.store.districts import find_district, only_district, save_district
from crawler.store.session import Store, StoreError, migrate, newest_version, open_store
from crawler.store.tables.schema import schema
from tests.builders import make_district


def test_migrating_once_more_changes_nothing(store: Store) -> None:
    migrate(store)

    with store.read() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == newest_version()


def test_nothing_stays_of_a_transaction_that_failed(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        _save_and_fail(store)

    with store.read() as session:
        assert only_district(session) is None


def _save_and_fail(store: Store) -> None:
    with store.begin() as session:
        save_district(session, make_district())
        assert 1 / 0


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_before(store: Store) -> None:
    with store.begin() as writer:
        save_district(writer, make_district())

        with store.read() as reader:
            assert find_district(reader, make_district().name) is None


def test_the_migrations_come_to_exactly_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema())

    assert differences == []


def test_a_database_of_a_newer_version_is_refused(store: Store) -> None:
    _set_version(store, "9999")

    with pytest.raises(StoreError, match="newer Rollcall"):
        migrate(store)

    _set_version(store, newest_version())


def _set_version(store: Store, version: str) -> None:
    with store.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": version})


@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param("not an address", "cannot be read", id="no-address"),
        pytest.param("mysql://host.example/name", "use sqlite or postgresql", id="other-kind"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        open_store(url)


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "rollcall.db"
    file.write_text("This is a letter. " * 100)
    store = open_store(f"sqlite:///{file}")

    with pytest.raises(StoreError, match="cannot be used"):
        migrate(store)

    store.close()


def test_every_column_says_what_it_means() -> None:
    silent = [str(c) for table in schema().tables.values() for c in table.c if not c.comment]

    assert silent == []


def test_every_table_belongs_to_a_district_but_the_two_that_cannot() -> None:
    without = {table.name for table in schema().tables.values() if "district_id" not in table.c}

    assert without == {"district", "image", "leadership"}


def test_no_column_can_hold_a_secret() -> None:
    names = {c.name for table in schema().tables.values() for c in table.c}

    assert not {n for n in names if any(w in n for w in ("password", "secret", "token", "api_key"))}
