"""The phrases that ship: how people write, in each language, that an account is official."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from config.pack_fields import Fields
from config.pack_reader import read_yaml
from config.problems import Problem, ProblemsError

FOLDER = Path(__file__).parent / "policies" / "phrases"
LISTS = (
    "stems",
    "nouns",
    "self_presentations",
    "agents",
    "negations",
    "disclaimers",
    "fan_words",
    "referrals",
    "questions",
    "former",
    "spokesperson",
)
"""What every language lists."""
FURTHER = (
    "word_order",
    "named_stems",
    "not_stems",
    "agent_marks",
    "negators",
    "linkers",
    "audience",
    "persons",
    "activities",
    "other_organisations",
    "about",
    "place_prefixes",
    "laypeople",
    "predicates",
    "possessives",
    "unrelated_after",
    "numerals",
    "student_groups",
    "student_marks",
    "name_marks",
    "titles",
    "student_words",
    "events",
    "not_captions",
    "announcements",
    "plays",
    "results",
    "not_names",
    "surnames",
)
"""What a language may list besides."""

Phrases = Mapping[str, str | tuple[str, ...]]
"""`language`, the LISTS, and those of FURTHER that are there, each a tuple of phrases in lower
case.
"""


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that there are phrases for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def load_phrases(language: str) -> Phrases:
    """Give the phrases of one of the `languages()`. Raises ProblemsError."""
    return read_phrases(FOLDER / f"{language}.yaml")


def read_phrases(path: Path) -> Phrases:
    """Read one file of phrases. Raises ProblemsError."""
    problems: list[Problem] = []
    fields = Fields(str(path), read_yaml(path), "phrases", problems)
    fields.expect(("language", *LISTS), FURTHER)
    read: dict[str, str | tuple[str, ...]] = {"language": fields.text("language")}
    there = tuple(name for name in FURTHER if name in fields.table)
    for name in LISTS + there:
        read[name] = phrases = fields.texts(name)
        for phrase in phrases:
            if phrase != phrase.lower():
                fields.wrong(name, f"{name}: {phrase!r} should be in lower case")
    if read["language"] not in {"", path.stem}:
        fields.wrong("language", f"language should be {path.stem}, as the file is called")
    if problems:
        raise ProblemsError(problems)
    return read
