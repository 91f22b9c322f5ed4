"""The queue of found accounts, put together from what is known of each now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from crawler.discovery.candidates import Candidate, candidate_of
from crawler.discovery.queue import queue
from crawler.line.judging import Material, case_of, pictures_of
from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import District, Lead
from crawler.model.outcome import READ
from crawler.model.queue import QueueRow
from crawler.platforms.addresses import folded
from crawler.runs.experience import with_experience
from crawler.runs.leaving_alone import listener_of
from crawler.runs.tools import chunks, district_for
from crawler.store.accounts import load_accounts
from crawler.store.coverage import CoverageRow, load_coverage
from crawler.store.images import image_captures, known_facts
from crawler.store.lead_decisions import lead_ties
from crawler.store.leads import open_leads
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots
from scheduler.jobs.home import Home

Key = tuple[str, str]
_AT_ONCE = 100
_PAST = 2


def load_queue(home: Home, now: datetime) -> tuple[QueueRow, ...]:
    """Give the queue as it is now, best first."""
    with home.store.read() as session:
        stored = district_for(session, home.settings, home.district_id)
        district = with_experience(session, stored)
        found = _candidates(session, district, now)
        return queue(found, district, lead_ties(session, home.district_id))


def _candidates(session: Session, district: District, now: datetime) -> list[Candidate]:
    leads = _by_account(open_leads(session, district.id))
    everybody = load_accounts(session, district.id, include_closed=True)
    registered = {(one.platform, folded(one.handle)) for one in everybody if one.registered}
    there = {(one.platform, folded(one.handle)): one for one in everybody}
    wanted = [
        (there.get(key) or _unvisited(some[0]), some)
        for key, some in leads.items()
        if key not in registered
    ]
    ended = {row.account.id: row for row in load_coverage(session, district.id, now)}
    to = listener_of(district)
    found: list[Candidate] = []
    for part in chunks(wanted, _AT_ONCE):
        for material in _materials(session, part):
            facts = known_facts(session, pictures_of(material), ())
            case = case_of(material, facts, district, now)
            found.append(candidate_of(case, to, _unread(ended.get(material.account.id))))
    return found


def _by_account(leads: Sequence[Lead]) -> Mapping[Key, list[Lead]]:
    found: dict[Key, list[Lead]] = defaultdict(list)
    for lead in leads:
        found[lead.platform, folded(lead.handle)].append(lead)
    return found


def _materials(session: Session, wanted: Sequence[tuple[Account, list[Lead]]]) -> list[Material]:
    ids = [account.id for account, _ in wanted if account.id]
    shown = latest_snapshots(session, ids, limit=_PAST)
    captured = image_captures(session, ids)
    materials = []
    for account, leads in wanted:
        snapshots = shown.get(account.id, ())
        newest = snapshots[0] if snapshots else None
        material = Material(
            account, newest, snapshots[1:], captured.get(account.id, {}), tuple(leads)
        )
        materials.append(material)
    return materials


def _unvisited(lead: Lead) -> Account:
    return Account(
        id=0,
        platform=lead.platform,
        handle=lead.handle,
        url=lead.url,
        kind=AccountKind.UNREGISTERED,
        status=AccountStatus.LEAD,
        first_seen_at=lead.first_seen_at,
    )


def _unread(row: CoverageRow | None) -> str:
    """Say why an account was not read, as its last visit told."""
    if row is None or row.outcome is None or row.outcome in READ:
        return ""
    return row.reason
