"""Strings that are made to be slow are read in bounded time, and what was not read is said."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from crawler.model.words.letters.text import LETTERS, text_of
from crawler.model.words.listening import caption, listener
from crawler.model.words.reading import read
from tests.bench.words_texts import HOSTILE_CHARACTERS, hostile
from tests.builders import PHRASES, make_district

HERON_LAKE = listener(make_district(), PHRASES)
TRIES = 3
SHARE = 4
GROWTH = 2.0 * SHARE
"""Four times the text may cost up to eight times as much: double of what is in proportion, for the
noise of a busy machine, and half of what a cost that grows with the square would come to.
"""
UNSEEN_S = 0.001
"""Below this a cost is start-up and noise, not growth."""


@pytest.fixture(autouse=True)
def collecting_nothing() -> Iterator[None]:
    """Other tests' leavings are not collected on this one's time."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("what", list(hostile()))
@pytest.mark.parametrize("field", ["display_name", "handle", "bio", "post:1"])
def test_a_longer_text_costs_in_proportion(what: str, field: str) -> None:
    whole = hostile()[what][:LETTERS]

    short_s, whole_s = cost_s(field, whole[: LETTERS // SHARE]), cost_s(field, whole)

    assert whole_s <= GROWTH * max(short_s, UNSEEN_S)


@pytest.mark.parametrize("what", list(hostile()))
@pytest.mark.parametrize("field", ["display_name", "handle", "bio", "post:1"])
def test_what_stands_beyond_the_limit_costs_next_to_nothing(what: str, field: str) -> None:
    text = hostile()[what]

    limited_s, all_s = cost_s(field, text[: LETTERS + 1]), cost_s(field, text)

    assert len(text) == HOSTILE_CHARACTERS
    assert all_s <= 3 * max(limited_s, UNSEEN_S)


def cost_s(field: str, text: str) -> float:
    """Give the least CPU seconds of a few tries."""
    costs: list[float] = []
    for _ in range(TRIES):
        started_s = time.process_time()
        read(((field, text),), HERON_LAKE)
        caption("post:1", text, HERON_LAKE)
        costs.append(time.process_time() - started_s)
    return min(costs)


def test_a_short_text_is_not_cut() -> None:
    assert not text_of("bio", "x" * LETTERS).is_cut
    assert not read((("bio", "Official page of Eastview HS"),), HERON_LAKE).cut


def test_what_was_not_read_is_said() -> None:
    text = "x " * LETTERS + "Official page of Eastview High School"

    reading = read((("bio", text), ("display_name", "Herons")), HERON_LAKE)

    assert reading.cut == ("bio",)
    assert reading.counting == ()
