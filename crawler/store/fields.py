"""What an export says of each row: the names of its fields, in order, and what they mean.

The names are promises to whoever reads an export: a new field comes last, and none is renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table

from crawler.store.tables.brought import POST
from crawler.store.tables.judged import DECISION, FINDING, LEAD
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.told import DELIVERY
from crawler.store.tables.visits import VISIT

Columns = Mapping[str, ColumnElement[Any]]
_POINTERS = frozenset({"district_id", "withdrawn_at", "lead_hash", "unit_id", "finding_id"})
"""Columns that say nothing to anybody outside of the store."""
_LATER = ("administrators_on", "requested_on", "closing_on", "recovery", "recovery_works")
"""Columns that came after exports had been read by others: they stand last."""


def _all(table: Table, *without: str) -> Columns:
    hidden = _POINTERS | set(without)
    return {column.name: column for column in table.c if column.name not in hidden}


def _meanings(columns: Columns) -> dict[str, str]:
    return {name: str(getattr(column, "comment", None)) for name, column in columns.items()}


WHO: Columns = {"platform": ACCOUNT.c.platform, "handle": ACCOUNT.c.handle}
VISITS: Columns = {**WHO, **_all(VISIT)}
POSTS: Columns = {**WHO, **_all(POST)}
LEADS: Columns = _all(LEAD, "id")
DELIVERIES: Columns = _all(DELIVERY, "id")
SAID: Columns = _all(DECISION, "id")

MEANINGS: dict[str, dict[str, str]] = {
    "accounts": _meanings(_all(ACCOUNT, *_LATER))
    | {
        "unit": "name of the unit it speaks for",
        "unit_kind": "district, school, department, team or club",
        "administrators": "list of objects: name, email, rank, until, class_year",
        "custody": "object: deposited_by, place, deposited_on; none = nothing deposited",
        "permissions": "list of objects: scope, granted_by, until, mark",
        "disclosed_by": "employee who disclosed it as theirs",
        "disclosed_year": "the year it was disclosed for",
        "reviewed_on": "the last day on which a person looked at it; none = never",
        "reviewed_by": "who looked",
        "review_note": "what there was to say",
    }
    | {name: str(ACCOUNT.c[name].comment) for name in _LATER},
    "posts": _meanings(POSTS),
    "visits": _meanings(VISITS),
    "findings": _meanings(WHO)
    | _meanings(_all(FINDING, "id", "post_id"))
    | {
        "state": "open, confirmed, dismissed, snoozed or resolved",
        "decision": "what a person decided last",
        "decision_reason": "why",
        "decision_person": "who",
        "decided_at": "when",
        "decision_until": "when it stops counting; none = never",
    },
    "leads": _meanings(LEADS),
    "decisions": {
        "about": "finding or lead",
        "platform": "platform of the account or lead",
        "handle": "handle of the account or lead",
        "account_id": "the finding's account; none for a lead",
        "fingerprint": "the finding; none for a lead",
        "rule_id": "the finding's rule; none for a lead",
    }
    | _meanings(SAID),
    "deliveries": _meanings(DELIVERIES),
}
"""For each kind of row, what each field means, in the order of the fields."""

FIELDS: dict[str, tuple[str, ...]] = {what: tuple(named) for what, named in MEANINGS.items()}
"""For each kind of row, the names of its fields in order."""
