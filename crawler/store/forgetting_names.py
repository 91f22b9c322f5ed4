"""Take an account's name out of all that is kept, once it is left alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, delete, func, update

from crawler.store.questions import Sort
from crawler.store.rows import rows_of
from crawler.store.session import Session
from crawler.store.tables.found import LEAD_TIE, QUESTION
from crawler.store.tables.judged import LEAD, LEAD_DECISION


def forget_name(
    session: Session, district_id: int, platform: str, handle: str, account_hash: str
) -> int:
    """Take away every mention of an account, in whatever case its handle was written: where it was
    seen, with which others a person put it together, whether a platform was asked for it. What
    people said of it before stays under its hash. Gives how many mentions there were.
    """

    def is_it(platforms: Column[Any], handles: Column[Any]) -> ColumnElement[bool]:
        return (platforms == platform) & (func.lower(handles) == handle.lower())

    seen = (LEAD.c.district_id == district_id) & is_it(LEAD.c.platform, LEAD.c.handle)
    tied = is_it(LEAD_TIE.c.platform, LEAD_TIE.c.handle)
    tied |= is_it(LEAD_TIE.c.other_platform, LEAD_TIE.c.other_handle)
    asked = is_it(QUESTION.c.platform, QUESTION.c.text) & (QUESTION.c.sort == Sort.EXISTS.value)
    session.execute(delete(LEAD_TIE).where(LEAD_TIE.c.district_id == district_id, tied))
    session.execute(delete(QUESTION).where(QUESTION.c.district_id == district_id, asked))
    said = (LEAD_DECISION.c.district_id == district_id) & is_it(
        LEAD_DECISION.c.platform, LEAD_DECISION.c.handle
    )
    session.execute(update(LEAD_DECISION).where(said).values(handle=f"hash:{account_hash}"))
    return rows_of(session.execute(delete(LEAD).where(seen)))
