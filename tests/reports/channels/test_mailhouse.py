"""The whole way through Debian's Postfix and Dovecot, and what is read back by IMAP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from config.settings import Settings
from config.telling import SmtpSettings
from reports.channels import smtp
from reports.channels.base import DeliveryError, Message
from reports.composing import preview_weekly
from reports.digest.week import read_week
from reports.letters import Round
from reports.weekly import run_weekly
from tests.reports.channels.mailhouse import LARGEST, PASSWORD, MailHouse, NoMailHouseError, running
from tests.reports.channels.mailserver import HOST
from tests.reports.homes import PEOPLE, a_message, some_settings
from tests.reports.posting import a_post
from tests.reports.samples import NOW
from tests.reports.stores import a_store, find, sweep

DANA, SAM, ANA = (person.email for person in PEOPLE)
TWICE = "twice@heronlake.example"


@pytest.fixture(scope="module")
def house() -> Iterator[MailHouse]:
    """Run the servers, or skip with the reason."""
    try:
        with running((DANA, SAM, ANA, TWICE)) as servers:
            yield servers
    except NoMailHouseError as error:
        pytest.skip(str(error))


@pytest.fixture
def settings(house: MailHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give settings that know the server, its certificate and a log-in."""
    monkeypatch.setenv("SSL_CERT_FILE", str(house.certificate.file))
    return some_settings(tmp_path, mail_server(house))


def mail_server(house: MailHouse, **changes: Any) -> SmtpSettings:
    values: dict[str, Any] = {
        "host": HOST,
        "port": house.smtp_port,
        "user": SAM,
        "password": SecretStr(PASSWORD),
    }
    return SmtpSettings(**values | changes)


def refusal(message: Message, settings: Settings) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        smtp.send(message, settings, lambda: None)
    return caught.value


def test_what_is_read_back_is_what_was_composed(
    house: MailHouse, settings: Settings, tmp_path: Path
) -> None:
    with a_store(tmp_path) as kept:
        find(kept, sweep(kept), "unauthorised-official-claim")
        going = Round(settings, kept.district_id, read_week("2026-W48"), NOW)
        result = run_weekly(kept.store, going, a_post(smtp, settings))
        preview_weekly(kept.store, going, tmp_path / "look")

    composed = [parsed(file.read_bytes()) for file in (tmp_path / "look").glob("*.eml")]
    arrived = [parsed(raw) for reader in (DANA, SAM, ANA) for raw in house.mails(reader, 1)]
    assert len(result.delivered) == len(arrived) == 3
    assert {contents(mail) for mail in arrived} == {contents(mail) for mail in composed}
    assert all(mail["Return-Path"] == "<rollcall@heronlake.example>" for mail in arrived)


def test_a_mail_that_is_sent_twice_lies_in_the_mailbox_once(
    house: MailHouse, settings: Settings
) -> None:
    message = a_message("once", recipient=TWICE)
    for _ in range(2):
        smtp.send(message, settings, lambda: None)
    smtp.send(a_message("another", recipient=TWICE), settings, lambda: None)

    names = [parsed(raw)["Message-ID"] for raw in house.mails(TWICE, 2)]
    assert len(names) == len(set(names)) == 2


def test_a_reader_that_is_not_there_is_refused_for_good(settings: Settings) -> None:
    error = refusal(a_message(recipient="nobody@heronlake.example"), settings)

    assert str(error).startswith("550 5.1.1")
    assert (error.permanent, error.doubtful) == (True, False)


def test_a_mail_that_is_too_large_is_refused_for_good(settings: Settings) -> None:
    large = a_message()
    large.mail["X-Large"] = "x " * 200
    for part in large.mail.iter_parts():
        part.set_content("three herons\n" * LARGEST)
    error = refusal(large, settings)

    assert str(error).startswith("552 5.3.4")
    assert (error.permanent, error.doubtful) == (True, False)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"password": SecretStr("wrong")}, "535 5.7.8"),
        ({"user": None}, "554 5.7.1"),
        ({"security": "none", "user": None}, "530 5.7.0"),
    ],
    ids=["wrong password", "no log-in", "no encryption"],
)
def test_what_is_wrong_with_our_settings_is_tried_again(
    house: MailHouse, settings: Settings, changes: dict[str, Any], reason: str
) -> None:
    wrong = settings.model_copy(update={"smtp": mail_server(house, **changes)})
    error = refusal(a_message(), wrong)

    assert reason in str(error)
    assert (error.permanent, error.doubtful) == (False, False)


def test_nothing_is_said_to_a_server_that_nobody_vouches_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    error = refusal(replace(a_message(), recipient=DANA), settings)

    assert "its certificate is not trusted" in str(error)
    assert not error.permanent


def parsed(raw: bytes) -> EmailMessage:
    """Read a mail as a mail program does."""
    mail = message_from_bytes(raw, _class=EmailMessage, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def contents(mail: EmailMessage) -> tuple[str, ...]:
    """Give all that we wrote: each header and each part."""
    own = ("Message-ID", "From", "To", "Reply-To", "Subject", "Date", "Auto-Submitted",
           "List-Unsubscribe", "Content-Language")  # fmt: skip
    parts = tuple(part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    return (*(str(mail[name]) for name in own), *parts)
