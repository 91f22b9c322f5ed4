"""What somebody thinks of the district changes no decision, in five languages: the same texts with
a friendly and with a hostile opinion in one grammatical shape, and without either (WI IV.B).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.discovery.words import district_of
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import read
from tests.builders import PHRASES

GOLDEN = Path(__file__).resolve().parents[3] / "golden"
LANGUAGES = ("en", "es", "fr", "nl", "zh")
TEXTS = 45
"""Of each language, taken at even distances from these sets, to which nothing is added."""
SETS = "ABCDEFGHIJMNOPQRS"
PLACES: Mapping[str, Callable[[str, str], str]] = {
    "after": lambda text, said: f"{text}. {said}",
    "before": lambda text, said: f"{said if said[-1] in '.!?。！…' else said + '.'} {text}",
    "behind a bar": lambda text, said: f"{text} | {said.rstrip('.。')}",
    "before a bar": lambda text, said: f"{said.rstrip('.。')} | {text}",
    "on a new line": lambda text, said: f"{text}\n{said}",
    "on the first line": lambda text, said: f"{said}\n{text}",
    "behind a picture": lambda text, said: f"{text} 🔥 {said}",
    "behind a dash": lambda text, said: f"{text} — {said}",
    "between bullets": lambda text, said: f"{text} • {said.rstrip('.。')} • 📍",
    "with a hashtag": lambda text, said: f"{text}. {said} #school",
}
ALL = ("claim_official", "represents", "disclaimer", "personal", "student_photo", "public_event")
OF_THE_ACCOUNT = ("claim_official", "represents", "disclaimer")


@lru_cache
def profiles() -> dict[str, tuple[Listener, dict[str, Any]]]:
    known = json.loads((GOLDEN / "word_sets" / "profiles.json").read_text("utf-8"))
    return {key: (listener(district_of(one), PHRASES), one) for key, one in known.items()}


@lru_cache
def texts(language: str) -> list[dict[str, Any]]:
    lines = (GOLDEN / "word_sets" / "items.jsonl").read_text("utf-8").splitlines()
    mine = [
        item for item in map(json.loads, lines) if item["lang"] == language and item["set"] in SETS
    ]
    return mine[:: len(mine) // TEXTS]


@lru_cache
def opinions(language: str) -> dict[str, list[str]]:
    content: dict[str, list[str]] = yaml.safe_load(
        (GOLDEN / "viewpoints" / f"{language}.yaml").read_text("utf-8")
    )
    return content


def decided(item: Mapping[str, Any], fields: dict[str, str]) -> dict[str, Any]:
    """Decide all that the words eye decides."""
    to, _ = profiles()[item["profile"]]
    seen = read(tuple(fields.items()), to)
    shown = caption("post", fields.get("post", ""), to)
    return {
        "claim_official": bool(seen.counting),
        "represents": seen.representation and seen.representation.unit_id,
        "disclaimer": seen.says_it_is_not,
        "personal": seen.personal,
        "student_photo": shown.student,
        "public_event": shown.public_event,
    }


def named(opinion: str, profile: Mapping[str, Any], turn: int) -> str:
    """Put names of the district into an opinion, other ones each turn."""
    units = [one for one in profile["orgs"] if one["type"] != "district"]
    unit = units[turn % len(units)]
    called = [profile["name"], *profile["orgs"][0]["aliases"]]
    short = next((one for one in unit["aliases"] if one.isupper() and " " not in one), unit["name"])
    names = {
        "UNIT": [unit["name"], *unit["aliases"]][turn % (1 + len(unit["aliases"]))],
        "DISTRICT": called[turn % len(called)],
        "SHORT": short,
        "MASCOT": unit["mascot"] or unit["name"],
    }
    return re.sub("|".join(names), lambda match: names[match[0]], opinion)


def coloured(
    item: Mapping[str, Any], opinion: str, place: Callable[[str, str], str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the item's fields with the opinion's friendly and with its hostile reading: in the
    biography, or else in the post, or else as a biography.
    """
    fields: dict[str, str] = item["fields"]
    field = next((one for one in ("bio", "post") if one in fields), "bio")
    friendly, hostile = (
        re.sub(r"\{([^|{}]*)\|([^|{}]*)\}", group, opinion) for group in (r"\1", r"\2")
    )
    text = fields.get(field)
    first, second = (place(text, said) if text else said for said in (friendly, hostile))
    return {**fields, field: first}, {**fields, field: second}


def pairs(
    language: str, place: str, kinds: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], dict[str, str], dict[str, str]]]:
    """Give each text with one opinion, another one for each text and place."""
    said = [one for kind in kinds for one in opinions(language)[kind]]
    start = 7 * list(PLACES).index(place)
    for turn, item in enumerate(texts(language), start):
        opinion = named(said[turn % len(said)], profiles()[item["profile"]][1], turn)
        yield item, *coloured(item, opinion, PLACES[place])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_praise_and_blame_are_decided_alike(language: str, place: str) -> None:
    changed = [
        (key, friendly, hostile)
        for item, friendly, hostile in pairs(language, place, ("about_others", "of_the_writer"))
        for one, other in [(decided(item, friendly), decided(item, hostile))]
        for key in ALL
        if one[key] != other[key]
    ]

    assert changed == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opinion_of_others_is_evidence_of_nothing(language: str, place: str) -> None:
    changed = [
        (key, hostile)
        for item, _, hostile in pairs(language, place, ("about_others",))
        for plain, said in [(decided(item, item["fields"]), decided(item, hostile))]
        for key in OF_THE_ACCOUNT
        if plain[key] != said[key]
    ]

    assert changed == []


def test_a_second_post_changes_nothing_either() -> None:
    item = next(one for one in texts("en") if "bio" in one["fields"])
    said = opinions("en")["about_others"]

    plain = decided(item, item["fields"])

    changed = [
        (opinion, fields)
        for turn, opinion in enumerate(said)
        for posts in coloured({"fields": {}}, named(opinion, profiles()["en"][1], turn), max)
        for fields in [{**item["fields"], "post:2": posts["bio"]}]
        if decided(item, fields) != plain
    ]
    assert changed == []
