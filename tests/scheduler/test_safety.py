"""A child may be in danger: instructions at once, and nothing recorded but that they were asked
for.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from config.policy import POLICIES, load_pack
from crawler.store.tables.schema import schema
from tests.homes import make_home
from tests.scheduler.commands import quickly

OWN = "Call the superintendent's office, extension 1. The county answers at all hours."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give an installation."""
    return make_home(tmp_path / "home")


def presses(home: Path) -> list[tuple[object, ...]]:
    """Give all that was recorded."""
    with closing(sqlite3.connect(home / "rollcall.db")) as database:
        return database.execute("SELECT * FROM safety_press").fetchall()


def test_nothing_else_has_a_column_here() -> None:
    columns = {column.name for column in schema().tables["safety_press"].c}

    assert columns == {"id", "district_id", "pressed_at"}


def test_the_districts_own_instructions_are_shown_as_they_are(home: Path) -> None:
    (home / "safety.md").write_text(OWN, "utf-8")

    said = quickly("safety", home=home)

    assert said.code == 0
    assert said.out.strip() == OWN
    assert len(presses(home)) == 1


@pytest.mark.parametrize("file", ["district.toml", "rollcall.db"])
def test_they_are_shown_even_when_the_installation_is_broken(home: Path, file: str) -> None:
    (home / "safety.md").write_text(OWN, "utf-8")
    (home / file).write_text("no settings, and no database either", "utf-8")

    said = quickly("safety", home=home)

    assert said.code != 0
    assert said.out.strip() == OWN


def test_without_them_the_shipped_text_says_so_and_names_the_hotlines(home: Path) -> None:
    said = quickly("safety", home=home)

    assert "call 911" in said.told
    assert "988" in said.told
    assert "HAS NOT WRITTEN ITS OWN INSTRUCTIONS YET" in said.told


def test_each_time_is_recorded_with_its_moment_alone(home: Path) -> None:
    for _ in range(2):
        quickly("safety", home=home)

    assert [len(row) for row in presses(home)] == [3, 3]


def test_no_rule_and_no_detector_scores_a_childs_safety() -> None:
    words = ("danger", "abuse", "self-harm", "suicide", "bully", "grooming", "threat")
    packs = [load_pack(path) for path in POLICIES.glob("*.yaml")]
    titles = [rule.title.lower() for pack in packs for rule in pack.rules]

    assert titles
    assert [title for title in titles if any(word in title for word in words)] == []
