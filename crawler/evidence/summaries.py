"""What was noted of pictures so that they need not be opened again: one small sealed file for each,
under the SHA-256 of the picture. Losing the folder costs time only.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from crawler.evidence.seal import Seal, SealError
from crawler.evidence.vault import UNFINISHED, Vault, VaultError

MOST_BYTES = 1_000_000_000
"""Nothing more is kept in a folder that holds so much."""

_NAME = "summary:"


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads a vault's bodies in other processes."""

    folder: Path
    key: bytes = field(repr=False)

    def __call__(self, sha256: str) -> bytes | None:
        """Give the body with this SHA-256; None when it is gone, withdrawn or damaged."""
        try:
            return Vault(self.folder, Seal(self.key)).read(sha256)
        except VaultError:
            return None


class Summaries:
    """A folder of summaries, open to several processes at once."""

    def __init__(self, folder: Path, key: bytes, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._key = key
        self._room_bytes = most_bytes - sum(file.stat().st_size for file in folder.glob("??/*"))

    def keep(self, sha256: str, body: bytes) -> None:
        """Write a summary down, whole or not at all; what does not fit or cannot be written is left
        out.
        """
        if len(body) > self._room_bytes:
            return
        path = self._path(sha256)
        part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(Seal(self._key).close(body, _NAME + sha256))
            part.replace(path)
            self._room_bytes -= len(body)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes | None:
        """Give a summary, None when there is none that can be opened."""
        try:
            return Seal(self._key).open(self._path(sha256).read_bytes(), _NAME + sha256)
        except (OSError, SealError):
            return None

    def tidy(self, vault: Vault) -> int:
        """Remove the summaries of pictures that the vault no longer has, or only remembers to have
        had; gives how many went.
        """
        kept = {path.name for path in vault.files()}
        gone = [
            file
            for file in self.folder.glob("??/*")
            if file.name not in kept or vault.is_withdrawn(file.name)
        ]
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256
