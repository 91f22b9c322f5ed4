"""Whether a picture is a plan of a building."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import amount

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.add_column(
        "image",
        amount(
            "plan", "how sure it is a plan of a building, 0..1; none = not looked at", null=True
        ),
    )
