"""What people write in five languages: what must stay silent, and what must speak."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.phrases import languages, load_phrases
from crawler.discovery.words import see_words

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "words"
_PHRASES = [load_phrases(code) for code in languages()]
FRIENDLY_AND_HOSTILE = {
    "en": ("We love our district!", "The board lies, and we all know it."),
    "es": ("¡Qué gran distrito!", "El distrito miente y todos lo saben."),
    "fr": ("Quelle belle équipe !", "La direction ment, tout le monde le sait."),
    "nl": ("Wat een fijne school!", "Het bestuur liegt, iedereen weet het."),
    "zh": ("学校太棒了！", "领导说谎，大家都知道。"),
}


def cases(kind: str) -> Iterator[Any]:
    """Give each case of a kind in all languages, named by language and text."""
    for file in sorted(GOLDEN.glob("*.yaml")):
        content = yaml.safe_load(file.read_text("utf-8"))
        for case in content[kind]:
            unit = case.pop("unit")
            text = next(iter(case.values()))
            name = f"{file.stem}: {text}"
            yield pytest.param(content["profile"], case, unit, id=name)


def row(profile: dict[str, Any], fields: dict[str, str]) -> dict[str, Any]:
    """See one item."""
    (seen,) = see_words({"p": profile}, [{"id": "1", "profile": "p", "fields": fields}], _PHRASES)
    return seen


@pytest.mark.parametrize(("profile", "fields", "unit"), list(cases("silent")))
def test_stays_silent(profile: dict[str, Any], fields: dict[str, str], unit: str | None) -> None:
    seen = row(profile, fields)

    assert not seen["claim_official"], seen["because"]
    assert unit == "any" or seen["represents"] == unit, seen["because"]


@pytest.mark.parametrize(("profile", "fields", "unit"), list(cases("speaking")))
def test_speaks(profile: dict[str, Any], fields: dict[str, str], unit: str | None) -> None:
    seen = row(profile, fields)

    assert seen["claim_official"], seen["because"]
    assert unit == "any" or seen["represents"] == unit, seen["because"]
    (field, text) = next(iter(fields.items()))
    assert all(0 <= span["start"] < span["end"] <= len(text) for span in seen["claim_spans"])
    assert {span["field"] for span in seen["claim_spans"]} == {field}


def biographies() -> Iterator[Any]:
    """Give every biography of the golden cases with both viewpoints of its language."""
    for kind in ("silent", "speaking"):
        for case in cases(kind):
            profile, fields, _ = case.values
            for said in FRIENDLY_AND_HOSTILE[str(case.id)[:2]]:
                if "bio" in fields:
                    yield pytest.param(profile, fields["bio"], said, id=f"{case.id} + {said}")


@pytest.mark.parametrize(("profile", "bio", "said"), list(biographies()))
def test_a_viewpoint_changes_nothing(profile: dict[str, Any], bio: str, said: str) -> None:
    ended = bio if bio[-1] in ".!?？。！" else f"{bio}."

    plain = row(profile, {"bio": ended})
    coloured = row(profile, {"bio": f"{ended} {said}"})

    assert {**plain, "because": None} == {**coloured, "because": None}
