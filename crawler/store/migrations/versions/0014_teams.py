"""Who will still be able to log in: class years, recovery addresses."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import number, perhaps, words

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    year = number("class_year", "year in which a student manager graduates", null=True)
    op.add_column("administrator", year)
    address = words("recovery", "e-mail address to which the platform sends a reset", null=True)
    op.add_column("account", address)
    works = perhaps("recovery_works", "whether that was found to arrive; none = nobody tried")
    op.add_column("account", works)
