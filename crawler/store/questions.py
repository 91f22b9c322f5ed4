"""What discovery asked of platforms: not again too soon, and what it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from crawler.store.rows import conflict_insert
from crawler.store.session import Session
from crawler.store.tables.found import QUESTION


class Sort(StrEnum):
    """A search for words, or whether there is an account with a handle."""

    SEARCH = "search"
    EXISTS = "exists"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it. `answer` is answered, present, absent or unknown (`detail`
    says why). `found`: accounts that looked like ours.
    """

    platform: str
    sort: Sort
    text: str
    answer: str
    found: int = 0
    cost: float = 0.0
    detail: str = ""


def note_questions(
    session: Session, district_id: int, asked: Sequence[Asked], now: datetime
) -> None:
    """Write down what was asked; a question that was asked before is replaced."""
    for one in asked:
        values = {"district_id": district_id, "platform": one.platform, "sort": one.sort.value}
        said = {"answer": one.answer, "found": one.found, "cost": one.cost}
        said |= {"detail": one.detail, "asked_at": now}
        statement = conflict_insert(session, QUESTION).values(values | said | {"text": one.text})
        keys = ["district_id", "platform", "sort", "text"]
        session.execute(statement.on_conflict_do_update(index_elements=keys, set_=said))


def asked_since(session: Session, district_id: int, since: datetime) -> set[tuple[str, Sort, str]]:
    """Give the questions (platform, sort, text) that were answered since then; one that stayed
    unknown may be asked again.
    """
    mine = (QUESTION.c.district_id == district_id) & (QUESTION.c.asked_at >= since)
    rows = session.execute(select(QUESTION).where(mine, QUESTION.c.answer != "unknown"))
    return {(row.platform, Sort(row.sort), row.text) for row in rows}


def spent_on_questions(
    session: Session, district_id: int, platform: str, since: datetime, sort: Sort | None = None
) -> tuple[int, float]:
    """Give how many questions were asked of a platform since then, and what they cost."""
    mine = (QUESTION.c.district_id == district_id) & (QUESTION.c.asked_at >= since)
    mine &= QUESTION.c.platform == platform
    if sort is not None:
        mine &= QUESTION.c.sort == sort.value
    query = select(func.count(), func.sum(QUESTION.c.cost)).where(mine)
    number, cost = session.execute(query).one()
    return int(number), float(cost or 0.0)
