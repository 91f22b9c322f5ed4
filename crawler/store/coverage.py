"""What could be read of each account and what could not, why, and what would change that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from crawler.model.account import Account
from crawler.model.outcome import READ, Outcome
from crawler.store.accounts import load_accounts
from crawler.store.reviews import Review, latest_reviews
from crawler.store.session import Session
from crawler.store.tables.visits import VISIT
from crawler.store.told import read_told

_WITH_SNAPSHOT = (Outcome.SEEN.value, Outcome.RENAMED.value)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How the last visit to an account ended; `outcome` None = there was none yet. `reason` and
    `fix` are empty when it was read. `unread` says which parts could not be read although the
    account was, as its last new reading told; empty = it was read whole. `last_read_at` is when it
    could last be read; `age` how long ago that is, None = never. `review` is the last time that a
    person looked at it.
    """

    account: Account
    outcome: Outcome | None
    reason: str
    fix: str
    route: str | None
    last_visit_at: datetime | None
    last_read_at: datetime | None
    age: timedelta | None
    review: Review | None = None
    unread: str = ""


def load_coverage(session: Session, district_id: int, now: datetime) -> tuple[CoverageRow, ...]:
    """Give a row for each account of the district that was opened and not closed, by id."""
    last = _last(session, district_id)
    read = _last_read(session, district_id)
    unread = _unread(session, district_id)
    reviews = latest_reviews(session, district_id)
    return tuple(
        replace(
            _row(account, last.get(account.id), read.get(account.id), now),
            review=reviews.get(account.id),
            unread=unread.get(account.id, ""),
        )
        for account in load_accounts(session, district_id)
        if account.opened
    )


def _row(
    account: Account, visit: Row[Any] | None, read_at: datetime | None, now: datetime
) -> CoverageRow:
    age = None if read_at is None else now - read_at
    if visit is None:
        return CoverageRow(account, None, "", "", None, None, read_at, age)
    reason, fix = read_told(visit.told, visit.reason, visit.fix)
    return CoverageRow(
        account,
        Outcome(visit.outcome),
        reason,
        fix,
        visit.route,
        visit.started_at,
        read_at,
        age,
    )


def _last(session: Session, district_id: int) -> dict[int, Row[Any]]:
    """Give the last visit to each account; one that the day's budget did not pay for counts."""
    return _newest(session, VISIT.c.district_id == district_id)


def _unread(session: Session, district_id: int) -> dict[int, str]:
    """Give what could not be read of each account that was read in part, at the last visit that
    brought something new: what is unchanged since lacks the same parts.
    """
    mine = VISIT.c.district_id == district_id
    newest = _newest(session, mine & VISIT.c.outcome.in_(_WITH_SNAPSHOT))
    return {
        number: read_told(visit.told, visit.reason)[0]
        for number, visit in newest.items()
        if visit.outcome == Outcome.SEEN.value and visit.reason
    }


def _newest(session: Session, which: ColumnElement[bool]) -> dict[int, Row[Any]]:
    turn = func.row_number().over(
        partition_by=VISIT.c.account_id,
        order_by=(VISIT.c.started_at.desc(), VISIT.c.sweep_id.desc()),
    )
    ranked = select(VISIT, turn.label("turn")).where(which).subquery()
    rows = session.execute(select(ranked).where(ranked.c.turn == 1))
    return {row.account_id: row for row in rows}


def _last_read(session: Session, district_id: int) -> dict[int, datetime]:
    read = VISIT.c.outcome.in_([outcome.value for outcome in READ])
    mine = (VISIT.c.district_id == district_id) & read
    query = select(VISIT.c.account_id, func.max(VISIT.c.started_at)).where(mine)
    return dict(session.execute(query.group_by(VISIT.c.account_id)).all())
