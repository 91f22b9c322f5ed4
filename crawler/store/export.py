"""Everything that is stored, row by row, for other programs and for records requests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Table, literal, select

from crawler.model.account import Account
from crawler.store import fields
from crawler.store.accounts import load_accounts
from crawler.store.findings import load_findings
from crawler.store.reviews import Review, latest_reviews
from crawler.store.session import Session, StoreError
from crawler.store.standing import FindingRow
from crawler.store.tables.brought import POST
from crawler.store.tables.columns import in_utc
from crawler.store.tables.judged import DECISION, FINDING, LEAD, LEAD_DECISION
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.told import DELIVERY
from crawler.store.tables.visits import VISIT

FIELDS = fields.FIELDS
_AT_ONCE = 500
ExportRow = dict[str, object]
Row = dict[str, Any]


def export_rows(session: Session, district_id: int, what: str) -> Iterator[ExportRow]:
    """Give every row of one kind, oldest first, each with all of `FIELDS[what]` in that order.

    `what` is accounts, posts, visits, findings, leads, decisions or deliveries. Values are None,
    text, numbers, yes or no, and lists and objects of these; moments are ISO 8601 with `Z`, days
    ISO 8601. Withdrawn accounts and their findings are left out; what was recorded of them is not.
    Raises StoreError for another word.
    """
    source = _SOURCES.get(what)
    if source is None:
        raise StoreError(f"{what!r} cannot be exported; it is one of {', '.join(_SOURCES)}")
    names = FIELDS[what]
    for row in source(session, district_id):
        yield {name: _plain(row[name]) for name in names}


def _accounts(session: Session, district_id: int) -> Iterator[Row]:
    reviews = latest_reviews(session, district_id)
    for account in load_accounts(session, district_id, include_closed=True):
        yield _account(account, reviews.get(account.id))


def _account(account: Account, review: Review | None) -> Row:
    unit = account.unit
    return asdict(account) | {
        "unit": unit.name if unit else None,
        "unit_kind": unit.kind if unit else None,
        "guessed": sorted(account.guessed),
        "reviewed_on": review.on if review else None,
        "reviewed_by": review.person if review else None,
        "review_note": review.note if review else None,
    }


def _findings(session: Session, district_id: int) -> Iterator[Row]:
    return map(_finding, load_findings(session, district_id))


def _finding(finding: FindingRow) -> Row:
    said = finding.decision
    return asdict(finding) | {
        "account_id": finding.account.id,
        "platform": finding.account.platform,
        "handle": finding.account.handle,
        "decision": said.decision if said else None,
        "decision_reason": said.reason if said else None,
        "decision_person": said.person if said else None,
        "decided_at": said.decided_at if said else None,
        "decision_until": said.until if said else None,
    }


def _visits(session: Session, district_id: int) -> Iterator[Row]:
    query = _with_account(VISIT, fields.VISITS, district_id)
    return _rows(session, query.order_by(VISIT.c.sweep_id, VISIT.c.account_id))


def _posts(session: Session, district_id: int) -> Iterator[Row]:
    query = _with_account(POST, fields.POSTS, district_id)
    for row in _rows(
        session, query.order_by(POST.c.account_id, POST.c.first_seen_at, POST.c.ext_id)
    ):
        yield row | {"pictures": json.loads(row["pictures"])}


def _leads(session: Session, district_id: int) -> Iterator[Row]:
    mine = select(*fields.LEADS.values()).where(LEAD.c.district_id == district_id)
    return _rows(session, mine.order_by(LEAD.c.id))


def _deliveries(session: Session, district_id: int) -> Iterator[Row]:
    mine = select(*fields.DELIVERIES.values()).where(DELIVERY.c.district_id == district_id)
    return _rows(session, mine.order_by(DELIVERY.c.id))


def _decisions(session: Session, district_id: int) -> Iterator[Row]:
    about = [FINDING.c.fingerprint, FINDING.c.rule_id, FINDING.c.account_id]
    findings = (
        select(
            literal("finding").label("about"), *fields.WHO.values(), *about, *fields.SAID.values()
        )
        .select_from(DECISION)
        .join(FINDING, FINDING.c.id == DECISION.c.finding_id)
        .join(ACCOUNT, ACCOUNT.c.id == FINDING.c.account_id)
        .where(DECISION.c.district_id == district_id)
        .order_by(DECISION.c.id)
    )
    yield from _rows(session, findings)
    leads = select(LEAD_DECISION).where(LEAD_DECISION.c.district_id == district_id)
    nothing = dict.fromkeys(("fingerprint", "rule_id", "account_id", "until"))
    for row in _rows(session, leads.order_by(LEAD_DECISION.c.id)):
        yield row | nothing | {"about": "lead", "decision": row["state"]}


def _with_account(
    table: Table, columns: fields.Columns, district_id: int
) -> Select[*tuple[Any, ...]]:
    query = select(*columns.values()).join(ACCOUNT, ACCOUNT.c.id == table.c.account_id)
    return query.where(table.c.district_id == district_id)


def _rows(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Row]:
    for row in session.execute(query.execution_options(yield_per=_AT_ONCE)).mappings():
        yield dict(row)


def _plain(value: Any) -> object:
    if isinstance(value, date):
        return _iso(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _iso(value: date) -> str:
    if isinstance(value, datetime):
        return in_utc(value).isoformat().replace("+00:00", "Z")
    return value.isoformat()


_SOURCES: dict[str, Callable[[Session, int], Iterator[Row]]] = {
    "accounts": _accounts,
    "posts": _posts,
    "visits": _visits,
    "findings": _findings,
    "leads": _leads,
    "decisions": _decisions,
    "deliveries": _deliveries,
}
