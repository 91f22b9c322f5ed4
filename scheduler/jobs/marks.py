"""The district's reference marks, checked before they are used."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.perception.mark_files import SUFFIXES, read_mark_files
from scheduler.jobs.looking import UnfitError


def check_folder(folder: Path) -> list[dict[str, Any]]:
    """Say of each mark of a folder what it is good for. Raises UnfitError when there is none."""
    from crawler.perception.mark_check import check_marks

    files = read_mark_files(folder)
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise UnfitError(f"There is no reference mark in {folder}; a mark is one of: {kinds}.")
    return [asdict(one) for one in check_marks(files)]
