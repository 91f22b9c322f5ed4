"""What keeps the register alive: the staff directory, steps in accounts' lives, claims, tips."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    day,
    district,
    key,
    moment,
    number,
    of_account,
    of_district,
    structure,
    words,
    yes,
)

STAFF_MEMBER = Table(
    "staff_member",
    METADATA,
    key(),
    district(),
    words("email", "work e-mail address, lower case; unique in the district"),
    words("name", "name"),
    words("title", "what the directory says they do, as in Head Coach", null=True),
    words("place", "school or department, as the directory writes it", null=True),
    day("until", "last day in service; none = still there"),
    yes("on_staff", "whether the directory holds the person as staff"),
    day("seen_on", "the last day of a directory that the person stood in"),
    of_district(),
    UniqueConstraint("district_id", "email"),
    comment="everybody who stood in an imported staff directory",
)
STAFF_IMPORT = Table(
    "staff_import",
    METADATA,
    key(),
    district(),
    words("source", "name of the imported file"),
    day("as_of", "the day that the directory speaks of"),
    number("people", "how many stood in it"),
    number("gone", "how many stood in the one before and not in this one"),
    moment("imported_at", "when"),
    of_district(),
    Index(None, "district_id"),
    comment="imports of the staff directory; only added to",
)
ACCOUNT_STEP = Table(
    "account_step",
    METADATA,
    key(),
    district(),
    number("account_id", "the account"),
    words("step", "requested, approved, refused, opened, activated, reviewed, closing, kept, ..."),
    day("taken_on", "the day of the step"),
    words("person", "who took it"),
    words("note", "what there was to say", null=True),
    structure("facts", "JSON object: what was filled in, as in the form of a request"),
    moment("noted_at", "when it was written down"),
    of_account(),
    Index(None, "account_id"),
    comment="steps in the life of a registered account; only added to",
)
CLAIM = Table(
    "claim",
    METADATA,
    key(),
    district(),
    words("platform", "name of the platform's reader"),
    words("handle", "the platform's key of the account"),
    words("url", "address of the account"),
    words("unit_name", "what it seems to belong to", null=True),
    words("email", "who is asked"),
    words("name", "that person's name", null=True),
    words("reason", "why this person, as in coach of the team"),
    words("person", "who had it asked"),
    moment("opened_at", "when it was first asked"),
    moment("closed_at", "when nobody needs to be asked any more; none = open", null=True),
    words("answer", "yes, not_mine, or why it ended without an answer; none = none yet", null=True),
    of_district(),
    UniqueConstraint("district_id", "id"),
    Index(None, "district_id", "platform", "handle"),
    comment="the question to one person whether an account is theirs",
)
TIP = Table(
    "tip",
    METADATA,
    key(),
    district(),
    words("message_hash", "SHA-256 of the mail's id and sender, hexadecimal; unique"),
    words("sender_hash", "keyed hash (HMAC-SHA-256, hexadecimal) of the sender's address"),
    moment("received_at", "when we read it"),
    words(
        "outcome", "taken, nothing, late (above a limit), ours (about known accounts), automatic"
    ),
    number("leads", "how many accounts it named that nobody knew"),
    of_district(),
    UniqueConstraint("district_id", "message_hash"),
    Index(None, "district_id", "received_at"),
    comment="mails to the tip line; neither their text nor who wrote them",
)
