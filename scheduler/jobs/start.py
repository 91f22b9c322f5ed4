"""From a district's web address to a proposed register: survey its pages, and propose what they
name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.discovery.guess import guess_account
from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import Lead
from crawler.model.opt_out.withholding import withhold_lead
from crawler.platforms.catalogue import load as load_reader
from crawler.register.write import write_csv
from crawler.store.accounts import find_account, load_accounts, save_account
from crawler.store.districts import load_district
from crawler.store.leads import record_leads
from crawler.store.opt_outs import load_opt_outs
from scheduler.jobs.child import Work, run_child
from scheduler.jobs.first_home import Proposal
from scheduler.jobs.home import Home

PROPOSED_REGISTER = "proposed-register.csv"


class SiteUnreadError(Exception):
    """The district's home page could not be read; the text says why."""


def survey(folder: Path, home_page: str, listen: Callable[[int], None]) -> Proposal:
    """Read the district's pages; `listen` hears how many were read. Raises SiteUnreadError,
    ChildError.
    """
    heard: list[dict[str, Any]] = []

    def hear(event: dict[str, Any]) -> None:
        if event["event"] == "proposal":
            heard.append(event)
        elif event["event"] == "surveyed":
            listen(int(event["pages"]))

    run_child(Work("survey", home_page, folder), hear)
    proposal = _proposal(heard[-1])
    if not proposal.read:
        why = proposal.unread[0][1] if proposal.unread else "there was no answer"
        raise SiteUnreadError(f"{home_page} could not be read: {why}")
    return proposal


def propose(home: Home, proposal: Proposal, now: datetime) -> int:
    """Propose the district's own site and an account for each lead, where the register has none;
    gives how many stand proposed. A CSV of them is written into the home folder, ready to be
    corrected and imported.
    """
    with home.store.begin() as session:
        district = load_district(session, home.district_id)
        listed = load_opt_outs(session, home.district_id, home.keys.opt_out)
        leads = [withhold_lead(lead, listed) for lead in proposal.leads]
        record_leads(session, home.district_id, leads, now)
        guessed = [(lead, guess_account(lead, district)) for lead in proposal.leads]
        accounts = [
            replace(_account_of(lead, now), kind=guess.kind, unit=guess.unit)
            for lead, guess in guessed
        ]
        for account in (_own_site(home.settings.district.home_page, now), *accounts):
            if find_account(session, home.district_id, account.platform, account.handle) is None:
                save_account(session, home.district_id, account)
        known = load_accounts(session, home.district_id)
    proposed = tuple(account for account in known if account.status is AccountStatus.PROPOSED)
    (home.folder / PROPOSED_REGISTER).write_bytes(write_csv(proposed))
    return len(proposed)


_ANYWHERE = frozenset({"website", "blog"})
"""Platforms whose accounts live on any host: their handle alone does not say scheme and port."""


def _account_of(lead: Lead, now: datetime) -> Account:
    account = _account(lead.platform, lead.handle, now)
    return replace(account, url=lead.url) if lead.platform in _ANYWHERE else account


def _own_site(home_page: str, now: datetime) -> Account:
    site = load_reader("website")
    handle = site.claim(home_page) or home_page
    return replace(_account("website", handle, now), url=home_page)


def _account(platform: str, handle: str, now: datetime) -> Account:
    return Account(
        id=0,
        platform=platform,
        handle=handle,
        url=load_reader(platform).profile_url(handle),
        kind=AccountKind.PROFESSIONAL,
        status=AccountStatus.PROPOSED,
        first_seen_at=now,
        guessed=frozenset({"kind", "unit"}),
    )


def _proposal(event: dict[str, Any]) -> Proposal:
    return Proposal(
        read=tuple(event["read"]),
        unread=tuple((url, why) for url, why in event["unread"]),
        name=event["name"],
        units=tuple(event["units"]),
        leads=tuple(_lead(lead) for lead in event["leads"]),
    )


def _lead(row: dict[str, Any]) -> Lead:
    return Lead(
        row["platform"], row["handle"], row["url"], row["seen_on"], row["link_text"], row["times"]
    )
