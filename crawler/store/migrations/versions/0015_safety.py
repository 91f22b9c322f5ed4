"""That somebody asked what to do when a child may be in danger."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import district, key, moment, of_district

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.create_table(
        "safety_press",
        key(),
        district(),
        moment("pressed_at", "when"),
        of_district(),
        comment="that somebody asked what to do when a child may be in danger; only added to",
    )
