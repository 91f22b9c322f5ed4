"""Makes an installation of the example district for a world that runs on a port of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "config" / "examples" / "heron-lake"
PORT = 8470
"""The port that the example's files name."""


def example_home(folder: Path, port: int) -> Path:
    """Copy the example district into `folder`, with all its addresses on `port`."""
    shutil.copytree(EXAMPLE / "marks", folder / "marks", dirs_exist_ok=True)
    for name in ("rollcall.toml", "district.toml", "register.csv"):
        text = (EXAMPLE / name).read_text("utf-8")
        moved = text.replace(f".localhost:{PORT}", f".localhost:{port}")
        (folder / name).write_text(moved, "utf-8", newline="")
    return folder
