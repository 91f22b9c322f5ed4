"""A real mail server on loopback, as well or ill behaved as a test asks, with a certificate of its
own.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
USER, PASSWORD = "rollcall", "three herons on a lake"


@dataclass
class Mailbox:
    """What the server takes and how it answers. `drops` breaks the connection instead, `looks_s` is
    how long it looks at a mail before it answers.
    """

    on_sender: str = "250 OK"
    on_recipient: str = "250 OK"
    on_content: str = "250 OK"
    drops: bool = False
    looks_s: float = 0.0
    mails: list[bytes] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def handle_MAIL(  # noqa: N802 the library's name
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer to a sender."""
        if self.on_sender.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.on_sender

    async def handle_RCPT(  # noqa: N802 the library's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Answer to a recipient."""
        if self.on_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.on_recipient

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Answer to the content."""
        if self.looks_s:
            await asyncio.sleep(self.looks_s)
        if self.drops:
            server.transport.abort()
        elif self.on_content.startswith("250"):
            self.mails.append(envelope.content)
        return self.on_content

    def log_in(self, _server: Any, _session: Any, _envelope: Any, mechanism: str, data: Any) -> Any:
        """Check name and password."""
        self.logins.append(mechanism)
        good = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=data == good, handled=False)


@contextmanager
def serve(mailbox: Mailbox, **options: Any) -> Iterator[int]:
    """Run the server and give its port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    controller = Controller(
        mailbox, hostname=HOST, port=port, authenticator=mailbox.log_in, **options
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@dataclass(frozen=True)
class Certificate:
    """A certificate for loopback that only itself vouches for, and its key, as one file."""

    file: Path

    def context(self) -> ssl.SSLContext:
        """Give what the server needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file)
        return context


def make_certificate(folder: Path, host: str = HOST) -> Certificate:
    """Make a certificate that counts for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Heron Lake mail")])
    now = datetime.now(UTC)
    other = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(other, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"mail-{host}.pem"
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return Certificate(file)
