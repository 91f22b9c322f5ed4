"""What the last judgement of each account stood on."""

from __future__ import annotations

from alembic import op

from crawler.store.tables.columns import district, moment, number, of_account, words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.create_table(
        "judgement",
        number("account_id", "the account", primary_key=True),
        district(),
        words("ground", "hash over all that it stood on but the account's answers, hexadecimal"),
        moment("given_at", "when it was given, or last found to hold still"),
        moment("holds_until", "when time alone may change it; none = never", null=True),
        of_account(),
        comment="the last judgement of an account that was read and did not change since",
    )
