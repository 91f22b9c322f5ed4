"""What pictures look like, so that the same one saved again is known."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import words

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.add_column(
        "image",
        words("likeness", "16 hexadecimal digits, nearly the same when saved again", null=True),
    )
