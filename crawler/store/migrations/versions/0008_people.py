"""How many people a picture shows, where somebody looked."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.add_column(
        "image",
        words(
            "people",
            "JSON object: number, largest, review; how many and how large, never who or where; "
            "none = not looked at for people",
            null=True,
        ),
    )
