"""Write down the accounts that visited pages name; let the sweep visit the unregistered ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.line.discovering import accounts_of, keys_of, leads_of, speaks_for_us
from crawler.model.case import Lead
from crawler.platforms.addresses import folded
from crawler.platforms.catalogue import load as load_reader
from crawler.platforms.catalogue import recognise
from crawler.runs.tools import Report, Tools, chunks
from crawler.store.accounts import load_accounts, save_account
from crawler.store.districts import load_district
from crawler.store.identities import former_handles
from crawler.store.leads import closed_leads, record_leads
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots
from crawler.store.sweeps import add_accounts, sweep_district, sweep_summary, unjudged

_AT_ONCE = 200
MAX_NEW = 500
"""At most so many accounts are added to one sweep: a page with ten thousand links is not a
register.
"""


def discover(tools: Tools, sweep_id: int, report: Report) -> int:
    """Look through what the sweep has read and nobody judged yet, and add the accounts found to it;
    gives how many were added.

    Everything found is dated to the start of the sweep: doing this twice counts nothing twice.
    """
    with tools.store.read() as session:
        district_id = sweep_district(session, sweep_id)
        now = sweep_summary(session, sweep_id).started_at
        visited = unjudged(session, sweep_id)
        found = find_leads(session, district_id, visited) if visited else ()
    added = 0
    if found:
        with tools.store.begin() as session:
            record_leads(session, district_id, found, now)
            followed = follow(session, district_id, found, now)
            added = add_accounts(session, sweep_id, followed)
    report({"event": "discovered", "leads": len(found), "accounts": added})
    return added


def find_leads(session: Session, district_id: int, visited: Sequence[int]) -> tuple[Lead, ...]:
    """Give the leads on the pages that speak for the district; what stands on other people's pages
    is theirs.
    """
    accounts = load_accounts(session, district_id, include_closed=True)
    known = {key for account in accounts if account.registered for key in keys_of(account)}
    decided = closed_leads(session, district_id) | former_handles(session, district_id)
    known |= {(platform, folded(handle)) for platform, handle in decided}
    district = load_district(session, district_id)
    ours = {account.id for account in accounts if speaks_for_us(account, district)}
    leads: list[Lead] = []
    for ids in chunks([number for number in visited if number in ours], _AT_ONCE):
        shown = latest_snapshots(session, ids, limit=1)
        for snapshots in shown.values():
            leads += leads_of(snapshots[0], recognise, known)
    return tuple(leads)


def follow(session: Session, district_id: int, leads: Sequence[Lead], now: datetime) -> list[int]:
    """Make an unregistered account of each platform and handle that has none yet; gives the ids of
    all of them.
    """
    accounts = load_accounts(session, district_id, include_closed=True)
    there = {key: account.id for account in accounts for key in keys_of(account)}
    ids: list[int] = []
    for account in accounts_of(leads, _address, now)[:MAX_NEW]:
        known = there.get((account.platform, folded(account.handle)))
        ids.append(save_account(session, district_id, account) if known is None else known)
    return ids


def _address(platform: str, handle: str) -> str:
    return load_reader(platform).profile_url(handle)
