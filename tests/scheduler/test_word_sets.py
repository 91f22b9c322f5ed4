"""What the words eye must reach on texts in five languages that were each written before its
phrases were looked at (tests/golden/word_sets), and that an opinion changes nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery.words import district_of, see_item
from crawler.model.words.listening import listener
from scheduler.jobs.looking import measure_words
from tests.builders import PHRASES
from tests.crawler.model.words.test_golden_words import FRIENDLY_AND_HOSTILE

SETS = Path(__file__).parents[1] / "golden" / "word_sets"
LANGUAGES = ("en", "es", "fr", "nl", "zh")
PRAISE_AND_BLAME = {
    "en": ("So proud of our schools!", "So ashamed of our schools!"),
    "es": ("El director hace un gran trabajo.", "El director debe renunciar."),
    "fr": ("Merci à notre directrice !", "Quelle honte !"),
    "nl": ("Wij zijn trots op onze school.", "Wij schamen ons voor onze school."),
    "zh": ("感谢老师们。", "真丢脸。"),
}
"""Only one of the two holds a word with which persons describe themselves as well."""


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["what"], row["part"]): row for row in measure_words(SETS)}


@pytest.mark.parametrize(
    ("what", "part", "precision", "recall"),
    [
        *(("claim_official", language, 0.97, 0.95) for language in LANGUAGES),
        ("claim_official", "all", 0.985, 0.98),
        ("claim with the right unit", "all", 0.98, 0.95),
        ("represents", "all", 0.9, 0.85),
        ("student_photo strong", "all", 0.95, 0.95),
        ("student_photo any", "all", 0.95, 0.95),
    ],
)
def test_reaches_what_was_asked(
    figures: dict[tuple[str, str], dict[str, Any]],
    what: str,
    part: str,
    precision: float,
    recall: float,
) -> None:
    row = figures[what, part]

    assert row["precision"] >= precision, row
    assert row["recall"] >= recall, row


def claims_of(sets: str, folder: Path) -> dict[str, Any]:
    """Measure the claims of some sets, all languages together."""
    lines = (SETS / "items.jsonl").read_text("utf-8").splitlines()
    chosen = [line for line in lines if json.loads(line)["set"] in sets]
    (folder / "items.jsonl").write_text("\n".join(chosen), "utf-8")
    (folder / "profiles.json").write_bytes((SETS / "profiles.json").read_bytes())
    return next(row for row in measure_words(folder) if row["what"] == "claim_official")


def test_reaches_as_much_where_nothing_was_mended(tmp_path: Path) -> None:
    row = claims_of("W", tmp_path)

    assert row["part"] == "all"
    assert row["precision"] >= 0.985, row
    assert row["recall"] >= 0.98, row


def test_reaches_more_on_everyday_wording(tmp_path: Path) -> None:
    """The other sets look for unusual wording on purpose (docs/languages.md)."""
    row = claims_of("ABCDHIJR", tmp_path)

    assert row["part"] == "all"
    assert row["precision"] >= 0.985, row
    assert row["recall"] >= 0.98, row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opinions", [FRIENDLY_AND_HOSTILE, PRAISE_AND_BLAME], ids=["", "persons"])
def test_no_opinion_changes_a_decision(language: str, opinions: dict[str, tuple[str, str]]) -> None:
    profiles = json.loads((SETS / "profiles.json").read_text("utf-8"))
    to = {key: listener(district_of(one), PHRASES) for key, one in profiles.items()}
    lines = (SETS / "items.jsonl").read_text("utf-8").splitlines()
    texts = [
        (item["profile"], item["fields"]["bio"])
        for item in map(json.loads, lines)
        if item["lang"] == language and "bio" in item["fields"]
    ]

    decided = [
        [
            {**see_item({"id": "1", "fields": {"bio": said}}, to[key], profiles[key]), "because": 0}
            for said in _coloured(text, opinions[language])
        ]
        for key, text in texts
    ]

    changed = [text for text, seen in zip(texts, decided, strict=True) if seen[0] != seen[1]]
    assert changed == []


def _coloured(text: str, opinions: tuple[str, str]) -> tuple[str, ...]:
    """Give the text with a friendly and with a hostile sentence about the district."""
    ended = text if text[-1] in ".!?？。！" else f"{text}."
    return tuple(f"{ended} {said}" for said in opinions)
