"""Ask the likely coach or adviser whether an account is theirs, and take the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.discovery.guess import guess_account
from crawler.model.account import Unit
from crawler.model.case import District, Lead, LeadState
from crawler.register.claims.who import Candidate, candidates
from crawler.runs.gaps import registered_now
from crawler.runs.tools import district_for
from crawler.store.claims import Claim, close_claims, open_claim, open_claims
from crawler.store.lead_decisions import set_lead_state
from crawler.store.leads import leads_for
from crawler.store.session import Session
from scheduler.jobs.home import Home
from scheduler.jobs.queue import load_queue
from scheduler.jobs.sweep import NothingToSweepError


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that was opened, and who else might have been asked."""

    claim: Claim
    others: tuple[Candidate, ...]


def ask(home: Home, lead: str, to: str | None, person: str, now: datetime) -> Asked:
    """Open the question about a lead (`platform:handle`), to an address or to the likeliest person.
    The first mail goes with the next round of `send_claims`.

    Raises NothingToSweepError when no page names the account, or nobody is known to ask.
    """
    platform, _, handle = lead.partition(":")
    row = next((r for r in load_queue(home, now) for m in r.members if m.key == lead), None)
    with home.store.begin() as session:
        found = leads_for(session, home.district_id, platform, handle)
        if not found:
            raise NothingToSweepError(f"No page names {lead}; see `rollcall sheet unregistered`.")
        district = district_for(session, home.settings, home.district_id)
        known = district.unit(row.unit_id) if row and row.unit_id is not None else None
        unit = _narrower(known, _unit(found, district), district)
        people = whom_to_ask(home, session, unit, now)
        chosen = _chosen(people, to, lead)
        state, why = LeadState.ASK, f"asked {chosen.email}"
        set_lead_state(session, home.district_id, platform, handle, state, why, person, now)
        claim = Claim(
            id=0,
            platform=platform,
            handle=handle,
            url=found[0].url,
            unit_name=unit.name if unit else None,
            email=chosen.email,
            name=chosen.name,
            reason=chosen.why,
            person=person,
            opened_at=now,
        )
        opened = open_claim(session, home.district_id, claim)
    return Asked(opened, tuple(one for one in people if one.email != chosen.email))


def whom_to_ask(
    home: Home, session: Session, unit: Unit | None, now: datetime
) -> tuple[Candidate, ...]:
    """Give whom to ask about an account of a unit, likeliest first."""
    district = district_for(session, home.settings, home.district_id)
    accounts = registered_now(session, home.settings, home.district_id)
    return candidates(unit, district.units, accounts, district.staff, home.day(now))


class AnswerWord(StrEnum):
    """What somebody may answer."""

    YES = "yes"
    NOT_MINE = "not_mine"
    PRIVATE = "private"


def answered(home: Home, lead: str, answer: AnswerWord, now: datetime) -> int:
    """Close the questions about a lead with an answer; gives how many were open."""
    platform, _, handle = lead.partition(":")
    with home.store.begin() as session:
        return close_claims(session, home.district_id, platform, handle, answer.value, now)


def waiting(home: Home) -> tuple[Claim, ...]:
    """Give the questions that nobody answered yet, oldest first."""
    with home.store.read() as session:
        return open_claims(session, home.district_id)


def _narrower(known: Unit | None, guess: Unit | None, district: District) -> Unit | None:
    """Give the unit that the queue names, or a part of it that the leads' words name: a team's
    coach knows more than its school.
    """
    above = guess
    while above is not None and known is not None and above.id != known.id:
        above = district.unit(above.parent_id) if above.parent_id is not None else None
    return guess if known is None or above is not None else known


def _unit(leads: Sequence[Lead], district: District) -> Unit | None:
    guesses = (guess_account(lead, district).unit for lead in leads)
    found = [unit for unit in guesses if unit is not None]
    below = [unit for unit in found if unit.parent_id is not None]
    return next(iter(below or found), None)


def _chosen(people: Sequence[Candidate], to: str | None, lead: str) -> Candidate:
    if to is not None:
        known = [one for one in people if one.email.casefold() == to.casefold()]
        return known[0] if known else Candidate(to, to, "you may know whose it is")
    if not people:
        raise NothingToSweepError(
            f"Nobody is known whom to ask about {lead}. Say --to ADDRESS, or import the staff "
            "directory."
        )
    return people[0]
