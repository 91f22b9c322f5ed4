"""What was made from the district's own files and can be made again: one body for each purpose."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from crawler.evidence.vault import UNFINISHED

_DIGEST_BYTES = 32


class Shelf:
    """A folder of bodies under names; the first part of a name, up to the first `-`, is its
    purpose, and for each purpose only the newest body is kept. Losing the folder costs time only.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, body: bytes) -> None:
        """Write a body down, whole or not at all, in place of others of its purpose.

        What cannot be written is left out: it will be made again.
        """
        path = self._path(name)
        part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(body).digest() + body)
            part.replace(path)
            for other in self.folder.glob(path.name.partition("-")[0] + "-*"):
                if other != path and other.suffix != UNFINISHED:
                    other.unlink(missing_ok=True)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def read(self, name: str) -> bytes | None:
        """Give a body, None when it is not there or damaged."""
        try:
            kept = self._path(name).read_bytes()
        except OSError:
            return None
        digest, body = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return body if hashlib.sha256(body).digest() == digest else None

    def _path(self, name: str) -> Path:
        plain = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in name)
        return self.folder / plain
