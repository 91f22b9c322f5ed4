"""Guesses are proposals: a name, schools, a kind and a unit, each from what pages say."""

from __future__ import annotations

import pytest

from crawler.discovery.guess import guess_account, guess_name, guess_units
from crawler.discovery.schools import school_name
from crawler.model.account import AccountKind
from tests.builders import make_district, make_lead
from tests.crawler.discovery.pages import HOME, anchor, page


@pytest.mark.parametrize(
    "text",
    [
        "High School",
        "Our Elementary Schools",
        "Middle School Athletics",
        "Summer School",
        "Find a School",
        "Eastview High School wins the cup",
        "Home of the Herons",
        "Aim High",
        "public school",
    ],
)
def test_stays_silent_on_what_names_no_school(text: str) -> None:
    assert school_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eastview High School", "Eastview High School"),
        ("Visit Cedar Grove Middle School", "Cedar Grove Middle School"),
        ("Pine Point Elementary", "Pine Point Elementary School"),
        ("St. Heron Academy", "St. Heron Academy"),
        ("Escuela Primaria Cedro Alto", "Escuela Primaria Cedro Alto"),
        ("Lycée Pré-Vert", "Lycée Pré-Vert"),
        ("Reigermeer College", "Reigermeer College"),
        ("鹭湖中学", "鹭湖中学"),
    ],
)
def test_sees_names_of_schools(text: str, name: str) -> None:
    assert school_name(text) == name


def test_proposes_schools_that_are_surely_ours() -> None:
    home = page("", anchor("/eastview", "Eastview High School") + anchor("/hs", "High School"))
    schools = page("schools", anchor("https://westbrook.example/", "Westbrook High"), "Our schools")
    away = page("games", anchor("https://x.example/", "Otter Lake High School"), "Away games")

    units = guess_units([home, schools, away], HOME)

    assert sorted(unit.name for unit in units) == ["Eastview High School", "Westbrook High School"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Home | Heron Lake Public Schools", "Heron Lake Public Schools"),
        ("Welcome to Heron Lake School District - Home", "Heron Lake School District"),
        ("Heron Lake", "Heron Lake"),
        ("Home", "heronlake.example"),
    ],
)
def test_names_the_district_as_it_titles_itself(title: str, name: str) -> None:
    assert guess_name([page("", "", title)], HOME) == name


@pytest.mark.parametrize(
    ("handle", "text", "kind", "unit"),
    [
        ("HeronLake", "Facebook", "professional", "Heron Lake Public Schools"),
        ("eastviewhs", "Instagram", "professional", "Eastview High School"),
        ("EastviewFB", "Football | Eastview High School", "student_group", "Eastview Football"),
        ("x", "Cedar Grove Middle School Band", "student_group", "Cedar Grove Middle School"),
        ("heronboosters", "Facebook", "third_party", "Heron Lake Public Schools"),
        ("x", "Pine Point parents", "third_party", "Pine Point Elementary School"),
    ],
)
def test_guesses_kind_and_unit_and_says_why(handle: str, text: str, kind: str, unit: str) -> None:
    lead = make_lead(handle=handle, link_text=text)

    guess = guess_account(lead, make_district())

    assert guess.kind is AccountKind(kind)
    assert guess.unit is not None
    assert guess.unit.name == unit
    assert guess.why
