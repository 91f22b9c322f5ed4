"""What was told and done: digests, deliveries, what keeps them back, jobs, leadership."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    district,
    key,
    moment,
    number,
    of_district,
    structure,
    words,
)

DELIVERY_STATES = (
    "sending, handing (the other side may have it), sent, failed (may be tried again), refused, "
    "doubtful (handed over or not, nobody knows) or dropped (no longer wanted)"
)

DIGEST = Table(
    "digest",
    METADATA,
    key(),
    district(),
    words("period", "what it covers, as in 2026-W48"),
    structure("summary", "JSON object: its figures, to compare the next one with"),
    moment("composed_at", "when it was last composed"),
    moment("out_at", "when everybody who was due had got it; none = not yet", null=True),
    of_district(),
    UniqueConstraint("district_id", "period"),
    comment="the digests of one period",
)
DELIVERY = Table(
    "delivery",
    METADATA,
    key(),
    district(),
    words("kind", "what is delivered, as in digest"),
    words("recipient", "e-mail address"),
    words("period", "what it covers, as in 2026-W48"),
    words("state", DELIVERY_STATES),
    moment("claimed_at", "when somebody last began to deliver it"),
    moment("finished_at", "when that ended; none = not yet", null=True),
    words("channel_id", "the channel's id of what was sent", null=True),
    words("error", "what went wrong last", null=True),
    words("error_told", "JSON: form and facts of the error; none = not known", null=True),
    number("attempts", "how often it was begun"),
    moment("next_at", "when it may be tried again; none = at once", null=True),
    structure("told", "JSON object: the figures that it told, to compare its next", null=True),
    of_district(),
    UniqueConstraint("district_id", "id"),
    UniqueConstraint("district_id", "kind", "recipient", "period"),
    comment="one message to one person; claimed before it is sent",
)
DELIVERY_ATTEMPT = Table(
    "delivery_attempt",
    METADATA,
    key(),
    district(),
    number("delivery_id", "the delivery"),
    moment("noted_at", "when"),
    words("state", "as in delivery"),
    words("note", "the channel's id, or what went wrong", null=True),
    ForeignKeyConstraint(["district_id", "delivery_id"], ["delivery.district_id", "delivery.id"]),
    Index(None, "delivery_id"),
    comment="before and after each attempt to deliver; only added to",
)
HELD_DIGEST = Table(
    "held_digest",
    METADATA,
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
DIGEST_PAUSE = Table(
    "digest_pause",
    METADATA,
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
STOPPED = Table(
    "stopped",
    METADATA,
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
JOB = Table(
    "job",
    METADATA,
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
LEADERSHIP = Table(
    "leadership",
    METADATA,
    words("name", "what is led", primary_key=True),
    words("owner", "the process that leads"),
    moment("taken_at", "when it last said so"),
    moment("until", "when another may take over"),
    comment="which of our processes does the work",
)
