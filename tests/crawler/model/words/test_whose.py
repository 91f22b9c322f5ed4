"""Whose account it is: a name alone is enough, an abbreviation or a mascot needs company."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.model.words.listening import listener
from crawler.model.words.reading import read
from tests.builders import PHRASES, UNITS, make_district

HERON_LAKE = listener(make_district(), PHRASES)


def unit(**fields: str) -> int | None:
    found = read(tuple(fields.items()), HERON_LAKE).representation
    return found.unit_id if found else None


@pytest.mark.parametrize(
    "fields",
    [
        {"display_name": "EHS"},
        {"display_name": "Herons"},
        {"display_name": "Heron Lake"},
        {"display_name": "Heron Lake Community College"},
        {"display_name": "South Heron Lake Schools"},
        {"display_name": "Heron Lake Garden"},
        {"title": "Eastview High School - San Lucas Tepetl, Oaxaca"},
        {"title": "Eastview High School | Oostermeersum, Friesland"},
        {"title": "Eastview High School | Saint-Brévant (Finistère)"},
        {"display_name": "EHS", "bio": "Elm Heritage Society"},
        {"display_name": "Eastview High School", "location": "Fairport, NY"},
        {"display_name": "Eastview High School Alumni"},
        {"bio": "Follow Eastview High School"},
        {"bio": "I drive past Eastview High School every day"},
        {"handle": "ehs_plumbing"},
        {"handle": "eastview"},
        {"handle": "lions_club"},
    ],
    ids=str,
)
def test_stays_silent(fields: dict[str, str]) -> None:
    assert unit(**fields) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"display_name": "Eastview High School"}, 2),
        ({"display_name": "EASTVIEW HIGHSCHOOL"}, 2),
        ({"display_name": "EHS Volleyball"}, 2),
        ({"display_name": "Eastview High School Garden"}, 2),
        ({"display_name": "Eastview Herons"}, 2),
        ({"display_name": "Herons Football"}, 6),
        ({"display_name": "Westbrook Otters Swim & Dive"}, 3),
        ({"display_name": "Herons", "handle": "ehs_volleyball"}, 2),
        ({"bio": "News from Westbrook HS"}, 3),
        ({"bio": "Eastview High School Fairport? No, Heron Lake, MN"}, 2),
        ({"bio": "Official account of the EHS diabetes club. CGMs and pumps"}, 2),
        ({"handle": "eastviewhs_mn"}, 2),
        ({"handle": "EHSHeronsVB"}, 2),
        ({"handle": "hlps.athletics"}, 1),
        ({"handle": "cgms_band@social.example"}, 4),
        ({"handle": "e4stv13whs"}, 2),
    ],
    ids=str,
)
def test_sees_whose_it_is(fields: dict[str, str], expected: int) -> None:
    assert unit(**fields) == expected


def test_says_why_with_the_words() -> None:
    reading = read((("display_name", "EHS Volleyball"),), HERON_LAKE)

    assert reading.representation is not None
    assert reading.representation.why[0] == "its abbreviation: “EHS”"
    assert reading.representation.spans[0].quote == "EHS"


def test_not_affiliated_with_a_unit_is_not_that_unit() -> None:
    assert unit(bio="Not affiliated with Eastview High School") is None


def test_a_street_in_a_schools_own_name_makes_it_no_other_organisation() -> None:
    quarry = replace(UNITS[1], name="Quarry Road High School", aliases=())
    to = listener(make_district(units=(UNITS[0], quarry)), PHRASES)

    assert not read((("display_name", "Quarry Road Choirs"),), to).other
    assert read((("display_name", "Quarry Lane Apartments"),), to).other
