"""Put a page into a mail: alternatives, and headers that nobody can inject into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from reports.digest.plain import NAME_LETTERS, plain
from reports.render.page import Page

_SUBJECT_LETTERS = 150
_KEY_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom. `key` is the mail's stable name; the same key gives the same Message-ID.

    `contact` answers questions and takes people off the list; `sent_at` is aware, in the zone that
    is shown.
    """

    key: str
    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    contact: str
    sent_at: datetime
    language: str = "en"


def build_mail(page: Page, envelope: Envelope) -> EmailMessage:
    """Make a multipart/alternative mail of text and HTML. Raises ValueError when an address is
    none.

    `Auto-Submitted` (RFC 3834 §5) and `X-Auto-Response-Suppress` ([MS-OXCMAIL] §2.1.3.2.10) keep
    absence notes away; `List-Unsubscribe` (RFC 2369 §3.2) names the person to write to.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = plain(page.subject, _SUBJECT_LETTERS)
    mail["From"] = _address(envelope.sender_name, envelope.sender)
    mail["To"] = _address(envelope.recipient_name, envelope.recipient)
    mail["Reply-To"] = _address("", envelope.contact)
    mail["Date"] = format_datetime(envelope.sent_at)
    mail["Message-ID"] = message_id(envelope.key, envelope.sender)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["List-Unsubscribe"] = f"<mailto:{quote(envelope.contact, safe='@')}?subject=stop>"
    mail["Content-Language"] = envelope.language
    mail.set_content(page.text, cte="quoted-printable")
    mail.add_alternative(page.html, subtype="html", cte="quoted-printable")
    mail.set_boundary("=_" + _digits(envelope.key))
    return mail


def message_id(key: str, sender: str) -> str:
    """Give the Message-ID of a key: the same at every attempt, so that a mailbox sees a repeated
    mail as one.
    """
    return f"<{_digits(key)}@{plain(sender.rpartition('@')[2], NAME_LETTERS) or 'localhost'}>"


def _digits(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_KEY_DIGITS]


def _address(name: str, address: str) -> Address:
    return Address(display_name=plain(name, NAME_LETTERS), addr_spec=address)
