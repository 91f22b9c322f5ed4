"""What reasons and fixes are made of, so that they can be told in another language."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import words

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back. What was written down before stays as it stands."""
    op.add_column(
        "visit",
        words("told", "JSON: forms and facts of reason and fix; none = not known", null=True),
    )
    op.add_column(
        "reader_check",
        words("told", "JSON: form and facts of the reason; none = not known", null=True),
    )
