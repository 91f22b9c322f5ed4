"""How Alembic runs our migrations: on the connection it is given, in its transaction."""

from __future__ import annotations

from alembic import context

from crawler.store.tables.schema import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema(),
    compare_type=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
