"""What was seen and what people said about it: findings, decisions, leads,
judgements.
"""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    district,
    key,
    moment,
    number,
    of_account,
    of_district,
    structure,
    words,
)

FINDING = Table(
    "finding",
    METADATA,
    key(),
    district(),
    number("account_id", "the account"),
    words(
        "fingerprint", "SHA-256 over rule, account and anchor, hexadecimal; unique in the district"
    ),
    words("rule_id", "the rule of the pack"),
    words("title", "the rule's title"),
    words("severity", "high, medium, low or advice"),
    structure("clauses", "JSON list: clauses it offends"),
    structure("tell", "JSON list: roles that are told"),
    words("action", "what is proposed"),
    words("sighting", "JSON object: what was seen, with its evidence"),
    words("post_id", "the platform's id of the post it is on; none = not on a post", null=True),
    moment("first_seen_at", "when it was seen for the first time ever"),
    moment("opened_at", "when it was seen after not having been there"),
    moment("last_seen_at", "when it was last seen"),
    moment("resolved_at", "when it was gone; none = still there", null=True),
    number("opened_sweep_id", "the sweep that saw it after it had not been there"),
    number("sweep_id", "the sweep that last saw it, or saw that it is gone"),
    of_account(),
    UniqueConstraint("district_id", "id"),
    UniqueConstraint("district_id", "fingerprint"),
    Index(None, "account_id"),
    comment="one rule's objection to one thing on one account",
)
DECISION = Table(
    "decision",
    METADATA,
    key(),
    district(),
    number("finding_id", "the finding"),
    words("decision", "confirmed, dismissed, snoozed or reopened"),
    words("reason", "why"),
    words("person", "who"),
    moment("decided_at", "when"),
    moment("until", "when it stops counting; none = never", null=True),
    ForeignKeyConstraint(["district_id", "finding_id"], ["finding.district_id", "finding.id"]),
    Index(None, "finding_id"),
    comment="what a person decided about a finding; only added to",
)
LEAD = Table(
    "lead",
    METADATA,
    key(),
    district(),
    words("lead_hash", "first half of SHA-256 over platform, handle and page, hexadecimal"),
    words("platform", "name of the platform's reader"),
    words("handle", "the platform's key of the account"),
    words("url", "address as it was linked"),
    words("seen_on", "address of the page that links to it"),
    words("link_text", "text of the link", null=True),
    number("times", "how often it was seen there"),
    moment("first_seen_at", "when it was first seen there"),
    moment("last_seen_at", "when it was last seen there"),
    words("state", "open, registered, third_party, not_ours, personal, parody or ask"),
    words("how", "how it was found, as in link, document, search; none = link", null=True),
    of_district(),
    UniqueConstraint("district_id", "lead_hash"),
    Index(None, "district_id", "platform", "handle"),
    comment="a page that names an account",
)
LEAD_DECISION = Table(
    "lead_decision",
    METADATA,
    key(),
    district(),
    words("platform", "name of the platform's reader"),
    words("handle", "the platform's key of the account; hash:… of one that is left alone"),
    words("state", "registered, third_party, not_ours, personal, parody, ask or open"),
    words("reason", "why"),
    words("person", "who"),
    moment("decided_at", "when"),
    words("signs", "kinds of signs that spoke for it then, with commas; none = no row", null=True),
    of_district(),
    comment="what a person said about a lead; only added to",
)
JUDGEMENT = Table(
    "judgement",
    METADATA,
    number("account_id", "the account", primary_key=True),
    district(),
    words("ground", "hash over all that it stood on but the account's answers, hexadecimal"),
    moment("given_at", "when it was given, or last found to hold still"),
    moment("holds_until", "when time alone may change it; none = never", null=True),
    of_account(),
    comment="the last judgement of an account that was read and did not change since",
)
