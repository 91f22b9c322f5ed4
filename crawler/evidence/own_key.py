"""The key of this installation's hashes: a file that only its owner may read, made once."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

NAME = "hash.key"
_BYTES = 32
_OWNER_ONLY = 0o600


def own_key(home: Path) -> bytes:
    """Give the key in `home`, and make it when there is none: 32 random bytes.

    Who has the key and a name can tell whether the name is among the hashes; who has only the
    hashes cannot.
    """
    file = home / NAME
    if not file.exists():
        with suppress(FileExistsError):  # another process of ours was faster: its key counts
            _make(file)
    return file.read_bytes()


def _make(file: Path) -> None:
    """Write the key aside and give it its name in one step: nobody ever reads half a key."""
    aside = file.with_name(f".{NAME}.{os.getpid()}")
    aside.touch(_OWNER_ONLY)
    aside.write_bytes(secrets.token_bytes(_BYTES))
    try:
        file.hardlink_to(aside)
    finally:
        aside.unlink()
