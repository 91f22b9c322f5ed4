"""What people write in five languages: what must stay silent, and what must speak."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.discovery.words import district_of, see_item
from crawler.model.words.listening import Listener, listener
from tests.builders import PHRASES

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "words"
_LISTENERS: dict[str, Listener] = {}
FRIENDLY_AND_HOSTILE = {
    "en": ("We love our district!", "The board lies, and we all know it."),
    "es": ("¡Qué gran distrito!", "El distrito miente y todos lo saben."),
    "fr": ("Quelle belle école !", "La direction ment, tout le monde le sait."),
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
    name = profile["name"]
    if name not in _LISTENERS:
        _LISTENERS[name] = listener(district_of(profile), PHRASES)
    return see_item({"id": "1", "fields": fields}, _LISTENERS[name], profile)


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


def captions() -> Iterator[Any]:
    """Give every post of the golden captions, named by language and text."""
    for file in sorted(GOLDEN.glob("*.yaml")):
        content = yaml.safe_load(file.read_text("utf-8"))
        for case in content.get("captions", ()):
            expected = (case["students"], case["event"])
            name = f"{file.stem}: {case['post']}"
            yield pytest.param(content["profile"], case["post"], expected, id=name)


@pytest.mark.parametrize(("profile", "post", "expected"), list(captions()))
def test_a_caption_points_to(
    profile: dict[str, Any], post: str, expected: tuple[str, bool]
) -> None:
    seen = row(profile, {"post": post})

    assert (seen["student_photo"], seen["public_event"]) == expected, seen["cues"]
    assert not seen["claim_official"], seen["because"]


def coloured_captions() -> Iterator[Any]:
    """Give every post of the golden captions with both viewpoints of its language."""
    for case in captions():
        profile, post, _ = case.values
        yield pytest.param(profile, post, FRIENDLY_AND_HOSTILE[str(case.id)[:2]], id=case.id)


@pytest.mark.parametrize(("profile", "post", "viewpoints"), list(coloured_captions()))
def test_a_viewpoint_changes_no_caption(
    profile: dict[str, Any], post: str, viewpoints: tuple[str, str]
) -> None:
    ended = post if post[-1] in ".!?？。！" else f"{post}."

    friendly, hostile = (row(profile, {"post": f"{ended} {said}"}) for said in viewpoints)

    assert friendly["student_photo"] == hostile["student_photo"]
    assert friendly["public_event"] == hostile["public_event"]
