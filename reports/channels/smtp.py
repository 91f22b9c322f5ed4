"""Hands mails to the mail server of the settings, over an encrypted connection whose certificate is
checked.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parseaddr
from ipaddress import ip_address
from socket import gaierror

from config.settings import Settings
from config.telling import SmtpSettings
from crawler.model.sentence import Sentence, sentence
from reports.channels.base import DeliveryError, Handing, Message
from reports.digest.plain import plain
from reports.languages.tongue import msgid

_WORDS = 200
_OPEN = sentence("a password is not sent over an open connection: set security")
_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, msgid("the server did not answer in time")),
    (ConnectionRefusedError, msgid("the server took no connection")),
    (ConnectionError, msgid("the connection broke off")),
    (smtplib.SMTPServerDisconnected, msgid("the connection broke off")),
    (gaierror, msgid("the host name does not exist or could not be looked up")),
    (smtplib.SMTPNotSupportedError, msgid("the server does not offer it: {fault}")),
    (ssl.SSLCertVerificationError, msgid("its certificate is not trusted: {fault}")),
    (ssl.SSLError, msgid("no encrypted connection came about: {fault}")),
)
"""What the system and the library say in English, in our own words; the first that fits counts."""
_GO_ON = 354
_CLOSING = 421
_FIRST, _LAST = 200, 599
"""What is outside is no answer of a mail server."""
_POLICY = re.compile(rb"^5\.7\.|^5\.5\.1 ")
"""Enhanced codes (RFC 3463 §3.6, §3.8) that speak of who we are and how we are set up, not of this
recipient: relaying denied, not authenticated, blocked.
"""


def send(message: Message, settings: Settings, handing: Handing) -> str:
    """Hand the mail over and give its Message-ID.

    Raises DeliveryError. What the server refuses for good of this recipient or this content (5xx,
    RFC 5321 §4.2.1) is permanent. What is about the connection, the log-in, the sender or our right
    to relay is not: a setting can be put right, and the mail is still owed to everybody.

    The mail is sent up to its last line, then `handing` is called, then the last line follows. When
    the connection breaks after that, or the server does not say in time that it has the mail,
    nobody knows whether it does (RFC 1047): the error is `doubtful`.
    """
    if settings.smtp is None:
        reason = sentence("no mail server is set: fill in [smtp]")
        raise DeliveryError(reason, permanent=False, for_all=True)
    with _connected(settings.smtp) as server:
        _hand_over(server, message, settings.smtp, handing)
    return str(message.mail["Message-ID"])


@contextmanager
def _connected(smtp: SmtpSettings) -> Iterator[smtplib.SMTP]:
    try:
        server = _open(smtp)
    except (OSError, smtplib.SMTPException) as error:
        reason = sentence("{part}: {reason}", part=smtp.host, reason=_said(error))
        raise DeliveryError(reason, permanent=False, for_all=True) from error
    try:
        yield server
    except DeliveryError:
        _close(server, smtp.timeout_s)
        raise
    except BaseException:
        server.close()  # a word more would go out as a part of the mail
        raise
    _close(server, smtp.timeout_s)


def _open(smtp: SmtpSettings) -> smtplib.SMTP:
    # An open connection needs no certificates; to read them all takes as long as to send a mail.
    context = ssl.create_default_context() if smtp.security != "none" else None
    server: smtplib.SMTP
    if smtp.security == "tls":
        server = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=smtp.timeout_s, context=context)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=smtp.timeout_s)
    try:
        server.ehlo_or_helo_if_needed()
        if smtp.security == "starttls":
            server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
        if smtp.user is not None and smtp.password is not None:
            _log_in(server, smtp, smtp.password.get_secret_value())
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, smtp: SmtpSettings, password: str) -> None:
    if smtp.security == "none" and not _is_here(smtp.host):
        raise smtplib.SMTPException(_OPEN)
    server.login(smtp.user or "", password)


def _is_here(host: str) -> bool:
    """Say whether the server runs on this machine, so that nobody can listen on the way."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _hand_over(
    server: smtplib.SMTP, message: Message, smtp: SmtpSettings, handing: Handing
) -> None:
    try:
        _address(server, message)
        _say(server.docmd("DATA"), _GO_ON)
        server.send(_content(message))
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(_said(error), permanent=False) from error
    handing()
    try:
        if server.sock is not None:
            server.sock.settimeout(smtp.accept_timeout_s)
        server.send(b".\r\n")
        answer = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        reason = sentence("{reason}; it may have arrived", reason=_said(error))
        raise DeliveryError(reason, permanent=False, doubtful=True) from error
    if not _FIRST <= answer[0] <= _LAST:
        reason = sentence("{reason}; it may have arrived", reason=_answer(*answer))
        raise DeliveryError(reason, permanent=False, doubtful=True)
    _say(answer)


def _address(server: smtplib.SMTP, message: Message) -> None:
    """Say from whom and to whom; what the server has against the sender concerns everybody."""
    sender = parseaddr(str(message.mail["From"]))[1]
    code, words = server.mail(sender)
    if code // 100 != 2:
        raise DeliveryError(_answer(code, words), permanent=False, for_all=True)
    _say(server.rcpt(message.recipient))


def _content(message: Message) -> bytes:
    """Write the mail as it goes over the line: CR LF, and a dot before a dot (RFC 5321 §4.5.2)."""
    content = message.mail.as_bytes(policy=message.mail.policy.clone(linesep="\r\n"))
    content = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", content)


def _say(answer: tuple[int, bytes], wanted: int = 250) -> None:
    """Go on when the server agrees. Raises DeliveryError."""
    code, words = answer
    if code // 10 != wanted // 10:
        ours = _POLICY.match(words) is not None
        lasts = 500 <= code < 600 and not ours
        raise DeliveryError(_answer(code, words), permanent=lasts, for_all=code == _CLOSING)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {plain(text, _WORDS)}"


def _said(error: Exception) -> str:
    """Put an error of the connection into one line; what a server says is a stranger's text."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    if error.args and isinstance(error.args[0], Sentence):
        return error.args[0]
    cause = error.__context__  # what a broken answer comes from, the library tells as words only
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(cause, OSError):
        return _said(cause)
    fault = getattr(error, "verify_message", None) or plain(str(error), _WORDS)
    ours = next((said for kind, said in _FAULTS if isinstance(error, kind)), None)
    return Sentence(ours, {"fault": fault}) if ours else fault or type(error).__name__


def _close(server: smtplib.SMTP, timeout_s: float) -> None:
    """Say goodbye; what the server answers to that changes nothing any more."""
    try:
        if server.sock is not None:
            server.sock.settimeout(min(timeout_s, 5.0))
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
