"""The kinds of columns that tables are made of; each has a comment with its meaning and unit."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column that is declared INTEGER
(https://sqlite.org/autoinc.html).
"""


class Moment(TypeDecorator[datetime]):
    """An aware moment, always UTC; ISO 8601 text of fixed width on SQLite, so that it sorts; naive
    times are refused.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use the database's own type where it knows time zones."""
        own = dialect.name == "postgresql"
        return dialect.type_descriptor(DateTime(timezone=True) if own else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Write the moment."""
        if value is None:
            return None
        return in_utc(value) if dialect.name == "postgresql" else moment_text(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """Read the moment."""
        if value is None:
            return None
        return in_utc(value if isinstance(value, datetime) else datetime.fromisoformat(value))


class Words(TypeDecorator[str]):
    """Text from anywhere, made storable: see `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Write the text."""
        return storable(value)


class Structure(TypeDecorator[Any]):
    """A JSON value kept as text, the same on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Write the value; ASCII only, so that every string of a page survives."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        """Read the value."""
        return None if value is None else json.loads(value)


def in_utc(value: datetime) -> datetime:
    """Give the moment in UTC. Raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


@lru_cache(maxsize=1024)  # one moment stands in many columns; writing it costs more than this
def moment_text(value: datetime) -> str:
    """Write a moment as the SQLite columns hold it: 32 characters, microseconds, `+00:00`."""
    return in_utc(value).isoformat(timespec="microseconds")


def storable(value: str | None) -> str | None:
    """Give the text without what PostgreSQL's text cannot hold: NUL and lone surrogates become
    U+FFFD.

    Source: https://www.postgresql.org/docs/15/datatype-character.html (the code zero) and RFC 3629
    §3 (surrogates).
    """
    if value is None or (value.isascii() and "\0" not in value):
        return value
    value = value.replace("\0", "\ufffd")
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def key() -> Column[int]:
    """Give the row's own number."""
    return Column("id", NUMBER, primary_key=True, comment="number of the row")


def district(*, primary_key: bool = False) -> Column[int]:
    """Give the column that says which district the row belongs to."""
    comment = "the district that the row belongs to"
    return Column("district_id", NUMBER, nullable=False, primary_key=primary_key, comment=comment)


def number(
    name: str, comment: str, *, null: bool = False, primary_key: bool = False
) -> Column[int]:
    """Give a whole number, or a reference to a row."""
    return Column(
        name, NUMBER, nullable=null, primary_key=primary_key, autoincrement=False, comment=comment
    )


def amount(name: str, comment: str, *, null: bool = False) -> Column[float]:
    """Give a number with a fraction."""
    return Column(name, Float, nullable=null, comment=comment)


def words(name: str, comment: str, *, null: bool = False, primary_key: bool = False) -> Column[str]:
    """Give a text that a person or a page wrote."""
    return Column(name, Words, nullable=null, primary_key=primary_key, comment=comment)


def yes(name: str, comment: str) -> Column[bool]:
    """Give a yes or no."""
    return Column(name, Boolean, nullable=False, comment=comment)


def perhaps(name: str, comment: str) -> Column[bool | None]:
    """Give a yes or no, or nothing."""
    return Column(name, Boolean, nullable=True, comment=comment)


def moment(
    name: str, comment: str, *, null: bool = False, primary_key: bool = False
) -> Column[datetime]:
    """Give an aware moment in UTC."""
    return Column(name, Moment, nullable=null, primary_key=primary_key, comment=comment)


def day(name: str, comment: str) -> Column[Any]:
    """Give a calendar day of the district, or nothing."""
    return Column(name, Date, nullable=True, comment=comment)


def structure(name: str, comment: str, *, null: bool = False) -> Column[Any]:
    """Give a JSON value."""
    return Column(name, Structure, nullable=null, comment=comment)


def of_district() -> ForeignKeyConstraint:
    """Tie the row to its district."""
    return ForeignKeyConstraint(["district_id"], ["district.id"])


def of_account() -> ForeignKeyConstraint:
    """Tie the row to an account of the same district."""
    return ForeignKeyConstraint(
        ["district_id", "account_id"], ["account.district_id", "account.id"]
    )
