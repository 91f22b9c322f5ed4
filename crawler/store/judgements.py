"""The last judgement of each account that was read: what it stood on, and until when it holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from crawler.model.outcome import Outcome
from crawler.store.bulk import bulk, write
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.columns import moment_text
from crawler.store.tables.judged import FINDING, JUDGEMENT
from crawler.store.tables.visits import VISIT

_JUDGEMENTS = bulk(JUDGEMENT, ("account_id",), ("ground", "given_at", "holds_until"))


@dataclass(frozen=True, slots=True)
class Ground:
    """`ground` names all that a judgement stood on but the account's own answers; `holds_until` is
    when time alone may change it, None = never.
    """

    account_id: int
    ground: str
    holds_until: datetime | None


def note_judgements(
    session: Session, district_id: int, grounds: Sequence[Ground], now: datetime
) -> None:
    """Write down what the judgements that were given now stood on."""
    rows = [
        {
            "account_id": one.account_id,
            "district_id": district_id,
            "ground": one.ground,
            "given_at": moment_text(now),
            "holds_until": moment_text(one.holds_until) if one.holds_until else None,
        }
        for one in grounds
    ]
    write(session.connection(), _JUDGEMENTS, rows)


def forget_judgements(session: Session, account_ids: Sequence[int]) -> None:
    """Let nobody rely on the last judgement of these accounts: they must be judged anew."""
    for some in chunks(account_ids):
        session.execute(delete(JUDGEMENT).where(JUDGEMENT.c.account_id.in_(some)))


def forget_all_judgements(session: Session, district_id: int) -> None:
    """Let nobody rely on any judgement of a district: something they all stood on has changed."""
    session.execute(delete(JUDGEMENT).where(JUDGEMENT.c.district_id == district_id))


def judged_before(session: Session, sweep_id: int, now: datetime) -> dict[int, str]:
    """Give the accounts that the sweep found unchanged and nobody judged since, whose last
    judgement time has not overtaken, each with what that one stood on.
    """
    waiting = (VISIT.c.sweep_id == sweep_id) & VISIT.c.judged_at.is_(None)
    unchanged = VISIT.c.outcome == Outcome.UNCHANGED.value
    in_time = JUDGEMENT.c.holds_until.is_(None) | (JUDGEMENT.c.holds_until > now)
    query = select(JUDGEMENT.c.account_id, JUDGEMENT.c.ground)
    query = query.join(VISIT, VISIT.c.account_id == JUDGEMENT.c.account_id)
    return dict(session.execute(query.where(waiting, unchanged, in_time)).all())


def keep_judgements(
    session: Session, sweep_id: int, account_ids: Collection[int], now: datetime
) -> None:
    """Say of these accounts that their last judgement is today's too: what it saw is seen now."""
    given_at = (
        select(JUDGEMENT.c.given_at)
        .where(JUDGEMENT.c.account_id == FINDING.c.account_id)
        .scalar_subquery()
    )
    seen = FINDING.c.resolved_at.is_(None) & (FINDING.c.last_seen_at == given_at)
    for some in chunks(tuple(account_ids)):
        found = seen & FINDING.c.account_id.in_(some)
        session.execute(update(FINDING).where(found).values(last_seen_at=now, sweep_id=sweep_id))
        mine = JUDGEMENT.c.account_id.in_(some)
        session.execute(update(JUDGEMENT).where(mine).values(given_at=now))
        visited = (VISIT.c.sweep_id == sweep_id) & VISIT.c.account_id.in_(some)
        session.execute(update(VISIT).where(visited).values(judged_at=now))
