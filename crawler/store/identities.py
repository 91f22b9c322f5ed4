"""Who accounts turned out to be: the platform's id, followed through changes of name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, bindparam, select, update

from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.model.visit import Visit
from crawler.store.accounts import set_identity
from crawler.store.codec import load_snapshot
from crawler.store.rows import chunks
from crawler.store.session import Session
from crawler.store.tables.brought import SNAPSHOT
from crawler.store.tables.columns import storable
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.visits import VISIT

_LEARN = (
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account_id"))
    .values(platform_id=bindparam("new_id"), display_name=bindparam("new_name"))
)


def note_identities(session: Session, visits: Sequence[Visit]) -> None:
    """Write down what fresh snapshots say of their accounts: a platform id that was not known yet,
    the display name as it is now, and, for a renamed account, its new handle.
    """
    shown = {visit.account_id: visit.snapshot for visit in visits if visit.snapshot}
    rows = []
    for some in chunks(tuple(shown)):
        query = select(ACCOUNT.c.id, ACCOUNT.c.platform_id, ACCOUNT.c.display_name)
        for number, platform_id, name in session.execute(query.where(ACCOUNT.c.id.in_(some))):
            learned = _learned(shown[number], platform_id, name)
            if learned != (platform_id, name):
                rows.append({"account_id": number, "new_id": learned[0], "new_name": learned[1]})
    if rows:
        session.connection().execute(_LEARN, rows)
    for visit in visits:
        if visit.outcome is Outcome.RENAMED and visit.snapshot:
            set_identity(session, visit.account_id, None, visit.snapshot.handle, None)


def former_handles(session: Session, district_id: int) -> frozenset[tuple[str, str]]:
    """Give platform and handle of every name that a renamed account had before: a
    page that still links to the old name does not name a new account.
    """
    found = _former(session, VISIT.c.district_id == district_id)
    return frozenset((platform, was) for _, platform, was in found)


def former_names(session: Session, account_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Give for each of these accounts that was renamed the names it had before, oldest first."""
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for number, _, was in _former(session, VISIT.c.account_id.in_(account_ids)):
        names[number][was] = None
    return {number: tuple(found) for number, found in names.items()}


def _former(session: Session, visits: ColumnElement[bool]) -> Iterator[tuple[int, str, str]]:
    """Give account, platform and former handle, by age."""
    renamed = select(VISIT.c.account_id).where(visits, VISIT.c.outcome == Outcome.RENAMED.value)
    query = (
        select(ACCOUNT.c.id, ACCOUNT.c.platform, ACCOUNT.c.handle, SNAPSHOT.c.document)
        .join(ACCOUNT, ACCOUNT.c.id == SNAPSHOT.c.account_id)
        .where(SNAPSHOT.c.account_id.in_(renamed))
        .order_by(SNAPSHOT.c.id)
    )
    for row in session.execute(query):
        was = load_snapshot(row.document).handle
        if was and was != row.handle:
            yield row.id, row.platform, was


def _learned(
    snapshot: Snapshot, platform_id: str | None, name: str | None
) -> tuple[str | None, str | None]:
    return platform_id or storable(snapshot.platform_id), storable(snapshot.display_name) or name
