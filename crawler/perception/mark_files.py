"""The reference marks as they lie in an installation's folder, and the name of their set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.perception.shipped_weights import weights_hash

EYE_VERSION = "4"
"""Raised with every change to the eye that can change an answer: then all pictures are looked at
again. Other weights do that by themselves.
"""

UNMARKED = "no-marks"
"""Named instead of the marks eye where there was no mark to look for: what was seen then says
nothing about marks.
"""

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"})


@dataclass(frozen=True, slots=True)
class MarkFile:
    """A reference as it lies there: `stem` names the mark, `suffix` (`.png`, `.svg` …) its
    format.
    """

    stem: str
    suffix: str
    body: bytes


def read_mark_files(folder: Path) -> tuple[MarkFile, ...]:
    """Read a folder's pictures, by name; a folder that is not there holds none. Several files of
    one stem are variants of one mark.
    """
    if not folder.is_dir():
        return ()
    paths = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]
    return tuple(
        MarkFile(path.stem, path.suffix.lower(), path.read_bytes()) for path in sorted(paths)
    )


def set_hash(files: Sequence[MarkFile]) -> str:
    """Identify a set of marks by 16 hexadecimal digits, whatever their order; any name or byte
    changes it.
    """
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: (file.stem, file.suffix)):
        line = f"{file.stem}\0{file.suffix}\0{hashlib.sha256(file.body).hexdigest()}\n"
        digest.update(line.encode())
    return digest.hexdigest()[:16]


def eye_name(files: Sequence[MarkFile]) -> str:
    """Name the eye with all that its answers depend on: `marks/<version>.<weights>:<set hash>`."""
    return f"marks/{EYE_VERSION}.{weights_hash()}:{set_hash(files)}"
