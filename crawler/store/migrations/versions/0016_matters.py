"""What is done about single accounts: cases, and what happened in them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from crawler.store.tables.columns import day, district, key, moment, number, of_account, words

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.create_table(
        "matter",
        key(),
        district(),
        number("account_id", "the account"),
        words("action", "recover, close, report, hand_over or merge"),
        words("opened_by", "who opened it"),
        moment("opened_at", "when"),
        of_account(),
        UniqueConstraint("district_id", "id"),
        Index(None, "account_id"),
        comment="a case: what is done about one account until it is settled",
    )
    op.create_table(
        "matter_entry",
        key(),
        district(),
        number("matter_id", "the case"),
        moment("noted_at", "when"),
        words("person", "who"),
        words("kind", "begun, ticket, answer, note, done, skipped or settled"),
        words("step", "the playbook's step; none = the whole case", null=True),
        words("text", "what there is to say", null=True),
        words("ticket", "the other side's number of it", null=True),
        day("wait_until", "day on which to look again; none = nothing is waited for"),
        words(
            "outcome", "of a settled one: recovered, closed, removed, kept or given_up", null=True
        ),
        ForeignKeyConstraint(["district_id", "matter_id"], ["matter.district_id", "matter.id"]),
        Index(None, "matter_id"),
        comment="what happened in a case; only added to",
    )
