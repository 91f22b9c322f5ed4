"""Sightings survive JSON exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crawler.model.sentence import Sentence, sentence
from crawler.model.sighting import Region, Sighting, Span
from crawler.store.sighting_codec import dump_sighting, load_sighting
from tests.crawler.store.records import make_sighting

TEXT = st.text(st.characters(codec="utf-8") | st.just("\ud83d"), max_size=30)
MAYBE = st.none() | TEXT
SIGHTINGS = st.builds(
    Sighting,
    anchor=TEXT,
    why=TEXT,
    confidence=st.floats(0, 1),
    place=TEXT,
    spans=st.lists(st.builds(Span, TEXT, st.integers(0), st.integers(0), TEXT), max_size=2).map(
        tuple
    ),
    regions=st.lists(
        st.builds(Region, TEXT, TEXT, st.none() | st.tuples(*[st.integers()] * 4)), max_size=2
    ).map(tuple),
    link=MAYBE,
    facts=st.dictionaries(TEXT, TEXT, max_size=2),
)


@given(SIGHTINGS)
def test_a_sighting_comes_back_as_it_was(sighting: Sighting) -> None:
    assert load_sighting(dump_sighting(sighting)) == sighting


def test_a_sighting_keeps_its_box_as_a_box() -> None:
    assert load_sighting(dump_sighting(make_sighting())).regions[0].box == (1, 2, 30, 40)


def test_a_sentence_remembers_what_it_was_made_of() -> None:
    why = sentence("the post of {day}", day=date(2026, 6, 30))

    found = load_sighting(dump_sighting(replace(make_sighting(), why=why))).why

    assert isinstance(found, Sentence)
    assert (found, found.form, found.facts) == (why, why.form, why.facts)


def test_what_was_stored_before_stays_as_it_stands() -> None:
    old = dump_sighting(make_sighting()).replace(',"told":null', "")

    assert "told" not in old
    assert load_sighting(old) == make_sighting()
