"""Seals what is written to the disk: AES-256-GCM (NIST SP 800-38D) under the installation's key.

A sealed body is a head (four letters, the name of the key, a nonce) and the encrypted bytes. Its
name is bound in, so that one body cannot stand in for another.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from typing import TYPE_CHECKING

from crawler.model.errors import CrawlerError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MAGIC = b"RCS1"
_NAME_BYTES = 4
_NONCE_BYTES = 12
_TAG_BYTES = 16
HEAD_BYTES = len(_MAGIC) + _NAME_BYTES
"""So much of a file tells whether a key sealed it."""
EXTRA_BYTES = HEAD_BYTES + _NONCE_BYTES + _TAG_BYTES


class SealError(CrawlerError):
    """A sealed body cannot be opened: another key, or damaged; the text says which."""


class Seal:
    """One key. Safe to share between threads."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.head = _MAGIC + hashlib.sha256(b"rollcall vault key\0" + key).digest()[:_NAME_BYTES]

    def close(self, body: bytes, name: str) -> bytes:
        """Seal a body under its name; never the same bytes twice."""
        nonce = os.urandom(_NONCE_BYTES)
        return self.head + nonce + self._cipher.encrypt(nonce, body, name.encode())

    def open(self, sealed: bytes, name: str) -> bytes:
        """Give the body. Raises SealError."""
        from cryptography.exceptions import InvalidTag

        if not sealed.startswith(self.head):
            raise SealError("was sealed with another key")
        nonce = sealed[HEAD_BYTES : HEAD_BYTES + _NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, sealed[HEAD_BYTES + _NONCE_BYTES :], name.encode())
        except InvalidTag as error:
            raise SealError("is damaged") from error

    @cached_property
    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key)


def is_sealed(start: bytes) -> bool:
    """Say whether a file that begins like this was sealed, with whatever key."""
    return start.startswith(_MAGIC)
