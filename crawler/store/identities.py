"""Who accounts turned out to be: the platform's id, followed through changes of name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, update

from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.accounts import set_identity
from crawler.store.session import Session
from crawler.store.tables.register import ACCOUNT

_LEARN = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account_id"))
    .values(
        platform_id=func.coalesce(ACCOUNT.c.platform_id, bindparam("new_id")),
        display_name=func.coalesce(bindparam("new_name"), ACCOUNT.c.display_name),
    )
)


def note_identities(session: Session, visits: Sequence[Visit]) -> None:
    """Write down what fresh snapshots say of their accounts: a platform id that was not known yet, the display name as
    it is now, and, for a renamed account, its new handle."""
    rows = [
        {
            "account_id": visit.account_id,
            "new_id": visit.snapshot.platform_id,
            "new_name": visit.snapshot.display_name,
        }
        for visit in visits
        if visit.snapshot
    ]
    if rows:
        session.connection().execute(_LEARN, rows)
    for visit in visits:
        if visit.outcome is Outcome.RENAMED and visit.snapshot:
            set_identity(session, visit.account_id, None, visit.snapshot.handle, None)
