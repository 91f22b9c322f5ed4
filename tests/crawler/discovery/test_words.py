"""The rows of `rollcall see words`."""

from __future__ import annotations

import pytest

from config.phrases import load_phrases
from crawler.discovery.words import see_words
from crawler.model.fitting import MisfitError

PROFILES = {
    "heron": {
        "name": "Heron Lake Public Schools",
        "city": "Heron Lake",
        "state": "MN",
        "orgs": [
            {"id": "hlps", "type": "district", "name": "Heron Lake Public Schools", "mascot": None},
            {"id": "ehs", "type": "school", "name": "Eastview High School", "aliases": ["EHS"]},
        ],
    }
}
ENGLISH = [load_phrases("en")]


def test_a_row_says_what_was_seen_and_why() -> None:
    text = "🦆 Official account of Eastview High School"

    (row,) = see_words(
        PROFILES, [{"id": "1", "profile": "heron", "fields": {"bio": text}}], ENGLISH
    )

    assert row == {
        "id": "1",
        "claim_official": True,
        "claim_spans": [{"field": "bio", "start": 2, "end": len(text)}],
        "represents": "ehs",
        "student_photo": "none",
        "public_event": False,
        "disclaimer": False,
        "cues": [],
        "because": [
            "noun phrase “Official account of Eastview High School” in bio",
            "its name: “Eastview High School”",
            "named in the claim: “Eastview High School”",
        ],
    }


def test_a_claim_that_is_held_back_keeps_its_reason() -> None:
    item = {"id": "1", "profile": "heron", "fields": {"bio": "Not the official EHS account"}}

    (row,) = see_words(PROFILES, [item], ENGLISH)

    assert not row["claim_official"]
    assert row["disclaimer"]
    assert any("held back, negated" in reason for reason in row["because"])


def test_a_language_of_another_form_is_refused() -> None:
    with pytest.raises(MisfitError):
        list(see_words(PROFILES, [], [{"language": "en"}]))
