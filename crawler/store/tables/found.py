"""What discovery keeps: questions it asked of platforms, accounts that are left alone, rows of the
queue that a person put together.
"""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    amount,
    district,
    key,
    moment,
    number,
    of_district,
    words,
    yes,
)

QUESTION = Table(
    "question",
    METADATA,
    key(),
    district(),
    words("platform", "name of the platform's reader"),
    words("sort", "search (for words) or exists (is there an account with this handle)"),
    words("text", "the words, or the handle"),
    words("answer", "answered, present, absent or unknown"),
    number("found", "accounts in the answer that looked like ours"),
    amount("cost", "what it cost, in the unit of the platform's budget"),
    words("detail", "why it is unknown; empty when it is not"),
    moment("asked_at", "when it was last asked"),
    of_district(),
    UniqueConstraint("district_id", "platform", "sort", "text"),
    comment="a question to a platform, so that it is not asked again too soon, and costs are known",
)
LEFT_ALONE = Table(
    "left_alone",
    METADATA,
    district(primary_key=True),
    words("account_hash", "keyed hash (HMAC-SHA-256, hexadecimal) of an account", primary_key=True),
    words("why", "personal, parody, critical, news, elsewhere or unrelated"),
    yes("decided", "whether a person said so; otherwise we recognised it"),
    moment("since", "when it was recognised or decided"),
    moment("until", "when it may be looked at again; none = never", null=True),
    of_district(),
    comment="accounts that are none of our business: nothing but a keyed hash of each is kept",
)
LEAD_TIE = Table(
    "lead_tie",
    METADATA,
    key(),
    district(),
    words("platform", "name of the platform's reader"),
    words("handle", "the platform's key of an account"),
    words("other_platform", "the same of the other account"),
    words("other_handle", "the same of the other account"),
    words("person", "who put them together"),
    moment("tied_at", "when"),
    of_district(),
    Index(None, "district_id"),
    comment="two accounts that a person put into one row of the queue; only added to",
)
