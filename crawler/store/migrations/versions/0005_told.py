"""Digests, deliveries, jobs."""

from __future__ import annotations

from alembic import op
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from crawler.store.tables.columns import (
    district,
    key,
    moment,
    number,
    of_district,
    structure,
    words,
)

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.create_table(
        "digest",
        key(),
        district(),
        words("period", "what it covers, as in 2026-W48"),
        structure("summary", "JSON object: its figures, to compare the next one with"),
        moment("composed_at", "when it was last composed"),
        of_district(),
        UniqueConstraint("district_id", "period"),
        comment="the digests of one period",
    )
    op.create_table(
        "delivery",
        key(),
        district(),
        words("kind", "what is delivered, as in digest"),
        words("recipient", "e-mail address"),
        words("period", "what it covers, as in 2026-W48"),
        words("state", "sending, sent, failed (may be tried again) or refused (never again)"),
        moment("claimed_at", "when somebody last began to deliver it"),
        moment("finished_at", "when that ended; none = not yet", null=True),
        words("channel_id", "the channel's id of what was sent", null=True),
        words("error", "what went wrong last", null=True),
        number("attempts", "how often it was begun"),
        of_district(),
        UniqueConstraint("district_id", "id"),
        UniqueConstraint("district_id", "kind", "recipient", "period"),
        comment="one message to one person; claimed before it is sent",
    )
    op.create_table(
        "delivery_attempt",
        key(),
        district(),
        number("delivery_id", "the delivery"),
        moment("noted_at", "when"),
        words("state", "as in delivery"),
        words("note", "the channel's id, or what went wrong", null=True),
        ForeignKeyConstraint(
            ["district_id", "delivery_id"], ["delivery.district_id", "delivery.id"]
        ),
        Index(None, "delivery_id"),
        comment="before and after each attempt to deliver; only added to",
    )
    op.create_table(
        "job",
        key(),
        district(),
        words("run_key", "name and time it was due; unique in the district"),
        words("job", "name of the job"),
        words("owner", "the process that does it"),
        moment("claimed_at", "when it was begun"),
        moment("finished_at", "when it ended; none = not yet", null=True),
        words("state", "running, done or failed"),
        words("error", "what went wrong", null=True),
        of_district(),
        UniqueConstraint("district_id", "run_key"),
        Index(None, "district_id", "job"),
        comment="one run of a job",
    )
    op.create_table(
        "leadership",
        words("name", "what is led", primary_key=True),
        words("owner", "the process that leads"),
        moment("taken_at", "when it last said so"),
        moment("until", "when another may take over"),
        comment="which of our processes does the work",
    )
