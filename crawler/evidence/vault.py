"""The vault: every body that was captured, once, under its SHA-256, sealed when there is a key."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from crawler.evidence.seal import EXTRA_BYTES, HEAD_BYTES, Seal, SealError, is_sealed
from crawler.model.capture import sha256_of
from crawler.model.errors import CrawlerError

_HEX = frozenset("0123456789abcdef")
_SHA256_DIGITS = 64
_SHARD_DIGITS = 2
_WITHDRAWN = b"withdrawn\n"
"""Stands in the place of a body that must not be kept."""
UNFINISHED = ".part"
"""Ending of a file that is being written; it gets its real name only when it is complete."""


class VaultError(CrawlerError):
    """A body cannot be written or read, is missing or damaged; the text says which and where."""


class Vault:
    """A folder of bodies, never changed; many processes may keep the same one at the same time.

    A body lies in `<folder>/<first two digits>/<SHA-256>`: 256 folders keep each of them small.
    With a seal nothing is written in the clear; a body that lies there in the clear is still read.
    """

    def __init__(self, folder: Path, seal: Seal | None = None) -> None:
        self.folder = folder
        self._seal = seal
        self._numbers = itertools.count()

    def keep(self, body: bytes) -> str:
        """Write `body` down unless it is there already; give its SHA-256. Raises VaultError.

        A body that is there is only marked as used now: `expire` counts its age from the last
        time it was kept. One of another size was cut off by a crash and is written again. One that
        was withdrawn is not written again.
        """
        sha256 = sha256_of(body)
        path = self._path(sha256)
        try:
            if self._is_there(path, len(body)):
                os.utime(path)
            else:
                self._write(path, self._seal.close(body, sha256) if self._seal else body)
        except OSError as error:
            raise VaultError(f"the vault cannot be written: {told(error, path)}") from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Give the body with this SHA-256. Raises VaultError: missing, or not its own bytes."""
        path = self._path(sha256)
        try:
            body = path.read_bytes()
        except FileNotFoundError as error:
            raise VaultError(f"the vault has no body {sha256}") from error
        except OSError as error:
            raise VaultError(f"the vault cannot be read: {told(error, path)}") from error
        if body == _WITHDRAWN:
            raise VaultError(f"the body {sha256} in the vault was withdrawn")
        body = self._opened(body, sha256)
        if sha256_of(body) != sha256:
            raise VaultError(f"the body {sha256} in the vault is damaged")
        return body

    def has(self, sha256: str) -> bool:
        """Say whether a body with this SHA-256 is there, or was withdrawn and need not be asked for
        again; only `read` knows if it can be opened.
        """
        return os.path.exists(self._name(sha256))  # noqa: PTH110 a third of the time of Path's

    def is_withdrawn(self, sha256: str) -> bool:
        """Say whether a body was there and was withdrawn."""
        return _is_marker(self._path(sha256))

    def drop(self, sha256: str) -> None:
        """Remove a body that must not be kept; one that is not there is no matter."""
        self._path(sha256).unlink(missing_ok=True)

    def withdraw(self, sha256: str) -> None:
        """Remove a body that was looked at and must not be kept, and remember that: it is not asked
        for again until `drop` forgets that too. Raises VaultError.
        """
        path = self._path(sha256)
        try:
            self._write(path, _WITHDRAWN)
        except OSError as error:
            raise VaultError(f"the vault cannot be written: {told(error, path)}") from error

    def files(self) -> Iterator[Path]:
        """Give every file of the vault, unfinished ones too, in the order of their names."""
        for shard in sorted(self.folder.glob("[0-9a-f]" * _SHARD_DIGITS)):
            yield from sorted(path for path in shard.iterdir() if path.is_file())

    def _is_there(self, path: Path, size_bytes: int) -> bool:
        """Say whether a body of this size lies there as we would write it, whole and with our seal,
        or was withdrawn.
        """
        found = _size_bytes(path)
        if found == len(_WITHDRAWN) and _is_marker(path):
            return True
        if self._seal is None or found != size_bytes + EXTRA_BYTES:
            return self._seal is None and found == size_bytes
        with path.open("rb") as file:
            return file.read(HEAD_BYTES) == self._seal.head

    def _opened(self, kept: bytes, sha256: str) -> bytes:
        if not is_sealed(kept) or sha256_of(kept) == sha256:
            return kept
        if self._seal is None:
            raise VaultError(f"the body {sha256} in the vault is sealed, and the key is missing")
        try:
            return self._seal.open(kept, sha256)
        except SealError as error:
            raise VaultError(f"the body {sha256} in the vault {error}") from error

    def _path(self, sha256: str) -> Path:
        return Path(self._name(sha256))

    def _name(self, sha256: str) -> str:
        if len(sha256) != _SHA256_DIGITS or not _HEX.issuperset(sha256):
            raise VaultError(f"{sha256[:80]!r} is not a SHA-256 in lower-case hexadecimal digits")
        return f"{self.folder}{os.sep}{sha256[:_SHARD_DIGITS]}{os.sep}{sha256}"

    def _write(self, path: Path, body: bytes) -> None:
        """Write under another name, then rename: whoever looks sees the whole body or none."""
        part = path.with_name(f"{path.name}.{os.getpid()}.{next(self._numbers)}{UNFINISHED}")
        try:
            try:
                part.write_bytes(body)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(body)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def told(error: OSError, path: Path) -> str:
    """Give the reason of `error` in the system's words, with the file it is about."""
    return f"{error.strerror or type(error).__name__} ({path})"


def _size_bytes(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _is_marker(path: Path) -> bool:
    try:
        return path.read_bytes() == _WITHDRAWN
    except FileNotFoundError:
        return False


def open_vault(folder: Path, key: bytes) -> Vault:
    """Give the vault in `folder`, sealed with `key` (32 bytes; empty = in the clear)."""
    return Vault(folder, Seal(key) if key else None)
