"""Builds homes of installations, and reads the tables of bad inputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

BAD = Path(__file__).parent / "bad"

DISTRICT = """\
name = "Heron Lake Public Schools"
home_page = "https://www.heronlake.example/"
contact = "communications@heronlake.example"
"""


def make_home(folder: Path, rollcall: str = "", district: str = DISTRICT) -> Path:
    """Make a home with these two files and an empty folder of marks."""
    (folder / "marks").mkdir(parents=True, exist_ok=True)
    (folder / "rollcall.toml").write_text(rollcall, encoding="utf-8")
    (folder / "district.toml").write_text(district, encoding="utf-8")
    return folder


class Bad(TypedDict):
    """A bad input: its name, the text, and the problem expected, from the line on."""

    name: str
    text: str
    message: str


def bad_inputs(name: str) -> list[Bad]:
    """Give the table of bad inputs for one kind of file."""
    rows: list[Bad] = json.loads((BAD / f"{name}.json").read_text(encoding="utf-8"))
    return rows
