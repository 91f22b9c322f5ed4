"""Handles like ours: every family, the likeliest first, never our own."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.discovery.look_alike_families import families
from crawler.discovery.look_alikes import look_alikes, plain
from crawler.discovery.queries import queries
from crawler.discovery.roots import root_of
from tests.builders import make_district

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("family", "variant"),
    [
        ("homoglyph", "her0nlake"),
        ("homoglyph", "heron1ake"),
        ("homoglyph", "h3ronlak3"),
        ("hyphenation", "heron_lake"),
        ("subdomain", "heron.lake"),
        ("omission", "heronlke"),
        ("transposition", "heornlake"),
        ("repetition", "heronnlake"),
        ("plural", "heronlakes"),
        ("vowel-swap", "heronlike"),
        ("addition", "heronlake1"),
        ("replacement", "heronlaje"),
        ("insertion", "herponlake"),
        ("bitsquatting", "ieronlake"),
    ],
)
def test_each_family_makes_its_variants(family: str, variant: str) -> None:
    assert variant in families("heronlake")[family]


def test_no_variant_is_the_name_and_none_comes_twice() -> None:
    made = [one for some in families("heronlake").values() for one in some]

    assert "heronlake" not in made
    assert len(made) == len(set(made))


def test_short_names_are_everybodys() -> None:
    assert families("ehs") == {}


@pytest.mark.parametrize(
    ("letters", "family"),
    [
        ("officialeastviewhighschool", "marker"),
        ("realeastviewherons", "marker"),
        ("eastviewheronsfans", "marker"),
        ("eastviewfootball", "sport"),
        ("heronsfootball", "sport"),
        ("eastviewhs2027", "class year"),
        ("eastviewhsclassof2030", "class year"),
        ("heronlakeeastview", "city"),
    ],
)
def test_schools_have_families_of_their_own(letters: str, family: str) -> None:
    made = {one.letters: one.family for one in look_alikes(make_district(), (), TODAY)}

    assert made[letters] == family


def test_our_own_handles_are_never_asked_about_and_their_slips_are() -> None:
    official = ("EastviewFootball", "news.heronlake.example", "hlps@social.example")

    letters = [one.letters for one in look_alikes(make_district(), official, TODAY)]

    assert "eastviewfootball" not in letters
    assert "eastv1ewfootball" in letters
    assert len(letters) == len(set(letters))


def test_a_limit_leaves_no_school_out() -> None:
    first = look_alikes(make_district(), (), TODAY)[:40]

    assert {"Eastview High School", "Westbrook High School", "Cedar Grove Middle School"} <= {
        one.of for one in first
    }


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("Eastview High School", "Eastview"),
        ("Heron Lake Public Schools", "Heron Lake"),
        ("The Academy", "The Academy"),
        ("Cedar Grove Middle School", "Cedar Grove"),
    ],
)
def test_a_root_is_what_only_this_name_has(name: str, root: str) -> None:
    assert root_of(name) == root


def test_a_handle_is_permuted_without_its_server() -> None:
    assert plain("HLPS@social.example") == "hlps"
    assert plain("news.heronlake.example") == "news"


def test_searches_name_units_mascots_sports_and_classes_and_no_person() -> None:
    made = queries(make_district(), TODAY)

    assert made[0] == "Heron Lake Public Schools"
    assert {
        "Eastview High School",
        "Eastview Herons",
        "Eastview Football",
        "Eastview band",
        "Westbrook class of 2027",
        "Pine Point PTO",
    } <= set(made)
    assert "Pine Point football" not in made
    assert len(made) == len(set(made))
