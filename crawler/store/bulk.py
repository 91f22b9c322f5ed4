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
from sqlalchemy.dialects import postgresql, sqlite

from crawler.store.tables.columns import moment_text, storable

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
Row = dict[str, Any]
"""Column names and plain values: None, text, numbers, yes or no; moments as `moment_text`. Texts
must be storable (`columns.storable`)."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """A prepared INSERT of many rows for both databases."""

    sqlite: str
    in_order: Callable[[Row], tuple[Any, ...]]
    postgresql: Executable


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
    names = [c.name for c in table.c if c.name not in {"id", "judged_at"}]
    lite = sqlite.insert(table).values({name: bindparam(name) for name in names})
    compiled = _on_conflict(lite, table, keys, replace, keep).compile(dialect=sqlite.dialect())
    types = [column(name, table.c[name].type) for name in names]
    rows = cast(bindparam("rows", type_=Text()), JSON)
    records = func.json_to_recordset(rows).table_valued(*types).render_derived("r", with_types=True)
    unfolded = select(*(records.c[name] for name in names)).where(true())
    post = postgresql.insert(table).from_select(names, unfolded)
    return Bulk(
        sqlite=str(compiled),
        in_order=itemgetter(*(compiled.positiontup or ())),
        postgresql=_on_conflict(post, table, keys, replace, keep),
    )


def write(connection: Connection, statement: Bulk, rows: Sequence[Row]) -> None:
    """Write the rows; no two may have the same keys."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(statement.postgresql, {"rows": _write(rows)})
    else:
        connection.exec_driver_sql(statement.sqlite, list(map(statement.in_order, rows)))


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


def _on_conflict(
    statement: Any, table: Table, keys: Sequence[str], replace: Sequence[str], keep: Sequence[str]
) -> Any:
    new = statement.excluded
    values = {name: new[name] for name in replace}
    values |= {name: func.coalesce(new[name], table.c[name]) for name in keep}
    if not keys:
        return statement
    if not values:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(index_elements=keys, set_=values)
