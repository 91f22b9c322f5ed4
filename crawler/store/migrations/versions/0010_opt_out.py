"""The opt-out list names the key of each hash; nothing had been written to it before."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import district, moment, of_district, words

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.drop_table("opt_out")
    op.create_table(
        "opt_out",
        district(primary_key=True),
        words(
            "name_hash",
            "keyed hash (HMAC-SHA-256, hexadecimal) of a normalised name",
            primary_key=True,
        ),
        words("key_name", "name of the key that made it, hexadecimal; never the key"),
        moment("added_at", "when it was entered"),
        of_district(),
        comment="who may not be shown: keyed hashes only, never a name",
    )
