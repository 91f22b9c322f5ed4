"""Send the questions about accounts that are due, remind, and tell the director."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from config.values import REPORT_LANGUAGES
from crawler.model.case import WAITING
from crawler.register.claims.asking import DAYS, step_due
from crawler.runs.tools import district_for
from crawler.store.alone import alone
from crawler.store.claims import Claim, close_claims, open_claims
from crawler.store.deliveries import Delivery, DeliveryState, Slot, deliveries_of
from crawler.store.leads import leads_for
from reports.channels.base import Message
from reports.digest.inputs import Recipient
from reports.languages.catalogues import tongue_of
from reports.letters import To, addressed
from reports.lists.words import platform_words
from reports.outbox import Delivered, Mail, Post, Result, Watch, deliver, post_of
from reports.recipients import administrators, resolve
from reports.render.claim import ClaimWords, lay_out_claim
from scheduler.jobs.digest import post_for
from scheduler.jobs.home import Home

_DIRECTOR = len(DAYS) + 1


@dataclass(frozen=True, slots=True)
class ClaimsSent:
    """What came of a round: mails sent, those not taken with the reason, questions that ended."""

    sent: int
    failed: tuple[str, ...]
    ended: int


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
    step = _DIRECTOR if gone else step_due(home.day(claim.opened_at), home.day(now))
    if step is None:
        return []
    to = [(claim.email, claim.name or claim.email)]
    if step == _DIRECTOR:
        to = [(one.email, one.name) for one in administrators(people)]
    return [
        (
            email,
            deliver(
                home.store,
                Slot(home.district_id, f"claim/{claim.id}/{step}", email, _period(claim)),
                Mail(partial(_message, home, claim, step, (email, name), now)),
                post,
            ),
        )
        for email, name in to
    ]


def _message(home: Home, claim: Claim, step: int, to: tuple[str, str], now: datetime) -> Message:
    said, language = home.settings.district, _language(home, to[0])
    tongue, asked = tongue_of(language), _asked(home, claim)
    first = asked[0].claimed_at if asked else now
    words = ClaimWords(
        greeted=to[1],
        handle=claim.handle,
        service=platform_words(claim.platform),
        url=claim.url,
        unit=claim.unit_name or said.name,
        reason=claim.reason,
        times=len(asked),
        since=tongue.day(home.day(first), home.day(now)),
        district=said.name,
        contact=said.contact,
        to_director=step == _DIRECTOR,
        asked=claim.name or claim.email,
        tongue=tongue,
    )
    names = ("claim", str(claim.id), str(step))
    return addressed(lay_out_claim(words), To(to[1], to[0], language), names, home.settings, now)


def _asked(home: Home, claim: Claim) -> tuple[Delivery, ...]:
    """Give the mails of a question that went out to who is asked, the first one first."""
    with home.store.read() as session:
        mails = deliveries_of(session, home.district_id, (_period(claim),))
    return tuple(
        mail
        for mail in mails
        if mail.kind.startswith(f"claim/{claim.id}/")
        and mail.recipient == claim.email
        and mail.state is DeliveryState.SENT
    )


def _period(claim: Claim) -> str:
    return f"{claim.platform}:{claim.handle}"


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


def _language(home: Home, email: str) -> str:
    for one in home.settings.district.recipients:
        if one.email.casefold() == email.casefold():
            return one.language
    first = home.settings.district.languages[0].partition("-")[0]
    return first if first in REPORT_LANGUAGES else "en"
