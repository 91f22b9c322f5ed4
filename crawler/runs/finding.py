"""Look for accounts that nobody registered: the district's sites, searches, handles like ours."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from crawler.discovery.harvest import harvest
from crawler.fetch.crawl import crawl
from crawler.line.asking import DoorTalk, Talk
from crawler.line.discovering import how_named
from crawler.model.account import Account
from crawler.model.capture import Subject
from crawler.model.case import District, How, Lead
from crawler.model.district_pages import is_district_page
from crawler.model.opt_out.withholding import withhold_lead
from crawler.platforms.addresses import folded
from crawler.platforms.catalogue import recognise
from crawler.runs.agendas import agendas
from crawler.runs.discovering import fitting, follow, names_us
from crawler.runs.experience import with_experience
from crawler.runs.known import SITES, Known, known_to
from crawler.runs.leaving_alone import listener_of
from crawler.runs.link_pages import LinkPages, link_pages_of
from crawler.runs.sifting import Sieve, asked_of
from crawler.runs.surveying import Limits, SiteSurvey
from crawler.runs.tools import Report, Tools, clock, district_for, manners_of, open_tools
from crawler.store.accounts import load_accounts
from crawler.store.districts import only_district
from crawler.store.leads import record_leads
from crawler.store.opt_outs import load_opt_outs
from crawler.store.questions import note_questions

_PAGES_OF_OTHERS = 15
"""Pages that are read of a school's or team's own site; the home page's site has its own limit."""


@dataclass(slots=True)
class Turn:
    """One turn of discovery while it runs."""

    tools: Tools
    district: District
    accounts: Sequence[Account]
    known: Known
    now: datetime
    sites: list[SiteSurvey] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    talks: list[Talk] = field(default_factory=list)


def find_accounts(said: Namespace, report: Report) -> None:
    """Look for accounts of district `said.argument` (its number, or `only`), write down what was
    found, and tell it; the found accounts are visited by the next sweep.
    """
    with open_tools(said.home) as tools:
        turn, subjects = _prepared(tools, said.argument, report)
        report({"event": "planned", "accounts": len(subjects)})
        crawl(subjects, manners_of(tools.settings), tools.vault, lambda _: report(_STEP))
        report(_recorded(turn))
        for talk in turn.talks:  # answers to searches show people who are none of our business
            for sha256 in talk.bodies:
                tools.vault.drop(sha256)


_STEP = {"event": "visited", "accounts": 1}


def _prepared(tools: Tools, argument: str, report: Report) -> tuple[Turn, list[Subject]]:
    with tools.store.read() as session:
        district_id = only_district(session) if argument == "only" else int(argument)
        assert district_id is not None  # noqa: S101 whoever started the run saved the district
        accounts = load_accounts(session, district_id, include_closed=True)
        stored = district_for(session, tools.settings, district_id)
        district = with_experience(session, stored)
        now = clock()
        known = known_to(session, tools, district, accounts, now)
        hubs = link_pages_of(session, accounts, district)
        plans = [
            replace(
                plan, keys=tuple(k for k in plan.keys if not known.is_alone(plan.door.platform, k))
            )
            for plan in agendas(session, tools.settings, district, accounts, now)
        ]
    turn = Turn(tools, district, accounts, known, now)
    turn.sites += _sites(turn, report)
    if hubs:
        turn.sites.append(LinkPages(str(tools.settings.district.home_page), hubs, report))
    talks = [DoorTalk(plan, turn.talks.append) for plan in plans]
    return turn, [*turn.sites, *talks]


def _sites(turn: Turn, report: Report) -> Iterator[SiteSurvey]:
    """Give the surveys: the district's home page, every registered site that speaks for it, and
    those of registered third parties, which are `groups`.
    """
    settings = turn.tools.settings
    papers = settings.discovery.max_documents
    home = str(settings.district.home_page)
    limits = {home: Limits(settings.sweep.max_pages, papers)}
    for account in turn.accounts:
        named = how_named(account, turn.district) if account.opened else None
        if account.platform in SITES and account.registered and named is not None:
            limits.setdefault(account.url, Limits(_PAGES_OF_OTHERS, papers))
            if named is How.GROUP:
                turn.groups.add(account.url)
    for url, some in limits.items():
        yield SiteSurvey(url, some, report)


def _recorded(turn: Turn) -> dict[str, Any]:
    """Write down leads, questions and new accounts, and give what came of the turn."""
    tools, district_id = turn.tools, turn.district.id
    linked = _linked(turn)
    sieve = Sieve(turn.district, listener_of(turn.district), turn.known, turn.now)
    searched = [lead for talk in turn.talks for lead in sieve.leads(talk)]
    leads = [*linked, *searched]
    asked = [one for talk in turn.talks for one in asked_of(talk, sieve)]
    with tools.store.begin() as session:
        listed = load_opt_outs(session, district_id, tools.keys.opt_out)
        leads = [withhold_lead(lead, listed) for lead in leads]
        new = record_leads(session, district_id, leads, turn.now)
        note_questions(session, district_id, asked, turn.now)
        ids = follow(session, district_id, leads, turn.known, turn.now)
    pages = [capture for site in turn.sites for capture in site.pages]
    return {
        "event": "found",
        "sites": len(turn.sites),
        "pages": sum(capture.ok for capture in pages),
        "unread": [[c.ask.url, c.detail or f"HTTP {c.status}"] for c in pages if not c.ok],
        "leads": len(leads),
        "new": new,
        "accounts": ids,
        "talks": [_told(talk) for talk in turn.talks],
    }


def _linked(turn: Turn) -> list[Lead]:
    """Give what the sites name, each account of one page once; what is known is left out, and on a
    third party's site what does not bear our names.
    """
    to = listener_of(turn.district)
    fits = fitting(turn.district, to)
    found: list[Lead] = []
    for site in turn.sites:
        of_group = site.home_page in turn.groups
        for lead in harvest(site.pages, recognise, site.home_page):
            if _is_known(lead, turn):
                continue
            if not of_group:
                found.append(lead)
            elif fits(lead.handle) or names_us(lead.link_text or "", to):
                found.append(replace(lead, how=How.GROUP))
    return found


def _is_known(lead: Lead, turn: Turn) -> bool:
    """Say whether a mention is of no news: a registered account, a page of our own, a stranger."""
    own = lead.platform in SITES and is_district_page(lead.url, turn.district)
    key = (lead.platform, folded(lead.handle))
    return own or key in turn.known.keys or turn.known.is_stranger(lead)


def _told(talk: Talk) -> dict[str, Any]:
    unanswered = [one.why for one in talk.searched if one.found is None]
    unknown = [one.why for one in talk.checked if one.why]
    return {
        "platform": talk.agenda.door.platform,
        "at": talk.agenda.place.base,
        "searches": len(talk.searched),
        "unanswered": len(unanswered),
        "checks": len(talk.checked),
        "unknown": len(unknown),
        "trusted": talk.trusted,
        "why": talk.distrust or next(iter((*unanswered, *unknown)), ""),
    }
