"""What visits cost, accounts that a person looked at, self-tests of the readers."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Index

from crawler.store.tables.columns import (
    amount,
    day,
    district,
    key,
    moment,
    number,
    of_account,
    of_district,
    words,
    yes,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.add_column(
        "visit",
        amount(
            "cost", "what it cost, in the unit of the platform's budget; none = nothing", null=True
        ),
    )
    op.create_table(
        "review",
        key(),
        district(),
        number("account_id", "the account"),
        day("reviewed_on", "the day on which a person looked at it"),
        words("person", "who looked"),
        words("note", "what there was to say", null=True),
        moment("noted_at", "when it was written down"),
        of_account(),
        Index(None, "account_id"),
        comment="a person looked at an account that no program may read; only added to",
    )
    op.create_table(
        "reader_check",
        key(),
        district(),
        words("platform", "the reader that was tried"),
        moment("checked_at", "when"),
        yes("passed", "whether it read an account that is there, and not one that is not"),
        words("reason", "what it got wrong; empty when nothing"),
        of_district(),
        Index(None, "district_id", "platform", "checked_at"),
        comment="self-tests of the readers; only added to",
    )
