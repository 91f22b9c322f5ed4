"""Write many rows at once, as cheaply as each database can.

On SQLite the driver's own `executemany` gets plain tuples; on PostgreSQL all rows travel as one
JSON parameter that the server unfolds (`json_to_recordset`). Measured in November 2026 with visits
of ten posts: SQLAlchemy's own handling of parameters, row by row, was more than half of the CPU on
SQLite, and one message for each row most of it on PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Executable,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    true,
)

from crawler.store.tables.columns import moment_text, storable

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
Row = dict[str, Any]
"""Column names and plain values: None, text, numbers, yes or no; moments as `moment_text`. Texts
must be storable (`columns.storable`)."""
_NOT_WRITTEN = frozenset({"id", "judged_at"})


@dataclass(frozen=True, slots=True)
class Bulk:
    """An INSERT of many rows, put together for a database when it is first needed there: most
    processes write to few tables, and to one kind of database.
    """

    table: Table
    keys: tuple[str, ...]
    replace: tuple[str, ...]
    keep: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Give the columns that are written."""
        return [column.name for column in self.table.c if column.name not in _NOT_WRITTEN]


def bulk(
    table: Table,
    keys: Sequence[str] = (),
    replace: Sequence[str] = (),
    keep: Sequence[str] = (),
) -> Bulk:
    """Prepare an INSERT of all columns but `id` and `judged_at`.

    Where a row with the same `keys` is there, the columns `replace` get the new values, those of
    `keep` get them where they are not NULL, and the others stay; with neither, the row stays.
    Without keys, no such row may be there.
    """
    return Bulk(table, tuple(keys), tuple(replace), tuple(keep))


def write(connection: Connection, statement: Bulk, rows: Sequence[Row]) -> None:
    """Write the rows; no two may have the same keys."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_for_postgresql(statement), {"rows": _write(rows)})
    else:
        words, in_order = _for_sqlite(statement)
        connection.exec_driver_sql(words, list(map(in_order, rows)))


def plain(row: Row) -> Row:
    """Give the row with plain values: moments and days as text, lists as JSON, texts storable."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, separators=(",", ":")) if isinstance(value, list) else value


@cache
def _for_sqlite(statement: Bulk) -> tuple[str, Callable[[Row], tuple[Any, ...]]]:
    from sqlalchemy.dialects import sqlite

    lite = sqlite.insert(statement.table)
    lite = lite.values({name: bindparam(name) for name in statement.names})
    compiled = _on_conflict(lite, statement).compile(dialect=sqlite.dialect())
    return str(compiled), itemgetter(*(compiled.positiontup or ()))


@cache
def _for_postgresql(statement: Bulk) -> Executable:
    from sqlalchemy.dialects import postgresql  # 0.04 s of CPU that few processes need

    names = statement.names
    types = [column(name, statement.table.c[name].type) for name in names]
    rows = cast(bindparam("rows", type_=Text()), JSON)
    records = func.json_to_recordset(rows).table_valued(*types).render_derived("r", with_types=True)
    unfolded = select(*(records.c[name] for name in names)).where(true())
    post = postgresql.insert(statement.table).from_select(names, unfolded)
    written: Executable = _on_conflict(post, statement)
    return written


def _on_conflict(insert: Any, statement: Bulk) -> Any:
    new, keys = insert.excluded, statement.keys
    values = {name: new[name] for name in statement.replace}
    for name in statement.keep:
        values[name] = func.coalesce(new[name], statement.table.c[name])
    if not keys:
        return insert
    if not values:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(index_elements=keys, set_=values)
