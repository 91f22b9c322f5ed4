"""Reads the tip line's mailbox: a folder of mails, a Maildir, or IMAP."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from crawler.tips.reading import MAX_BYTES

_TIMEOUT_S = 30.0
_ENDINGS = {".eml", ".mail", ".txt"}
_MAILDIR = ("new", "cur")
_MOST = 500
"""Mails of one look at a server; what is more waits for the next."""


class MailboxError(Exception):
    """The mailbox cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """An IMAP mailbox, over TLS only; the password is never shown."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"


def mails_in(folder: Path) -> Iterator[bytes]:
    """Give the mails of a folder: of a Maildir, else the files that end with .eml; oldest first.
    One that is too large comes as empty bytes. Nothing is moved or removed. Raises MailboxError.
    """
    try:
        for file in sorted(_files(folder), key=lambda one: (one.stat().st_mtime, one.name)):
            yield file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    except OSError as error:
        raise MailboxError(f"{folder} cannot be read: {error.strerror or error}") from error


def _files(folder: Path) -> Iterator[Path]:
    if (folder / "new").is_dir() and (folder / "cur").is_dir():
        for part in _MAILDIR:
            yield from (file for file in (folder / part).iterdir() if file.is_file())
        return
    if not folder.is_dir():
        raise MailboxError(f"{folder} is no folder. Set tips.folder to where the mails lie.")
    yield from (one for one in folder.iterdir() if one.suffix.lower() in _ENDINGS and one.is_file())


@contextmanager
def unseen_on(server: Server) -> Iterator[Iterator[tuple[str, bytes]]]:
    """Give number and content of the mails that nobody read yet.

    Each is marked as read when the next one is asked for, and stays. Raises MailboxError.
    """
    try:
        context = ssl.create_default_context()
        with imaplib.IMAP4_SSL(
            server.host, server.port, ssl_context=context, timeout=_TIMEOUT_S
        ) as box:
            box.login(server.user, server.password)
            yield _unseen(box, server)
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxError(f"{server.host}: {_words(error)}") from error


def _unseen(box: imaplib.IMAP4_SSL, server: Server) -> Iterator[tuple[str, bytes]]:
    state, _ = box.select(server.folder)
    if state != "OK":
        raise MailboxError(f"{server.host}: there is no folder {server.folder!r}")
    _, found = box.search(None, "UNSEEN", "SMALLER", str(MAX_BYTES))
    for number in (found[0] or b"").split()[:_MOST]:
        _, parts = box.fetch(number.decode(), "(BODY.PEEK[])")
        body = next((part[1] for part in parts if isinstance(part, tuple)), b"")
        yield number.decode(), body
        box.store(number.decode(), "+FLAGS", "\\Seen")


def _words(error: Exception) -> str:
    text = str(error).strip("b'\"")
    if isinstance(error, imaplib.IMAP4.error):
        return f"the mailbox was not opened ({text}). Look at tips.user and the credential `tips`"
    return text or type(error).__name__
