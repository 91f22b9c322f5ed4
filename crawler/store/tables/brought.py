"""What visits brought: captures, snapshots, posts, what pictures show."""

from __future__ import annotations

from sqlalchemy import Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    amount,
    district,
    key,
    moment,
    number,
    of_account,
    words,
    yes,
)
from crawler.store.tables.visits import of_sweep

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
