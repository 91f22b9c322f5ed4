"""Whether accounts are there, as far as the visits could tell."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select

from crawler.model.outcome import READ, Outcome
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.visits import VISIT

_TELLING = READ | {Outcome.GONE, Outcome.SUSPENDED, Outcome.PRIVATE}
"""Outcomes that say whether an account is there; after all others nobody could tell."""


def standings(session: Session, account_ids: Collection[int]) -> dict[int, Outcome]:
    """Give for each account the outcome of the last visit that could tell whether it is there; one
    without such a visit is left out.
    """
    turn = func.row_number().over(
        partition_by=VISIT.c.account_id,
        order_by=(VISIT.c.started_at.desc(), VISIT.c.sweep_id.desc()),
    )
    telling = VISIT.c.outcome.in_([outcome.value for outcome in _TELLING])
    found: dict[int, Outcome] = {}
    for some in chunks(tuple(account_ids)):
        mine = telling & VISIT.c.account_id.in_(some)
        ranked = select(VISIT.c.account_id, VISIT.c.outcome, turn.label("turn")).where(mine)
        last = ranked.subquery()
        rows = session.execute(select(last).where(last.c.turn == 1))
        found.update((row.account_id, Outcome(row.outcome)) for row in rows)
    return found
