"""The phrases of every language are complete and fit to be compared."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from config.phrases import (
    FOLDER,
    LISTS,
    OFF,
    languages,
    load_phrases,
    read_phrases,
)
from config.problems import ProblemsError

WAITING = tuple(sorted(path.stem for path in OFF.glob("*.yaml")))


def test_there_are_five_languages() -> None:
    assert languages() == ("en", "es", "fr", "nl", "zh")


def test_two_languages_wait_for_a_speaker_and_no_rule_listens_to_them() -> None:
    assert WAITING == ("hmn", "so")
    assert set(WAITING).isdisjoint(languages())


@pytest.mark.parametrize("language", WAITING)
def test_a_language_that_waits_has_every_list(language: str) -> None:
    phrases = read_phrases(OFF / f"{language}.yaml")

    assert phrases["language"] == language
    assert all(phrases[name] for name in LISTS)


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_list(language: str) -> None:
    phrases = load_phrases(language)

    assert phrases["language"] == language
    assert all(len(phrases[name]) >= 7 for name in LISTS)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", LISTS)
def test_a_list_repeats_nothing_and_is_normalised(language: str, name: str) -> None:
    phrases = list(load_phrases(language)[name])

    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []
    assert phrases == [unicodedata.normalize("NFC", phrase) for phrase in phrases]


@pytest.mark.parametrize("language", languages())
def test_what_takes_a_claim_back_is_not_a_claim(language: str) -> None:
    phrases = load_phrases(language)

    claims = set(phrases["stems"]) | set(phrases["self_presentations"]) | set(phrases["agents"])

    assert claims.isdisjoint(phrases["negations"])
    assert set(phrases["fan_words"]).isdisjoint(phrases["stems"])


@pytest.mark.parametrize("language", languages())
def test_a_remark_stands_right_above_the_list_that_it_is_about(language: str) -> None:
    lines = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8").splitlines()
    above = itertools.pairwise(lines)

    astray = [
        number
        for number, (line, after) in enumerate(above, start=1)
        if (line.startswith("#") and after.startswith((" ", "-"))) or line == "" == after
    ]

    assert astray == []


def test_sees_what_is_wrong_with_phrases(tmp_path: Path) -> None:
    path = tmp_path / "xx.yaml"
    text = (FOLDER / "nl.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("  - officieel\n", "  - Officieel\n  - no\n", 1), encoding="utf-8")

    with pytest.raises(ProblemsError) as caught:
        read_phrases(path)

    said = [problem.message for problem in caught.value.problems]
    assert "language should be xx, as the file is called" in said
    assert "stems: 'Officieel' should be in lower case" in said
    assert "stems should be text (put it in quotes)" in said
