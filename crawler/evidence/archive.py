"""Puts away what a closed account had shown: one ZIP, with the SHA-256 of every file in it."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from crawler.model.capture import sha256_of

MANIFEST = "manifest.json"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name (APPNOTE 4.4.6): the same parts give the same bytes."""


def write_archive(path: Path, parts: Iterable[tuple[str, bytes]]) -> str:
    """Write the parts, each under its name, and a manifest that lists name, size and SHA-256; gives
    the SHA-256 of the whole file. It is whole or not there. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as book:
            listed = [_add(book, name, body) for name, body in parts]
            _add(book, MANIFEST, json.dumps({"files": listed}, indent=2).encode())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return sha256_of(path.read_bytes())


def damaged(path: Path) -> tuple[str, ...]:
    """Give the names of the files in an archive that are not what its manifest says."""
    with zipfile.ZipFile(path) as book:
        listed = json.loads(book.read(MANIFEST))["files"]
        names = set(book.namelist())
        return tuple(
            one["name"]
            for one in listed
            if one["name"] not in names or sha256_of(book.read(one["name"])) != one["sha256"]
        )


def _add(book: zipfile.ZipFile, name: str, body: bytes) -> dict[str, str | int]:
    about = zipfile.ZipInfo(name, _EARLIEST)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o600 << 16
    book.writestr(about, body)
    return {"name": name, "size_bytes": len(body), "sha256": sha256_of(body)}
