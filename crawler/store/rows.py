"""What all subjects of the store need around their statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import CursorResult, Result, Table, func, insert, literal, select

from crawler.store.session import Session
from crawler.store.tables.columns import in_utc

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
_AT_ONCE = 5_000
"""Far below the most parameters of one statement: 32,766 in SQLite, 65,535 in PostgreSQL."""


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut `items` into pieces that fit into one statement as a list."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def rows_of(result: Result[Any]) -> int:
    """Say how many rows a statement changed."""
    assert isinstance(result, CursorResult)  # noqa: S101 every statement that changes rows has a cursor
    return result.rowcount


def add(session: Session, table: Table, values: dict[str, Any]) -> int:
    """Insert a row and give its number."""
    number = session.scalar(insert(table).values(values).returning(table.c.id))
    assert isinstance(number, int)  # noqa: S101 RETURNING always gives the number
    return number


def conflict_insert(session: Session, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Give the database's own INSERT, which knows ON CONFLICT; only its own dialect is loaded."""
    own = session.connection().dialect.name
    dialect: Any = import_module(f"sqlalchemy.dialects.{own}")
    statement: sqlite.Insert | postgresql.Insert = dialect.insert(table)
    return statement


def add_unless_there(session: Session, table: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with the same key is there; say whether it was inserted."""
    statement = conflict_insert(session, table).values(values).on_conflict_do_nothing()
    # Not by the row count: where a table numbers its rows, PostgreSQL's INSERT has none.
    written = session.execute(statement.returning(literal(1)))
    return written.one_or_none() is not None


def database_now(session: Session) -> datetime:
    """Read the database's clock, for who asks without a time of his own: aware, UTC."""
    now = session.scalars(select(func.current_timestamp())).one()
    return now.replace(tzinfo=UTC) if now.tzinfo is None else in_utc(now)
