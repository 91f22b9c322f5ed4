"""Ask the likely coach or adviser whether an account is theirs, remind, and tell the director."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

from config.values import REPORT_LANGUAGES
from crawler.discovery.guess import guess_account
from crawler.model.account import Unit
from crawler.model.case import WAITING, District, Lead, LeadState
from crawler.register.claims.asking import DAYS, step_due
from crawler.register.claims.who import Candidate, candidates
from crawler.runs.gaps import registered_now
from crawler.runs.tools import district_for
from crawler.store.alone import alone
from crawler.store.claims import Claim, close_claims, open_claim, open_claims
from crawler.store.deliveries import Slot
from crawler.store.lead_decisions import set_lead_state
from crawler.store.leads import leads_for
from crawler.store.session import Session
from reports.channels.base import Message
from reports.digest.inputs import Recipient
from reports.languages.catalogues import tongue_of
from reports.lists.words import platform_words
from reports.outbox import Delivered, Mail, Post, Result, Watch, deliver, post_of
from reports.recipients import administrators, resolve
from reports.render.claim import ClaimWords, lay_out_claim
from reports.render.mail import Envelope, build_mail
from scheduler.jobs.digest import post_for
from scheduler.jobs.home import Home
from scheduler.jobs.queue import load_queue
from scheduler.jobs.sweep import NothingToSweepError

_DIRECTOR = len(DAYS) + 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that was opened, and who else might have been asked."""

    claim: Claim
    others: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class ClaimsSent:
    """What came of a round: mails sent, those not taken with the reason, questions that ended."""

    sent: int
    failed: tuple[str, ...]
    ended: int


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
    return candidates(unit, district.units, accounts, district.staff, day_of(home, now))


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


def send_claims(home: Home, watch: Watch) -> ClaimsSent:
    """Send what is due of every open question, each mail once; a question whose account somebody
    decided about meanwhile has ended. Nothing while another process hands mails over.
    """
    post = post_for(home, watch, send=home.settings.smtp is not None)
    ended = _end_decided(home, watch.now())
    done: list[tuple[str, Delivered]] = []
    with alone(home.store, post_of(home.district_id)) as hold:
        if hold is None:
            return ClaimsSent(0, (), ended)
        with home.store.read() as session:
            claims = open_claims(session, home.district_id)
            people = resolve(session, home.settings, home.district_id, watch.now()).people
            staff = district_for(session, home.settings, home.district_id).staff
        left = {one.email for one in staff.members if one.until} if staff else set()
        for claim in claims:
            gone = claim.email.casefold() in left
            done += _send(home, claim, people, post, gone=gone)
    failed = tuple(f"{email}: {one.note}" for email, one in done if one.is_trouble)
    return ClaimsSent(sum(one.result is Result.SENT for _, one in done), failed, ended)


def _send(
    home: Home, claim: Claim, people: Sequence[Recipient], post: Post, *, gone: bool
) -> list[tuple[str, Delivered]]:
    now = post.watch.now()
    step = _DIRECTOR if gone else step_due(day_of(home, claim.opened_at), day_of(home, now))
    if step is None:
        return []
    to = [(claim.email, claim.name or claim.email)]
    if step == _DIRECTOR:
        to = [(one.email, one.name) for one in administrators(people)]
    period = f"{claim.platform}:{claim.handle}"
    return [
        (
            email,
            deliver(
                home.store,
                Slot(home.district_id, f"claim/{claim.id}/{step}", email, period),
                Mail(partial(_message, home, claim, step, (email, name), now)),
                post,
            ),
        )
        for email, name in to
    ]


def _message(home: Home, claim: Claim, step: int, to: tuple[str, str], now: datetime) -> Message:
    said = home.settings.district
    tongue = tongue_of(_language(home, to[0]))
    words = ClaimWords(
        greeted=to[1],
        handle=claim.handle,
        service=platform_words(claim.platform),
        url=claim.url,
        unit=claim.unit_name or said.name,
        reason=claim.reason,
        times=min(step, len(DAYS)),
        since=tongue.day(day_of(home, claim.opened_at), day_of(home, now)),
        district=said.name,
        contact=said.contact,
        to_director=step == _DIRECTOR,
        asked=claim.name or claim.email,
        tongue=tongue,
    )
    page = lay_out_claim(words)
    key = "/".join(("claim", str(claim.id), str(step), to[0], said.name))
    envelope = Envelope(
        key=key,
        sender=home.settings.digest.sender,
        sender_name=f"Rollcall · {said.name}",
        recipient=to[0],
        recipient_name=to[1],
        contact=said.contact,
        sent_at=now,
        language=tongue.tag,
    )
    return Message(key, to[0], build_mail(page, envelope), page.html)


def _end_decided(home: Home, now: datetime) -> int:
    ended = 0
    with home.store.begin() as session:
        for claim in open_claims(session, home.district_id):
            leads = leads_for(session, home.district_id, claim.platform, claim.handle)
            states = {lead.state for lead in leads}
            if not states & WAITING:
                word = ", ".join(sorted(states)) or "nothing names it any more"
                key = (claim.platform, claim.handle)
                ended += close_claims(session, home.district_id, *key, f"decided: {word}", now)
    return ended


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


def _language(home: Home, email: str) -> str:
    for one in home.settings.district.recipients:
        if one.email.casefold() == email.casefold():
            return one.language
    first = home.settings.district.languages[0].partition("-")[0]
    return first if first in REPORT_LANGUAGES else "en"


def day_of(home: Home, moment: datetime) -> date:
    """Give the day of a moment where the district is."""
    return moment.astimezone(ZoneInfo(home.settings.district.time_zone)).date()
