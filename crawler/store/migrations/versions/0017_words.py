"""What words stand in an avatar or a cover."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import words

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    read = words(
        "words",
        "JSON list of the lines of words read in an avatar or cover; none = not read",
        null=True,
    )
    op.add_column("image", read)
