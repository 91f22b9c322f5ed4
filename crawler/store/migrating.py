"""Bring a database's schema to the newest version, with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_TURN = 0x526F6C6C
"""Names our lock among PostgreSQL's advisory locks ("Roll")."""


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the connection's transaction; a second process waits
    for the first.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
    command.upgrade(config_for(connection), "head")


def config_for(connection: Connection) -> Config:
    """Give Alembic's configuration for this connection."""
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
