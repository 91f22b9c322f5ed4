"""What accounts of the invented districts call themselves and say, from `voices.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("voices.toml")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """One set of wordings. Rows of teams, clubs, offices and groups begin with their topic."""

    posts: Row
    teams: tuple[Row, ...]
    clubs: tuple[Row, ...]
    offices: tuple[Row, ...]
    groups: tuple[Row, ...]
    people: tuple[Row, ...]
    parodies: tuple[Row, ...]
    critics: tuple[Row, ...]
    press: tuple[Row, ...]
    elsewheres: tuple[Row, ...]
    namesakes: tuple[Row, ...]
    imitations: tuple[Row, ...]


def load_voices(name: str) -> Voices:
    """Give the set of this name: `a`, `b`, `c` or `d`."""
    said = tomllib.loads(_FILE.read_text("utf-8"))[name]
    rows = {
        key: tuple(tuple(row) for row in value) for key, value in said.items() if key != "posts"
    }
    return Voices(posts=tuple(said["posts"]), **rows)
