"""Texts of the word sets with something put in, cut anywhere: they are read to their end, and what
is quoted stands in them.
"""

from __future__ import annotations

import json
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from crawler.discovery.words import district_of
from crawler.model.sighting import Span
from crawler.model.words.listening import caption, listener
from crawler.model.words.reading import read
from tests.builders import PHRASES

SETS = Path(__file__).parents[3] / "golden" / "word_sets"
PUT_IN = (
    *("3.º", "1.ª", "°", "#12", "'27", "19h30", "3ºB", "10号", "号", "李", "A"),
    *("n0t", "offficiaaal", "⚽fficial", "СЅЅ", "١٢", "Ⅻ", "ﬀ", "e\u0301", "\u200b", "🇺🇸"),
    *("|", "👏", '"', "(", ")", "-", "—", "...", "@", "@x", "https://a.example/b", "\n"),
)
MOST = 3
EVERY = 4
"""One text of so many, to be read in a few seconds."""
PATIENCE_S = 120
"""A text that is not read by then is never read."""


@pytest.fixture
def impatient() -> Iterator[None]:
    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("reading does not come to an end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def spoiled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for _ in range(chance.randint(1, MOST)):
        words.insert(chance.randint(0, len(words)), chance.choice(PUT_IN))
    begins = chance.randint(0, len(words) - 1) if chance.random() < 1 / MOST else 0
    ends = chance.randint(begins + 1, len(words))
    return " ".join(words[begins:ends])


def items(language: str) -> list[dict[str, Any]]:
    lines = (SETS / "items.jsonl").read_text("utf-8").splitlines()
    return [item for item in map(json.loads, lines) if item["lang"] == language][::EVERY]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("language", ["en", "es", "fr", "nl", "zh"])
def test_a_spoiled_text_is_read_and_quoted_as_it_stands(language: str) -> None:
    profiles = json.loads((SETS / "profiles.json").read_text("utf-8"))
    chance = random.Random(language)  # noqa: S311

    for item in items(language):
        to = listener(district_of(profiles[item["profile"]]), PHRASES)
        fields = {name: spoiled(text, chance) for name, text in item["fields"].items()}
        reading = read(tuple(fields.items()), to)
        quoted = [claim.span for claim in reading.claims] + [*reading.disclaimed, *reading.fan]
        for name, text in fields.items():
            shown = [span for _, span in caption(name, text, to).cues]
            assert all(stands(span, fields) for span in (*quoted, *shown)), fields


def stands(span: Span, fields: dict[str, str]) -> bool:
    return fields[span.field][span.start : span.end] == span.quote
