"""A sentence reads like any text and knows what it was made of."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import Sentence, dump_sentence, in_turn, read_sentence, sentence, word

LATE = sentence("{host} could not answer ({status})", host="feed.example", status="503")
TWICE = sentence("{reason} (said {times} of {needed} times)", reason=LATE, times=2, needed=3)


def again(text: str) -> str:
    return read_sentence(str(text), json.loads(json.dumps(dump_sentence(text))))


def test_a_text_that_was_no_sentence_stays_as_it_stands() -> None:
    assert dump_sentence("said in another version") is None
    assert type(read_sentence("said in another version", None)) is str


def test_reads_like_any_text() -> None:
    assert LATE == "feed.example could not answer (503)"
    assert TWICE == "feed.example could not answer (503) (said 2 of 3 times)"


@pytest.mark.parametrize("said", [LATE, TWICE], ids=["flat", "nested"])
def test_is_the_same_after_it_was_written_down(said: Sentence) -> None:
    found = again(said)

    assert isinstance(found, Sentence)
    assert (found, found.form, dict(found.facts)) == (said, said.form, dict(said.facts))


@pytest.mark.parametrize(
    "dumped",
    [
        {"form": "{host} could not answer", "facts": {"host": "other.example"}},
        {"form": "{host} could not answer", "facts": {}},
        {"form": "{host.nothing}", "facts": {"host": "feed.example"}},
        {"form": "{0", "facts": {}},
        {"form": "x", "facts": {"host": [1]}},
        ["no object"],
        7,
    ],
)
def test_believes_nothing_that_gives_another_text(dumped: object) -> None:
    text = "feed.example could not answer"

    assert type(read_sentence(text, dumped)) is str


def test_takes_braces_of_strangers_as_they_are() -> None:
    said = sentence("the page says: {title}", title="{0} {title} {")

    assert again(said) == said == "the page says: {0} {title} {"
    assert LayoutChangedError("{odd} part").reason.startswith("the answer has no {odd} part")
    assert again(word("{")) == "{"


def test_is_copied_and_sent_to_another_process_whole() -> None:
    assert copy.deepcopy(TWICE).facts == TWICE.facts
    assert pickle.loads(pickle.dumps(TWICE)).form == TWICE.form  # noqa: S301 our own


def test_puts_parts_in_turn() -> None:
    assert in_turn(()) == ""
    assert in_turn(("a",)) == "a"
    assert in_turn(("a", LATE, "c")) == f"a; {LATE}; c"
