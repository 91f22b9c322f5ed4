"""Blurred thumbnails of pictures that may show minors: sealed, and gone after a short time."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from crawler.evidence.seal import Seal, SealError
from crawler.evidence.vault import UNFINISHED, VaultError, told

_NAME = "thumbnail:"


class Thumbnails:
    """A folder of thumbnails, each under the SHA-256 of the picture that it was made of, which is
    not kept itself.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._seal = Seal(key)

    def keep(self, sha256: str, jpeg: bytes) -> None:
        """Write a thumbnail down, whole or not at all. Raises VaultError."""
        path = self._path(sha256)
        part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(self._seal.close(jpeg, _NAME + sha256))
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise VaultError(f"a thumbnail cannot be written: {told(error, path)}") from error

    def read(self, sha256: str) -> bytes | None:
        """Give the JPEG; None when it is not there any more, or cannot be opened."""
        try:
            return self._seal.open(self._path(sha256).read_bytes(), _NAME + sha256)
        except (OSError, SealError):
            return None

    def drop(self, sha256: str) -> None:
        """Remove one that must not be kept; one that is not there is no matter."""
        self._path(sha256).unlink(missing_ok=True)

    def expire(self, older_than: datetime) -> int:
        """Remove those that were made before `older_than` (aware); gives how many."""
        if not self.folder.is_dir():
            return 0
        old = [
            path
            for path in self.folder.iterdir()
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < older_than
        ]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _path(self, sha256: str) -> Path:
        if not sha256.isalnum():
            raise VaultError("a thumbnail is named by the SHA-256 of its picture")
        return self.folder / sha256
