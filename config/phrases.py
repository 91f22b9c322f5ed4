"""The phrases that ship: how people write, in each language, that an account is official."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from config.pack_fields import Fields
from config.pack_reader import read_yaml
from config.problems import Problem, ProblemsError
from config.spellings import spellings

FOLDER = Path(__file__).parent / "policies" / "phrases"
OFF = FOLDER / "off"
"""Languages that are written down and not listened to, until a speaker has reviewed them."""
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
    "unit_nouns",
    "noun_endings",
    "unit_noun_endings",
    "agent_verbs",
    "agent_links",
    "offices",
    "heads",
    "things",
    "acts",
    "labels",
    "disowned",
    "articles",
    "presenters",
    "copulas",
    "contrasts",
    "doubts",
    "place_links",
    "towns",
    "named_stems",
    "not_stems",
    "vouched",
    "alone",
    "itself",
    "agent_marks",
    "negators",
    "linkers",
    "audience",
    "admirers",
    "persons",
    "not_persons",
    "ended",
    "harmless",
    "not_about",
    "contents",
    "pointers",
    "hearers",
    "naming_words",
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
    "rosters",
    "honours",
    "doings",
    "name_marks",
    "year_marks",
    "class_marks",
    "class_names",
    "deeds",
    "praises",
    "periods",
    "titles",
    "student_words",
    "ensembles",
    "appearances",
    "pictures",
    "pictured",
    "venues",
    "events",
    "gatherings",
    "times",
    "versus",
    "not_captions",
    "announcements",
    "plays",
    "results",
    "not_names",
    "surnames",
    "identity_numbers",
    "births",
    "homes",
    "grades",
    "health",
    "discipline",
    "works",
    "not_private",
    "floor_plans",
)
"""What a language may list besides."""

Phrases = Mapping[str, str | tuple[str, ...]]
"""`language`, the LISTS, and those of FURTHER that are there, each a tuple of phrases in lower
case, written out (spellings.py).
"""


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that there are phrases for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def load_phrases(language: str) -> Phrases:
    """Give the phrases of one of the `languages()`. Raises ProblemsError."""
    return read_phrases(FOLDER / f"{language}.yaml")


def _written_out(lines: Sequence[str], name: str, fields: Fields) -> Iterator[str]:
    for line in lines:
        try:
            yield from spellings(line)
        except ValueError as error:
            fields.wrong(name, f"{name}: {error}")


def read_phrases(path: Path) -> Phrases:
    """Read one file of phrases. Raises ProblemsError."""
    problems: list[Problem] = []
    fields = Fields(str(path), read_yaml(path), "phrases", problems)
    fields.expect(("language", *LISTS), FURTHER)
    read: dict[str, str | tuple[str, ...]] = {"language": fields.text("language")}
    there = tuple(name for name in FURTHER if name in fields.table)
    for name in LISTS + there:
        lines = fields.texts(name)
        for line in lines:
            if line != line.lower():
                fields.wrong(name, f"{name}: {line!r} should be in lower case")
        read[name] = tuple(dict.fromkeys(_written_out(lines, name, fields)))
    if read["language"] not in {"", path.stem}:
        fields.wrong("language", f"language should be {path.stem}, as the file is called")
    if problems:
        raise ProblemsError(problems)
    return read
