"""Write down the accounts that visited pages name; let the sweep visit the unregistered ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from crawler.line.discovering import (
    Fits,
    accounts_of,
    how_named,
    keys_of,
    leads_of,
    mentions_of,
)
from crawler.model.account import Account
from crawler.model.case import District, How, Lead
from crawler.model.imitation import imitated
from crawler.model.opt_out.withholding import withhold_lead
from crawler.model.school_groups import group_unit
from crawler.model.snapshot import Snapshot
from crawler.model.words.disguise import chosen_part
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener
from crawler.model.words.reading import read
from crawler.model.words.units.mentions import mentions
from crawler.platforms.addresses import folded
from crawler.platforms.catalogue import load as load_reader
from crawler.platforms.catalogue import recognise
from crawler.runs.known import Known, known_to
from crawler.runs.leaving_alone import listener_of
from crawler.runs.tools import Report, Tools, chunks
from crawler.store.accounts import load_accounts, save_account
from crawler.store.districts import load_district
from crawler.store.leads import record_leads
from crawler.store.opt_outs import load_opt_outs
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots
from crawler.store.sweeps import add_accounts, sweep_district, sweep_summary, unjudged

_AT_ONCE = 200


def discover(tools: Tools, sweep_id: int, report: Report) -> int:
    """Look through what the sweep has read and nobody judged yet, and add the accounts found to it;
    gives how many were added.

    Everything found is dated to the start of the sweep: doing this twice counts nothing twice.
    """
    with tools.store.read() as session:
        district_id = sweep_district(session, sweep_id)
        now = sweep_summary(session, sweep_id).started_at
        visited = unjudged(session, sweep_id)
        if visited:
            accounts = load_accounts(session, district_id, include_closed=True)
            district = load_district(session, district_id)
            known = known_to(session, tools, district, accounts, now)
            found = find_leads(session, district, accounts, visited, known)
    added = 0
    if visited and found:
        with tools.store.begin() as session:
            listed = load_opt_outs(session, district_id, tools.keys.opt_out)
            found = tuple(withhold_lead(lead, listed) for lead in found)
            record_leads(session, district_id, found, now)
            followed = follow(session, district_id, found, known, now)
            added = add_accounts(session, sweep_id, followed)
    report({"event": "discovered", "leads": len(found) if visited else 0, "accounts": added})
    return added


def find_leads(
    session: Session,
    district: District,
    accounts: Sequence[Account],
    visited: Sequence[int],
    known: Known,
) -> tuple[Lead, ...]:
    """Give the leads on pages and accounts that speak for the district, and those of third parties
    and posts that bear its names; what stands on other people's pages is theirs.
    """
    naming = {account.id: how_named(account, district) for account in accounts}
    ours = [number for number in visited if naming.get(number)]
    fits = _fitting_when_asked(district)
    leads: list[Lead] = []
    for ids in chunks(ours, _AT_ONCE):
        shown = latest_snapshots(session, ids, limit=1)
        for number, snapshots in shown.items():
            how = naming[number]
            if how is not None:
                leads += _leads_on(snapshots[0], how, known, fits)
    return tuple(leads)


def _leads_on(snapshot: Snapshot, how: How, known: Known, fits: Fits) -> list[Lead]:
    linked = leads_of(snapshot, recognise, known.keys, how)
    if how is How.GROUP:
        linked = tuple(lead for lead in linked if fits(lead.handle))
    mentioned = () if how is How.GROUP else mentions_of(snapshot, known.keys, address_of, fits)
    return [lead for lead in (*linked, *mentioned) if not known.is_stranger(lead)]


def _fitting_when_asked(district: District) -> Fits:
    """Give the test of `fitting`, made ready when the first handle is asked about: most sweeps
    meet none, and making it ready takes as long as reading 500 feeds.
    """

    @cache
    def ready() -> Fits:
        return fitting(district, listener_of(district))

    return lambda handle: ready()(handle)


def fitting(district: District, to: Listener) -> Fits:
    """Give the test whether a handle names a unit in full, or a unit's words with its mascot or
    school life, or is written to look like one.
    """

    @cache
    def fits(handle: str) -> bool:
        if handle.startswith("id:"):
            return False
        named = read((("handle", handle),), to).representation
        group = group_unit(chosen_part(handle), to)
        return named is not None or group is not None or imitated(handle, district, to) is not None

    return fits


def names_us(text: str, to: Listener) -> bool:
    """Say whether a text names a unit, its place or its mascot."""
    return bool(mentions(text_of("title", text), to.names, to.grammars))


def follow(
    session: Session, district_id: int, leads: Sequence[Lead], known: Known, now: datetime
) -> list[int]:
    """Make an unregistered account of each platform and handle that has none yet, but of none that
    is left alone; gives the ids of `known.most` of them, the new ones first.
    """
    accounts = load_accounts(session, district_id, include_closed=True)
    there = {key: account.id for account in accounts for key in keys_of(account)}
    wanted = [lead for lead in leads if not known.is_left_alone(lead)]
    found = accounts_of(wanted, address_of, now)
    have = [there.get((account.platform, folded(account.handle))) for account in found]
    new = [account for account, number in zip(found, have, strict=True) if number is None]
    made = [save_account(session, district_id, account) for account in new[: known.most]]
    return [*made, *(number for number in have if number is not None)][: known.most]


def address_of(platform: str, handle: str) -> str:
    """Give the public address of an account."""
    return load_reader(platform).profile_url(handle)
