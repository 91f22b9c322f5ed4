"""A database of before December 2026, with a row in every table, comes to today's tables whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, Table, select

from crawler.store.migrating import config_for
from crawler.store.session import Store, migrate, open_store
from crawler.store.tables.columns import moment_text
from crawler.store.tables.schema import schema
from tests.builders import NOW
from tests.postgres import Server

OLD = "0008"
EMPTY = {"opt_out"}
"""Nothing was ever written to it before 0010, which makes it anew."""
ODD = {"parent_id": None, "marks": "[]", "people": None}


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a store with the tables of before."""
    url = f"sqlite:///{tmp_path / 'rollcall.db'}"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        url = server.url(server.make_database())
    store = open_store(url)
    with store.engine.begin() as connection:
        command.upgrade(config_for(connection), OLD)
    yield store
    store.close()


def tables_of(connection: Connection) -> list[Table]:
    """Give the tables as the database has them, those that others point to first."""
    found = MetaData()
    found.reflect(connection)
    return [one for one in found.sorted_tables if one.name not in {"alembic_version", *EMPTY}]


def value_of(column: Column[Any]) -> Any:
    """Give something that fits; SQLite keeps moments as text."""
    if column.name in ODD:
        return ODD[column.name]
    text = moment_text(NOW) if column.name.endswith("_at") else "[]"
    return {bool: True, int: 1, float: 1.0, datetime: NOW, date: NOW.date()}.get(
        column.type.python_type, text
    )


def rows(connection: Connection, tables: list[Table]) -> dict[str, list[dict[str, Any]]]:
    """Give what stands in the columns that these tables had."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in tables
    }


def test_every_row_of_an_old_database_is_there_after_all_migrations(old: Store) -> None:
    with old.engine.begin() as connection:
        tables = tables_of(connection)
        for table in tables:
            connection.execute(table.insert().values({c.name: value_of(c) for c in table.columns}))
        before = rows(connection, tables)

    migrate(old)

    with old.engine.connect() as connection:
        after = rows(connection, tables)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema())
    assert len(before) > 30
    assert all(len(found) == 1 for found in before.values())
    assert after == before
    assert differences == []
