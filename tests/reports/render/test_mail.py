"""The mail's headers are right and nobody can inject into them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

import pytest

from reports.render.mail import Envelope, build_mail, message_id
from reports.render.page import Page

PAGE = Page("3 need you · 42 of 45 checked · week 48", "Grüße\n", "<p>Grüße</p>")
ENVELOPE = Envelope(
    key="2026-W48/weekly/communications/dana.reyes@heronlake.example",
    sender="rollcall@heronlake.example",
    sender_name="Rollcall · Heron Lake Public Schools",
    recipient="dana.reyes@heronlake.example",
    recipient_name="Dana Reyes",
    contact="office@heronlake.example",
    sent_at=datetime(2026, 11, 23, 13, tzinfo=UTC),
)


def parsed(page: Page = PAGE, envelope: Envelope = ENVELOPE) -> EmailMessage:
    """Build a mail, write it and read it back, as a mail program does."""
    raw = bytes(build_mail(page, envelope))
    mail = message_from_bytes(raw, _class=EmailMessage, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_says_who_writes_to_whom_and_why() -> None:
    mail = parsed()

    assert mail["Subject"] == PAGE.subject
    assert mail["From"] == "Rollcall · Heron Lake Public Schools <rollcall@heronlake.example>"
    assert mail["To"] == "Dana Reyes <dana.reyes@heronlake.example>"
    assert mail["Reply-To"] == "office@heronlake.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert mail["List-Unsubscribe"] == "<mailto:office@heronlake.example?subject=stop>"
    assert parsedate_to_datetime(mail["Date"]) == ENVELOPE.sent_at


def test_has_a_text_that_stands_alone_and_then_html() -> None:
    mail = parsed()
    parts = [part.get_content_type() for part in mail.iter_parts()]

    assert mail.get_content_type() == "multipart/alternative"
    assert parts == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in mail.iter_parts()] == ["Grüße", "<p>Grüße</p>"]


def test_is_text_alone_for_who_wants_no_html() -> None:
    mail = parsed(envelope=replace(ENVELOPE, text_only=True))

    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().strip() == "Grüße"


def test_offers_to_stop_with_one_post_where_there_is_an_address_for_it() -> None:
    address = "https://rollcall.a-district-with-a-long-name.example/stop/" + "k" * 90
    envelope = replace(ENVELOPE, stop_url=address)
    raw = bytes(build_mail(PAGE, envelope)).decode("ascii")
    mail = parsed(envelope=envelope)

    by_mail = "<mailto:office@heronlake.example?subject=stop>"
    assert mail["List-Unsubscribe"] == f"<{address}>, {by_mail}"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"<{address}>" in raw


def test_promises_no_post_where_no_address_takes_one() -> None:
    assert "List-Unsubscribe-Post" not in parsed()


def test_is_the_same_mail_at_every_attempt() -> None:
    assert bytes(build_mail(PAGE, ENVELOPE)) == bytes(build_mail(PAGE, ENVELOPE))


def test_has_another_id_for_another_week() -> None:
    other = replace(ENVELOPE, key=ENVELOPE.key.replace("W48", "W49"))

    assert parsed()["Message-ID"] != parsed(envelope=other)["Message-ID"]


def test_has_an_id_without_a_domain_too() -> None:
    assert message_id("k", "rollcall@").endswith("@localhost>")


@pytest.mark.parametrize(
    "evil", ["Herons\r\nBcc: all@evil.example", "Herons\nBcc: x", "\u2028Bcc: x", "Herons\x00\x0b"]
)
def test_lets_nobody_add_a_header(evil: str) -> None:
    mail = parsed(
        replace(PAGE, subject=evil), replace(ENVELOPE, recipient_name=evil, sender_name=evil)
    )

    assert "Bcc" not in mail
    assert len(mail["To"].addresses) == 1


def test_cuts_an_endless_subject() -> None:
    assert len(parsed(replace(PAGE, subject="A" * 1_000_000))["Subject"]) <= 150


@pytest.mark.parametrize("address", ["a@x.example\r\nBcc: b@x.example", "a@x.example, b@x.example"])
def test_refuses_an_address_that_is_more_than_one(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the library words it differently
        build_mail(PAGE, replace(ENVELOPE, recipient=address))
