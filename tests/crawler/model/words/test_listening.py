"""What is made ready once, and told apart when it is not the same."""

from __future__ import annotations

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.letters.text import text_of
from crawler.model.words.letters.tokens import tokenise, words
from crawler.model.words.listening import listener
from crawler.model.words.reading import named_spans
from tests.builders import PHRASES, make_district


def test_a_district_is_made_ready_once_for_the_same_languages() -> None:
    district = make_district()

    assert listener(district, PHRASES) is listener(district, PHRASES)


def test_a_district_that_changed_is_made_ready_again() -> None:
    before = listener(make_district(), PHRASES)
    after = listener(make_district(name="Otter Bay Schools", aliases=(), units=()), PHRASES)

    assert not named_spans((("bio", "Otter Bay Schools"),), before)
    assert named_spans((("bio", "Otter Bay Schools"),), after)


def test_fewer_languages_hear_less() -> None:
    district = make_district()

    assert len(listener(district, PHRASES).grammars) == len(PHRASES)
    assert len(listener(district, PHRASES[:1]).grammars) == 1


def test_the_same_words_in_another_field_are_another_text() -> None:
    post, bio = text_of("post:1", "Go Herons"), text_of("bio", "Go Herons")

    assert (post.field, bio.field) == ("post:1", "bio")
    assert post.kind is not bio.kind


def test_words_that_stand_alone_in_the_lists_are_counted_each_time() -> None:
    text = text_of("bio", "The school of the town, of course.")

    assert Lexicon(["the", "of", "of course", "a"]).count(text) == 4


def test_a_phrase_of_plain_words_is_cut_as_every_text_is() -> None:
    for phrase in ("official page", "run by", "a b c d", "o f f", "https", "won't", "www", "x1"):
        assert words(phrase) == tuple(token.text for token in tokenise(phrase)), phrase
