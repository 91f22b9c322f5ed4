"""Put a page into a mail: alternatives, and headers that nobody can inject into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from email.utils import format_datetime
from urllib.parse import quote

from reports.digest.plain import NAME_LETTERS, plain
from reports.render.page import Page

_SUBJECT_LETTERS = 150
_KEY_DIGITS = 32


class _Places(UnstructuredHeader, BaseHeader):
    """Addresses in angle brackets (RFC 2369 §2), one on a line; never made an encoded word, which
    Python makes of any word longer than a line.
    """

    def fold(self, *, policy: Policy) -> str:
        """Write the header with its name."""
        places = str(self).replace(">, <", f">,{policy.linesep} <")
        return f"{self.name}: {places}{policy.linesep}"


def _policy() -> EmailPolicy[EmailMessage]:
    headers = HeaderRegistry()
    headers.map_to_type("list-unsubscribe", _Places)
    return SMTP.clone(header_factory=headers)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom. `key` is the mail's stable name; the same key gives the same Message-ID.

    `contact` answers questions and takes people off the list; `sent_at` is aware, in the zone that
    is shown. `stop_url` is the address that takes a POST to stop these mails, None = there is none;
    `text_only` leaves the HTML out.
    """

    key: str
    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    contact: str
    sent_at: datetime
    language: str = "en"
    stop_url: str | None = None
    text_only: bool = False


def build_mail(page: Page, envelope: Envelope) -> EmailMessage:
    """Make a multipart/alternative mail of text and HTML. Raises ValueError when an address is
    none.

    `Auto-Submitted` (RFC 3834 §5) and `X-Auto-Response-Suppress` ([MS-OXCMAIL] §2.1.3.2.10) keep
    absence notes away; `List-Unsubscribe` (RFC 2369 §3.2) names the person to write to, and, before
    that, the address that stops the mails with one POST (`List-Unsubscribe-Post`, RFC 8058 §3).
    """
    mail = EmailMessage(policy=_policy())
    mail["Subject"] = plain(page.subject, _SUBJECT_LETTERS)
    mail["From"] = _address(envelope.sender_name, envelope.sender)
    mail["To"] = _address(envelope.recipient_name, envelope.recipient)
    mail["Reply-To"] = _address("", envelope.contact)
    mail["Date"] = format_datetime(envelope.sent_at)
    mail["Message-ID"] = message_id(envelope.key, envelope.sender)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    _add_ways_to_stop(mail, envelope)
    mail.set_content(page.text, cte="quoted-printable")
    if not envelope.text_only:
        mail.add_alternative(page.html, subtype="html", cte="quoted-printable")
        mail.set_boundary("=_" + _digits(envelope.key))
    mail["Content-Language"] = envelope.language  # last: new content takes every Content-… away
    return mail


def _add_ways_to_stop(mail: EmailMessage, envelope: Envelope) -> None:
    by_mail = f"<mailto:{quote(envelope.contact, safe='@')}?subject=stop>"
    if envelope.stop_url is None:
        mail["List-Unsubscribe"] = by_mail
        return
    mail["List-Unsubscribe"] = f"<{envelope.stop_url}>, {by_mail}"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def message_id(key: str, sender: str) -> str:
    """Give the Message-ID of a key: the same at every attempt, so that a mailbox sees a repeated
    mail as one.
    """
    return f"<{_digits(key)}@{plain(sender.rpartition('@')[2], NAME_LETTERS) or 'localhost'}>"


def _digits(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_KEY_DIGITS]


def _address(name: str, address: str) -> Address:
    return Address(display_name=plain(name, NAME_LETTERS), addr_spec=address)
