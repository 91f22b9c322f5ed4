"""Writes mails into a folder, each as `.eml` and as `.html`, for people who have no mail server
yet.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings
from crawler.model.sentence import sentence
from reports.channels.base import DeliveryError, Handing, Message

_LETTERS = 80
_DIGITS = 8


def send(message: Message, settings: Settings, handing: Handing) -> str:
    """Write the mail into the installation's outbox and give the path of its `.html`."""
    return write(message, settings.home / "outbox")


@dataclass(frozen=True, slots=True)
class Into:
    """The same channel with another folder."""

    folder: Path

    def send(self, message: Message, settings: Settings, handing: Handing) -> str:  # noqa: ARG002 the seam gives them
        """Write the mail into this folder and give the path of its `.html`."""
        return write(message, self.folder)


def write(message: Message, folder: Path) -> str:
    """Write the mail's two files and give the path of the `.html`.

    The same key gives the same names, so writing again replaces and never doubles. Each file is
    whole or not there. Raises DeliveryError, never a permanent one: a full or forbidden folder can
    be put right.
    """
    name = file_name(message.key)
    page = folder / f"{name}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put(folder / f"{name}.eml", bytes(message.mail))
        put(page, message.html.encode())
    except OSError as error:
        fault = error.strerror or str(error)
        reason = sentence("cannot write into {folder}: {fault}", folder=str(folder), fault=fault)
        raise DeliveryError(reason, permanent=False) from error
    return str(page)


def file_name(key: str) -> str:
    """Make a key a file name without its ending: ASCII letters, digits, dots and dashes, at most 89
    characters.

    A hash at the end keeps apart what would look the same.
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-").lower()[:_LETTERS].rstrip("-")
    return f"{plain or 'mail'}-{hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]}"


def put(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there, also when we die. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
