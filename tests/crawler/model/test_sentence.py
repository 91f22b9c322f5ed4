"""A sentence reads like any text and knows what it was made of."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date

import pytest

from crawler.model.errors import LayoutChangedError
from crawler.model.sentence import (
    Sentence,
    decimal,
    dump_sentence,
    in_quotes,
    in_turn,
    listed,
    masked_sentence,
    read_sentence,
    sentence,
    together,
    word,
)

LATE = sentence("{host} could not answer ({status})", host="feed.example", status="503")
SURE = sentence("shows the mark (score {score})", score=decimal(0.6, 2))
TWICE = sentence("{reason} (said {times} of {needed} times)", reason=LATE, times=2, needed=3)


def again(text: str) -> str:
    return read_sentence(str(text), json.loads(json.dumps(dump_sentence(text))))


def test_a_text_that_was_no_sentence_stays_as_it_stands() -> None:
    assert dump_sentence("said in another version") is None
    assert type(read_sentence("said in another version", None)) is str


def test_reads_like_any_text() -> None:
    assert LATE == "feed.example could not answer (503)"
    assert SURE == "shows the mark (score 0.60)"
    assert TWICE == "feed.example could not answer (503) (said 2 of 3 times)"


@pytest.mark.parametrize("said", [LATE, TWICE, SURE], ids=["flat", "nested", "decimal"])
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
        {"form": "{host}", "facts": {"host": {"day": "yesterday"}}},
        {"form": "{host}", "facts": {"host": {"decimal": "a few"}}},
        {"form": "{host}", "facts": {"host": {"decimal": "NaN"}}},
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
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert together([in_quotes("a"), in_quotes("b")]) == "“a” and “b”"


def test_keeps_days_and_numbers_as_they_are() -> None:
    said = sentence("since {day} ({number} days)", day=date(2023, 11, 3), number=1116)

    found = again(said)

    assert found == "since 3 Nov 2023 (1,116 days)"
    assert isinstance(found, Sentence)
    assert found.facts == {"day": date(2023, 11, 3), "number": 1116}


def hide(text: str) -> str:
    return text.replace("Fern Inventine", "▮▮▮")


def test_a_masked_sentence_holds_the_name_in_no_part_and_is_still_told() -> None:
    said = in_turn([sentence("{person} left", person="Fern Inventine"), LATE])

    masked = masked_sentence(said, hide)

    assert masked == f"▮▮▮ left; {LATE}"
    assert isinstance(masked, Sentence)
    assert "Inventine" not in json.dumps(dump_sentence(masked))


def test_a_name_that_two_parts_make_leaves_only_the_masked_text() -> None:
    said = sentence("{first} {second}", first="Fern", second="Inventine")

    masked = masked_sentence(said, hide)

    assert masked == "▮▮▮"
    assert not isinstance(masked, Sentence)
    assert masked_sentence("It says Fern Inventine", hide) == "It says ▮▮▮"
