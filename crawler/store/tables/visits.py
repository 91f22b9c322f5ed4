"""Sweeps and how their visits ended; what people looked at by hand, and tests of the readers."""

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
