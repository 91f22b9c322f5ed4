"""Ordinary profile texts and posts, which hold the words of a claim and claim nothing."""

from __future__ import annotations

import pytest
import yaml

from crawler.discovery.words import district_of
from crawler.model.words.captions.captions import Student
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import read
from tests.bench.words_ordinary import languages, ordinary
from tests.builders import PHRASES
from tests.crawler.model.words.test_golden_words import GOLDEN

TEXTS = 250
"""For each language and kind; `python -m tests.bench.words` reads thousands."""


def a_district(language: str) -> Listener:
    content = yaml.safe_load((GOLDEN / f"{language}.yaml").read_text("utf-8"))
    return listener(district_of(content["profile"]), PHRASES)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("field", ["bio", "post"])
def test_ordinary_texts_claim_nothing(language: str, field: str) -> None:
    to = a_district(language)
    name = "post:1" if field == "post" else field

    claims = {text: read(((name, text),), to).counting for text in ordinary(language, field, TEXTS)}

    assert {text for text, found in claims.items() if found} == set()


@pytest.mark.parametrize("language", languages())
def test_ordinary_posts_show_no_particular_student(language: str) -> None:
    to = a_district(language)

    seen = {text: caption("post:1", text, to).student for text in ordinary(language, "post", TEXTS)}

    assert {text for text, student in seen.items() if student is Student.STRONG} == set()
