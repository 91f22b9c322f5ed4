"""What a delivery's error is made of, so that it can be told in another language."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import words

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back. What was written down before stays as it stands."""
    op.add_column(
        "delivery",
        words("error_told", "JSON: form and facts of the error; none = not known", null=True),
    )
