"""Phrases are found longest first, and those that mean something else are passed over."""

from __future__ import annotations

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.letters.text import text_of

PERSONS = Lexicon(
    ["proud", "proud parent", "principal"], unless=["proud of our", "the principal is"]
)


def found(lexicon: Lexicon, said: str) -> list[tuple[int, int]]:
    return [(hit.first, hit.end) for hit in lexicon.find(text_of("bio", said))]


def test_passes_over_what_means_something_else() -> None:
    assert found(PERSONS, "So proud of our teams") == []
    assert found(PERSONS, "The principal is great") == []


def test_finds_what_only_begins_like_it() -> None:
    assert found(PERSONS, "Proud of nothing. Proud parent") == [(0, 1), (3, 5)]


def test_goes_on_behind_what_it_passed_over() -> None:
    assert found(PERSONS, "Proud of our principal") == [(3, 4)]


def test_lexicons_made_of_others_pass_over_the_same() -> None:
    assert found(Lexicon(of=[PERSONS]), "So proud of our principal") == [(4, 5)]
