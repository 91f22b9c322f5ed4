"""What a delivery waits for, digests that are held back, pauses, and who stopped them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Index

from crawler.store.tables.columns import (
    district,
    key,
    moment,
    of_district,
    structure,
    words,
)

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    out = moment("out_at", "when everybody who was due had got it; none = not yet", null=True)
    op.add_column("digest", out)
    op.add_column(
        "delivery", moment("next_at", "when it may be tried again; none = at once", null=True)
    )
    op.add_column(
        "delivery",
        structure("told", "JSON object: the figures that it told, to compare its next", null=True),
    )
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments
        op.alter_column(
            "delivery",
            "state",
            comment="sending, handing (the other side may have it), sent, failed (may be tried "
            "again), refused, doubtful (handed over or not, nobody knows) or dropped (no longer "
            "wanted)",
        )
    _held()
    _paused_and_stopped()


def _held() -> None:
    op.create_table(
        "held_digest",
        key(),
        district(),
        words("period", "the digest that waits, as in 2026-W48"),
        structure("reasons", "JSON list of pairs: word of the reason, sentence in English"),
        words("state", "held, released, discarded, or cleared when the reason went away"),
        moment("held_at", "when it was held back"),
        moment("checked_at", "when the reasons were last looked at"),
        words("person", "who released it or threw it away", null=True),
        words("reason", "why", null=True),
        moment("decided_at", "when", null=True),
        of_district(),
        Index(None, "district_id", "period"),
        comment="a digest that looked like our own mistake, and what a person decided",
    )


def _paused_and_stopped() -> None:
    op.create_table(
        "digest_pause",
        key(),
        district(),
        moment("from_at", "from when on no digest goes out"),
        moment("until_at", "until when; none = until somebody ends it", null=True),
        words("person", "who asked for it"),
        words("reason", "why", null=True),
        moment("ended_at", "when somebody ended it; none = nobody did", null=True),
        of_district(),
        Index(None, "district_id"),
        comment="a time without digests",
    )
    op.create_table(
        "stopped",
        key(),
        district(),
        words("kind", "which mails, as in delivery"),
        words("recipient", "who does not want them, lower case"),
        moment("stopped_at", "since when"),
        words("way", "one-click (the reader did it) or by hand"),
        moment("resumed_at", "when they were asked for again; none = not yet", null=True),
        of_district(),
        Index(None, "district_id", "recipient"),
        comment="who stopped the digests by themselves",
    )
