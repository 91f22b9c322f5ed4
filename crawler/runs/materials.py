"""What is on the table for each account when it is judged."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.line.judging import Material
from crawler.model.case import District
from crawler.model.outcome import READ
from crawler.model.staff import with_leavers
from crawler.store.accounts import load_accounts
from crawler.store.identities import former_names
from crawler.store.images import image_captures, missing_pictures
from crawler.store.leads import leads_of_accounts
from crawler.store.posts import remembered_posts
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots
from crawler.store.standings import standings
from crawler.store.sweeps import outcomes

_PAST = 3


def load_materials(
    session: Session, district: District, sweep_id: int, ids: Sequence[int]
) -> list[Material]:
    """Give what is on the table for each of these accounts after a sweep."""
    ended = outcomes(session, sweep_id, ids)
    accounts = load_accounts(session, district.id, ids=ids)
    snapshots = latest_snapshots(session, ids, limit=_PAST)
    captured = image_captures(session, ids)
    missing = missing_pictures(session, ids)
    leads = leads_of_accounts(session, district.id, ids)
    standing, former = standings(session, ids), former_names(session, ids)
    remembered = remembered_posts(session, ids)
    found = []
    for account in accounts:
        shown = snapshots.get(account.id, ())
        was_read = ended.get(account.id) in READ and bool(shown)
        found.append(
            Material(
                account=with_leavers(account, district.staff),
                snapshot=shown[0] if was_read else None,
                past=shown[1:] if was_read else shown,
                captured=captured.get(account.id, {}),
                leads=leads.get(account.id, ()),
                missing=missing.get(account.id, frozenset()),
                standing=standing.get(account.id),
                former_handles=former.get(account.id, ()),
                remembered=remembered.get(account.id, ()),
            )
        )
    return found
