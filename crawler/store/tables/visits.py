"""Sweeps and what they brought: visits, captures, snapshots, posts, what pictures show."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint, true

from crawler.store.tables.columns import (
    METADATA,
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


def of_sweep() -> ForeignKeyConstraint:
    """Tie the row to a sweep of the same district."""
    return ForeignKeyConstraint(["district_id", "sweep_id"], ["sweep.district_id", "sweep.id"])


SWEEP = Table(
    "sweep",
    METADATA,
    key(),
    district(),
    words("run_key", "what it was started for; the same key never starts two"),
    moment("started_at", "when it was started"),
    moment("finished_at", "when it ended; none = not yet", null=True),
    words("state", "running, finished or failed"),
    of_district(),
    UniqueConstraint("district_id", "id"),
    UniqueConstraint("district_id", "run_key"),
    comment="one round over accounts",
)
SWEEP_ACCOUNT = Table(
    "sweep_account",
    METADATA,
    number("sweep_id", "the sweep", primary_key=True),
    number("account_id", "an account that it is to visit", primary_key=True),
    district(),
    number("position", "its turn, from 0"),
    of_sweep(),
    of_account(),
    comment="which accounts a sweep is to visit",
)
VISIT = Table(
    "visit",
    METADATA,
    number("sweep_id", "the sweep", primary_key=True),
    number("account_id", "the account", primary_key=True),
    district(),
    words("outcome", "how it ended, one of the eleven outcomes"),
    words("reason", "why, in one sentence; empty when it was read"),
    words("fix", "what a person could do about it; empty when it was read"),
    words("told", "JSON: forms and facts of reason and fix; none = not known", null=True),
    words("route", "connected, app_key, keyless or manual"),
    yes("says_gone", "whether the platform said that the account does not exist"),
    moment("started_at", "when the first request left"),
    moment("finished_at", "when the last answer was read"),
    moment("judged_at", "when its findings were recorded; none = not yet", null=True),
    amount("cost", "what it cost, in the unit of the platform's budget; none = nothing", null=True),
    of_sweep(),
    of_account(),
    Index(None, "account_id", "started_at"),
    comment="one visit to one account; one for each account of a sweep",
)
Index(
    "ix_visit_says_gone",
    VISIT.c.account_id,
    VISIT.c.started_at,
    sqlite_where=VISIT.c.says_gone == true(),
    postgresql_where=VISIT.c.says_gone == true(),
)
CAPTURE = Table(
    "capture",
    METADATA,
    number("account_id", "the account", primary_key=True),
    words(
        "ask_hash",
        "first half of SHA-256 over purpose and address asked for, hexadecimal",
        primary_key=True,
    ),
    district(),
    words("purpose", "the reader's word for the request"),
    words("asked_url", "address that was asked for"),
    words("accept", "media types that were asked for", null=True),
    words("credential", "name of the secret that was needed; never the secret", null=True),
    yes("once", "whether the answer never changes under its address"),
    number("position", "its place among the requests of the visit, from 0"),
    words("url", "address that answered, after redirects"),
    number("status", "HTTP status; 0 = no answer"),
    words("headers", "JSON object: headers of the answer, lower-case names, without cookies"),
    words("sha256", "SHA-256 of the body, hexadecimal; none = no body", null=True),
    words("etag", "validator for the next request (RFC 9110 §8.8.3)", null=True),
    words("last_modified", "validator for the next request (RFC 9110 §8.8.2)", null=True),
    words("trouble", "why there was no answer", null=True),
    words("detail", "more about the trouble"),
    moment("fetched_at", "when these bytes came"),
    moment("first_seen_at", "when this request was first answered"),
    moment("seen_at", "start of the last visit that was read and had this answer"),
    of_account(),
    comment="the last answer to each request of an account that was read",
    sqlite_with_rowid=False,
)
CAPTURE_HISTORY = Table(
    "capture_history",
    METADATA,
    number("account_id", "the account", primary_key=True),
    words("ask_hash", "as in capture", primary_key=True),
    moment("fetched_at", "when these bytes came", primary_key=True),
    district(),
    number("sweep_id", "the sweep that brought them"),
    words("purpose", "the reader's word for the request"),
    words("asked_url", "address that was asked for"),
    words("url", "address that answered, after redirects"),
    number("status", "HTTP status"),
    words("headers", "JSON object: headers of the answer, lower-case names, without cookies"),
    words("sha256", "SHA-256 of the body, hexadecimal; the bytes are in the vault"),
    of_sweep(),
    of_account(),
    Index(None, "sha256"),
    comment="every new body that an account ever answered with; only added to",
)
SNAPSHOT = Table(
    "snapshot",
    METADATA,
    key(),
    district(),
    number("account_id", "the account"),
    moment("taken_at", "when the account first looked like this, in this turn"),
    words("document", "JSON: the account in our words"),
    words("document_hash", "SHA-256 of the document without taken_at, hexadecimal"),
    of_account(),
    UniqueConstraint("account_id", "taken_at"),
    comment="how an account looked; a new row only when it looks different",
)
POST = Table(
    "post",
    METADATA,
    number("account_id", "the account that showed it", primary_key=True),
    words(
        "ext_id",
        "the platform's id; sha256:… when that is longer than 200 characters",
        primary_key=True,
    ),
    district(),
    words("permalink", "its own address", null=True),
    moment(
        "published_at",
        "when it was published; read as UTC when the platform gave no zone",
        null=True,
    ),
    words("published_precision", "zoned, without_zone or day; none = no time", null=True),
    words("title", "title, plain text", null=True),
    words("text", "plain text", null=True),
    words("pictures", "JSON list of objects: url and alt of each picture"),
    words("kind", "post, repost, reply, quote, photo, video, story, page or article"),
    words("author_handle", "handle of who wrote it", null=True),
    words("author_name", "name of who wrote it", null=True),
    yes("mine", "whether the account itself wrote it"),
    moment("first_seen_at", "when we first read it"),
    moment("last_seen_at", "the last time the account looked different and it was there"),
    of_account(),
    comment="a post, as it was when last read",
)
IMAGE = Table(
    "image",
    METADATA,
    words("sha256", "SHA-256 of the picture's bytes, hexadecimal", primary_key=True),
    words(
        "eyes", "the eyes that looked, with versions, sorted, joined by a space", primary_key=True
    ),
    number("width", "pixels, upright", null=True),
    number("height", "pixels, upright", null=True),
    words("marks", "JSON list of objects: mark, score, box, share, reason"),
    words("unreadable", "why it was not opened; none = it was", null=True),
    words(
        "people",
        "JSON object: number, largest, review; how many and how large, never who or where; "
        "none = not looked at for people",
        null=True,
    ),
    words(
        "words",
        "JSON list of the lines of words read in an avatar or cover; none = not read",
        null=True,
    ),
    words("likeness", "16 hexadecimal digits, nearly the same when saved again", null=True),
    amount("plan", "how sure it is a plan of a building, 0..1; none = not looked at", null=True),
    comment="what a picture shows; counts and marks, never who",
)
REVIEW = Table(
    "review",
    METADATA,
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
READER_CHECK = Table(
    "reader_check",
    METADATA,
    key(),
    district(),
    words("platform", "the reader that was tried"),
    moment("checked_at", "when"),
    yes("passed", "whether it read an account that is there, and not one that is not"),
    words("reason", "what it got wrong; empty when nothing"),
    words("told", "JSON: form and facts of the reason; none = not known", null=True),
    of_district(),
    Index(None, "district_id", "platform", "checked_at"),
    comment="self-tests of the readers; only added to",
)
