"""What is done about single accounts: cases that people work through, step by step."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    day,
    district,
    key,
    moment,
    number,
    of_account,
    words,
)

MATTER = Table(
    "matter",
    METADATA,
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
MATTER_ENTRY = Table(
    "matter_entry",
    METADATA,
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
    words("outcome", "of a settled one: recovered, closed, removed, kept or given_up", null=True),
    ForeignKeyConstraint(["district_id", "matter_id"], ["matter.district_id", "matter.id"]),
    Index(None, "matter_id"),
    comment="what happened in a case; only added to",
)
