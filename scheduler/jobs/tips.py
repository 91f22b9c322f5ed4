"""Read the tip line: mails of anybody, that name accounts, become leads."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from crawler.line.discovering import keys_of
from crawler.model.case import How, Lead
from crawler.model.suppression import account_hash
from crawler.platforms.addresses import folded
from crawler.platforms.base import AddressKind
from crawler.platforms.catalogue import recognise
from crawler.platforms.wrapped import unwrapped
from crawler.store.accounts import load_accounts
from crawler.store.leads import record_leads
from crawler.store.left_alone import left_alone
from crawler.store.session import Session
from crawler.store.tips import TipOutcome, note_tip, taken_since, was_read
from crawler.tips.mailbox import MailboxError, Server, mails_in, unseen_on
from crawler.tips.reading import Tip, read_tip
from scheduler.jobs.home import Home

_DAY = timedelta(days=1)
CREDENTIAL = "tips"
SEEN_ON = "a tip by mail, {day}"
"""What stands in the place of the page where a lead was seen. Nobody is named."""


@dataclass(frozen=True, slots=True)
class TipsRead:
    """What came of a look: mails by outcome, and how many new leads they brought."""

    mails: Counter[TipOutcome]
    leads: int


def has_mailbox(home: Home) -> bool:
    """Say whether the settings name a tip line."""
    return home.settings.tips.folder is not None or home.settings.tips.host is not None


def read_mailbox(home: Home, now: datetime) -> TipsRead:
    """Read what is new in the mailbox that the settings name. Raises MailboxError, also when they
    name none.
    """
    with _mails(home) as mails:
        return read_mails(home, mails, now)


def read_folder(home: Home, folder: Path, now: datetime) -> TipsRead:
    """Read what is new in a folder of mails. Raises MailboxError."""
    return read_mails(home, mails_in(folder), now)


def read_mails(home: Home, mails: Iterable[bytes], now: datetime) -> TipsRead:
    """Read mails, each in a transaction of its own: one that was read before counts for nothing."""
    key = home.keys.remembering
    outcomes: Counter[TipOutcome] = Counter()
    leads = 0
    for content in mails:
        tip = read_tip(content)
        with home.store.begin() as session:
            done = _read_one(home, session, tip, content, key, now)
        if done is not None:
            outcomes[done[0]] += 1
            leads += done[1]
    return TipsRead(outcomes, leads)


def _read_one(
    home: Home, session: Session, tip: Tip | None, content: bytes, key: bytes, now: datetime
) -> tuple[TipOutcome, int] | None:
    named = f"{tip.message}\x1f{tip.sender}".encode() if tip and tip.message else content
    message = hashlib.sha256(named).hexdigest()
    if was_read(session, home.district_id, message):
        return None
    sender = hmac.new(key, (tip.sender if tip else "").encode(), hashlib.sha256).hexdigest()
    outcome, leads = _outcome(home, session, tip, sender, now)
    note_tip(session, home.district_id, message, sender, outcome, leads, now)
    return outcome, leads


def _outcome(
    home: Home, session: Session, tip: Tip | None, sender: str, now: datetime
) -> tuple[TipOutcome, int]:
    refused = _refusal(home, session, tip, sender, now)
    named = list(_accounts(tip, home.day(now))) if tip and refused is None else []
    unknown = _unknown(home, session, named, now)
    if unknown:
        return TipOutcome.TAKEN, record_leads(session, home.district_id, unknown, now)
    return refused or (TipOutcome.OURS if named else TipOutcome.NOTHING), 0


def _refusal(
    home: Home, session: Session, tip: Tip | None, sender: str, now: datetime
) -> TipOutcome | None:
    """Say why a mail is not looked into: a program wrote it, or it came above a limit."""
    if tip is None:
        return None
    if tip.automatic or tip.sender == home.settings.digest.sender.casefold():
        return TipOutcome.AUTOMATIC
    said, since = home.settings.tips, now - _DAY
    own = taken_since(session, home.district_id, since, sender)
    everybody = taken_since(session, home.district_id, since)
    return TipOutcome.LATE if own >= said.per_sender or everybody >= said.per_day else None


def _accounts(tip: Tip, today: date) -> Iterator[Lead]:
    for url in map(unwrapped, tip.urls):  # a mail's scanner wraps every address in its own
        address = recognise(url)
        if address and address.kind is AddressKind.ACCOUNT and address.key:
            place = SEEN_ON.format(day=today.isoformat())
            yield Lead(address.platform, address.key, url, place, how=How.TIP)


def _unknown(home: Home, session: Session, leads: list[Lead], now: datetime) -> list[Lead]:
    """Leave out what is on the register, and what is left alone: a tip opens no private account."""
    accounts = load_accounts(session, home.district_id, include_closed=True)
    ours = {key for account in accounts if account.registered for key in keys_of(account)}
    alone = left_alone(session, home.district_id, now)
    key = home.keys.remembering
    return [
        lead
        for lead in leads
        if (lead.platform, folded(lead.handle)) not in ours
        and account_hash(key, lead.platform, lead.handle) not in alone
    ]


@contextmanager
def _mails(home: Home) -> Iterator[Iterator[bytes]]:
    said = home.settings.tips
    if said.folder is not None:
        yield mails_in(home.folder / said.folder)
        return
    password = home.settings.credentials.get(CREDENTIAL)
    if said.host is None or said.user is None or password is None:
        raise MailboxError(
            "There is no tip line: set tips.folder, or tips.host and tips.user with the credential "
            "`tips`."
        )
    server = Server(said.host, said.port, said.user, password.get_secret_value(), said.mailbox)
    with unseen_on(server) as mails:
        yield (content for _, content in mails)
