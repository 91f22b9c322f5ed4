"""Strings that are made to be slow are read in bounded time, and what was not read is said."""

from __future__ import annotations

import time

import pytest

from crawler.model.words.listening import caption, listener
from crawler.model.words.reading import read
from crawler.model.words.text import LETTERS, text_of
from tests.bench.words_texts import HOSTILE_CHARACTERS, hostile
from tests.builders import PHRASES, make_district

HERON_LAKE = listener(make_district(), PHRASES)
MOST_S = 0.5
"""Ten times what the benchmark asks for, so that a busy machine fails no test; what grows with the
square of the length takes longer still.
"""


@pytest.mark.parametrize("what", list(hostile()))
@pytest.mark.parametrize("field", ["display_name", "handle", "bio", "post:1"])
def test_is_read_in_bounded_time(what: str, field: str) -> None:
    text = hostile()[what]
    started_s = time.process_time()

    read(((field, text),), HERON_LAKE)
    caption("post:1", text, HERON_LAKE)

    assert len(text) == HOSTILE_CHARACTERS
    assert time.process_time() - started_s < MOST_S


def test_a_short_text_is_not_cut() -> None:
    assert not text_of("bio", "x" * LETTERS).is_cut
    assert not read((("bio", "Official page of Eastview HS"),), HERON_LAKE).cut


def test_what_was_not_read_is_said() -> None:
    text = "x " * LETTERS + "Official page of Eastview High School"

    reading = read((("bio", text), ("display_name", "Herons")), HERON_LAKE)

    assert reading.cut == ("bio",)
    assert reading.counting == ()
