"""Put what was composed into mails: who writes, to whom, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from config.settings import Settings
from reports.channels.base import Message
from reports.digest.inputs import Recipient
from reports.digest.week import Week
from reports.languages.catalogues import tongue_of
from reports.render.mail import Envelope, build_mail
from reports.render.page import Page
from reports.stopping import kind_of, stop_url


@dataclass(frozen=True, slots=True)
class Round:
    """One week's mails of one district: for which moment they are written. `stop_key` signs the
    addresses that stop the mails, None = there are none.
    """

    settings: Settings
    district_id: int
    week: Week
    now: datetime
    stop_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class To:
    """Whom a mail goes to, and how. `stop_url` is the address that takes a POST to stop these
    mails, None = there is none.
    """

    name: str
    email: str
    language: str
    text_only: bool = False
    stop_url: str | None = None


def letter(kind: str, person: Recipient, page: Page, going: Round, number: str = "") -> Message:
    """Make the mail of a kind (`weekly`, `held` …) to a person. `number` tells several of one kind
    in one week apart.

    Only the weekly digest can be stopped; a notice goes to who answers for the installation.
    """
    named = kind_of(kind, person)
    stop = _stop_url(named, person, going) if kind == "weekly" else None
    to = To(person.name, person.email, person.language, person.text_only, stop)
    return addressed(page, to, (number or going.week.text, named), going.settings, going.now)


def addressed(
    page: Page, to: To, names: tuple[str, ...], settings: Settings, now: datetime
) -> Message:
    """Put a page into a mail of the district to somebody. `names` tell this mail from all others to
    the same address: the same ones give the same Message-ID.
    """
    district = settings.district
    key = "/".join((*names, to.email, district.name))
    envelope = Envelope(
        key=key,
        sender=settings.digest.sender,
        sender_name=f"Rollcall · {district.name}",
        recipient=to.email,
        recipient_name=to.name,
        contact=district.contact,
        sent_at=now.astimezone(ZoneInfo(district.time_zone)),
        language=tongue_of(to.language).tag,
        stop_url=to.stop_url,
        text_only=to.text_only,
    )
    return Message(key, to.email, build_mail(page, envelope), page.html)


def _stop_url(named: str, person: Recipient, going: Round) -> str | None:
    base = going.settings.digest.base_url
    if base is None or going.stop_key is None:
        return None
    return stop_url(base, going.stop_key, named, person.email)
