"""Hands mails to the mail server of the settings, over an encrypted connection whose certificate is
checked.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

from config.settings import Settings, SmtpSettings
from reports.channels.base import DeliveryError, Message
from reports.digest.plain import plain

_WORDS = 200


def send(message: Message, settings: Settings) -> str:
    """Hand the mail over and give its Message-ID.

    Raises DeliveryError. What the server refuses for good (5xx to the sender, recipient or content,
    RFC 5321 §4.2.1) is permanent. Everything about the connection is not: a wrong certificate,
    password or setting can be put right, and the mail is still owed. When the connection breaks
    after the content was sent, nobody knows whether it went out; the next attempt has the same
    Message-ID.
    """
    if settings.smtp is None:
        raise DeliveryError("no mail server is set: fill in [smtp]", permanent=False)
    with _connected(settings.smtp) as server:
        _hand_over(server, message)
    return str(message.mail["Message-ID"])


@contextmanager
def _connected(smtp: SmtpSettings) -> Iterator[smtplib.SMTP]:
    try:
        server = _open(smtp)
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(f"{smtp.host}: {_said(error)}", permanent=False) from error
    try:
        yield server
    finally:
        _close(server)


def _open(smtp: SmtpSettings) -> smtplib.SMTP:
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if smtp.security == "tls":
        server = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=smtp.timeout_s, context=context)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=smtp.timeout_s)
    try:
        server.ehlo_or_helo_if_needed()
        if smtp.security == "starttls":
            server.starttls(context=context)
        if smtp.user is not None and smtp.password is not None:
            _log_in(server, smtp, smtp.password.get_secret_value())
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, smtp: SmtpSettings, password: str) -> None:
    if smtp.security == "none" and not _is_here(smtp.host):
        raise smtplib.SMTPException("a password is not sent over an open connection: set security")
    server.login(smtp.user or "", password)


def _is_here(host: str) -> bool:
    """Say whether the server runs on this machine, so that nobody can listen on the way."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _hand_over(server: smtplib.SMTP, message: Message) -> None:
    try:
        server.send_message(message.mail)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _refusal(code, words) from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPNotSupportedError as error:
        reason = "the mail server takes no addresses beyond ASCII"
        raise DeliveryError(reason, permanent=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(_said(error), permanent=False) from error


def _refusal(code: int, words: bytes | str) -> DeliveryError:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return DeliveryError(f"{code} {plain(text, _WORDS)}", permanent=500 <= code < 600)


def _said(error: Exception) -> str:
    """Put an error of the connection into one line; what a server says is a stranger's text."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {error.verify_message}"
    if isinstance(error, smtplib.SMTPResponseException):
        return str(_refusal(error.smtp_code, error.smtp_error))
    return plain(str(error), _WORDS) or type(error).__name__


def _close(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
