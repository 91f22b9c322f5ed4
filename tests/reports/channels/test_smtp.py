"""Mail is handed to a real server, over a connection that nobody can listen to."""

from __future__ import annotations

import socket
import threading
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from config.telling import SmtpSettings
from reports.channels import smtp
from reports.channels.base import Channel, DeliveryError
from tests.reports.channels.mailserver import (
    HOST,
    PASSWORD,
    USER,
    Mailbox,
    make_certificate,
    serve,
)
from tests.reports.homes import a_message, some_settings


def send_to(port: int, home: Path, **changes: Any) -> str:
    values: dict[str, Any] = {"host": HOST, "port": port, "security": "none", "timeout_s": 5}
    channel: Channel = smtp
    return channel.send(a_message(), some_settings(home, SmtpSettings(**values | changes)), print)


def a_server(port: int) -> SmtpSettings:
    return SmtpSettings(host=HOST, port=port, security="none", timeout_s=5)


def refusal_of(port: int, home: Path, **changes: Any) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        send_to(port, home, **changes)
    return caught.value


def test_delivers_what_was_written_and_gives_its_id(tmp_path: Path) -> None:
    box = Mailbox()
    with serve(box) as port:
        said = send_to(port, tmp_path)

    mail = message_from_bytes(box.mails[0], _class=EmailMessage, policy=default)
    written = a_message().mail
    assert mail["Message-ID"] == said == written["Message-ID"]
    assert mail["Subject"] == "3 need you · 42 of 45 checked"
    text, html = (part.get_content() for part in mail.iter_parts())
    assert text.strip() == "Three things — “need” you."
    assert html.strip() == "<p>Three</p>"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_trusts_a_server_that_a_known_certificate_vouches_for(
    security: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    box = Mailbox()
    with serve(box, **tls_options(security, certificate.context())) as port:
        send_to(port, tmp_path, security=security, user=USER, password=SecretStr(PASSWORD))

    assert len(box.mails) == 1
    assert len(box.logins) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_says_nothing_to_a_server_that_nobody_vouches_for(security: str, tmp_path: Path) -> None:
    box = Mailbox()
    with serve(box, **tls_options(security, make_certificate(tmp_path).context())) as port:
        error = refusal_of(port, tmp_path, security=security)

    assert "certificate is not trusted" in str(error)
    assert not error.permanent
    assert box.mails == []


def test_says_nothing_to_a_server_with_another_ones_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path, host="192.0.2.7")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    box = Mailbox()
    with serve(box, **tls_options("starttls", certificate.context())) as port:
        error = refusal_of(port, tmp_path, security="starttls")

    assert "certificate is not trusted" in str(error)
    assert box.mails == []


def test_sends_nothing_in_the_open_when_encryption_was_asked_for(tmp_path: Path) -> None:
    box = Mailbox()
    with serve(box) as port:
        error = refusal_of(port, tmp_path, security="starttls")

    assert "STARTTLS" in str(error)
    assert (error.permanent, box.mails) == (False, [])


def test_sends_no_password_in_the_open_to_another_machine() -> None:
    settings = SmtpSettings(host="mail.heronlake.example", security="none", user=USER)

    with pytest.raises(Exception, match="not sent over an open connection"):
        smtp._log_in(None, settings, PASSWORD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("behaviour", "reason", "permanent"),
    [
        ({"on_recipient": "450 busy"}, "450 busy", False),
        ({"on_recipient": "550 no such person"}, "550 no such person", True),
        ({"on_recipient": "421 closing"}, "421 closing", False),
        ({"on_content": "451 try\tlater\u202e"}, "451 try later", False),
        ({"on_content": "552 too large"}, "552 too large", True),
        ({"drops": True}, "the connection broke off; it may have arrived", False),
        ({"on_recipient": "554 5.7.1 relay access denied"}, "554 5.7.1", False),
        ({"on_content": "550 5.7.26 not signed"}, "550 5.7.26", False),
        ({"on_sender": "550 5.1.8 sender unknown"}, "550 5.1.8", False),
    ],
    ids=[
        "450",
        "550",
        "421",
        "451 after the content",
        "552 after the content",
        "dropped",
        "relaying denied",
        "our own policy trouble",
        "sender refused",
    ],
)
def test_says_whether_trying_again_can_help(
    behaviour: dict[str, Any], reason: str, permanent: bool, tmp_path: Path
) -> None:
    box = Mailbox(**behaviour)
    with serve(box, enable_SMTPUTF8=True) as port:
        error = refusal_of(port, tmp_path)

    assert reason in str(error)
    assert error.permanent is permanent
    assert box.mails == []


@pytest.mark.parametrize(
    ("behaviour", "is_doubtful"),
    [
        ({"on_recipient": "450 busy"}, False),
        ({"on_content": "451 try later"}, False),
        ({"on_content": "552 too large"}, False),
        ({"drops": True}, True),
    ],
    ids=["refused before", "refused after", "refused for good", "dropped"],
)
def test_is_in_doubt_only_when_nobody_answered(
    behaviour: dict[str, Any], is_doubtful: bool, tmp_path: Path
) -> None:
    with serve(Mailbox(**behaviour)) as port:
        error = refusal_of(port, tmp_path)

    assert error.doubtful is is_doubtful
    assert ("it may have arrived" in str(error)) is is_doubtful


def test_has_patience_with_a_server_that_looks_at_the_mail_for_long(tmp_path: Path) -> None:
    box = Mailbox(looks_s=0.6)
    with serve(box) as port:
        send_to(port, tmp_path, timeout_s=0.3, accept_timeout_s=20)

    assert len(box.mails) == 1


def test_is_in_doubt_when_the_server_looks_for_too_long(tmp_path: Path) -> None:
    with serve(Mailbox(looks_s=1.5)) as port:
        error = refusal_of(port, tmp_path, accept_timeout_s=0.2)

    assert error.doubtful
    assert not error.permanent


def test_says_when_the_other_side_may_have_the_mail(tmp_path: Path) -> None:
    box, seen = Mailbox(), []
    with serve(box) as port:
        settings = some_settings(tmp_path, a_server(port))
        smtp.send(a_message(), settings, lambda: seen.append(len(box.mails)))

    assert seen == [0]
    assert len(box.mails) == 1


def test_a_mail_whose_handing_fails_is_never_taken(tmp_path: Path) -> None:
    box = Mailbox()
    with serve(box) as port:
        settings = some_settings(tmp_path, a_server(port))
        with pytest.raises(ZeroDivisionError):
            smtp.send(a_message(), settings, lambda: 1 / 0)  # type: ignore[arg-type]
        smtp.send(a_message("another"), settings, lambda: None)

    assert len(box.mails) == 1


def test_a_line_with_a_dot_does_not_end_the_mail(tmp_path: Path) -> None:
    box, message = Mailbox(), a_message(text_only=True)
    message.mail.set_content("first\n.\n..two\nlast\n")
    with serve(box) as port:
        smtp.send(message, some_settings(tmp_path, a_server(port)), lambda: None)

    mail = message_from_bytes(box.mails[0], _class=EmailMessage, policy=default)
    assert mail.get_content().replace("\r\n", "\n") == "first\n.\n..two\nlast\n"


def test_tries_again_after_a_wrong_password_because_it_can_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with serve(Mailbox(), **tls_options("starttls", certificate.context())) as port:
        error = refusal_of(
            port, tmp_path, security="starttls", user=USER, password=SecretStr("wrong one")
        )

    assert "535" in str(error)
    assert not error.permanent
    assert "wrong one" not in str(error)


@pytest.mark.parametrize(
    ("behaviour", "is_for_all"),
    [
        ({"on_recipient": "450 busy"}, False),
        ({"on_recipient": "550 no such person"}, False),
        ({"on_recipient": "421 closing"}, True),
        ({"on_sender": "550 5.1.8 sender unknown"}, True),
    ],
    ids=["450", "550", "421", "sender"],
)
def test_knows_what_would_befall_everybody(
    behaviour: dict[str, Any], is_for_all: bool, tmp_path: Path
) -> None:
    with serve(Mailbox(**behaviour)) as port:
        assert refusal_of(port, tmp_path).for_all is is_for_all


def test_gives_up_on_a_silent_server_in_time(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as silent:
        error = refusal_of(silent.getsockname()[1], tmp_path, timeout_s=0.2)

    assert error.reason == f"{HOST}: the server did not answer in time"
    assert not error.permanent


def test_says_that_nobody_answers(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as server:
        port: int = server.getsockname()[1]

    assert refusal_of(port, tmp_path).reason == f"{HOST}: the server took no connection"


def test_says_that_the_connection_broke_off(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as server:
        thread = threading.Thread(target=hang_up, args=(server,))
        thread.start()
        error = refusal_of(server.getsockname()[1], tmp_path)
        thread.join()

    assert error.reason == f"{HOST}: the connection broke off"


def test_says_that_encryption_is_not_spoken_there(tmp_path: Path) -> None:
    with serve(Mailbox()) as port:
        plain = refusal_of(port, tmp_path, security="starttls")
        at_once = refusal_of(port, tmp_path, security="tls")

    assert plain.reason.startswith(f"{HOST}: the server does not offer it: STARTTLS")
    assert at_once.reason.startswith(f"{HOST}: no encrypted connection came about: ")


def test_survives_a_server_that_speaks_no_smtp(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as server:
        thread = threading.Thread(target=speak_nonsense, args=(server,))
        thread.start()
        error = refusal_of(server.getsockname()[1], tmp_path)
        thread.join()

    assert not error.permanent


def test_needs_a_mail_server_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="no mail server is set"):
        smtp.send(a_message(), some_settings(tmp_path), print)


def tls_options(security: str, context: Any) -> dict[str, Any]:
    """Give what makes the server ask for TLS at once, or by STARTTLS."""
    if security == "tls":
        return {"ssl_context": context, "auth_require_tls": False}
    return {"tls_context": context, "require_starttls": True}


def hang_up(server: socket.socket) -> None:
    """Take one caller's connection and end it."""
    server.accept()[0].close()


def speak_nonsense(server: socket.socket) -> None:
    """Answer one caller with something else."""
    connection, _ = server.accept()
    with connection:
        connection.sendall(b"\x16\x03\x01 HTTP/1.1 418 teapot\r\n" * 20)
