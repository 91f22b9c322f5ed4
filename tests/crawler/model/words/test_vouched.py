"""What vouches for an account, and the bare word that stands alone beside a unit's name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.discovery.words import district_of
from crawler.model.words.listening import Listener, listener
from crawler.model.words.reading import read
from tests.builders import PHRASES

PROFILES = json.loads(
    (Path(__file__).parents[3] / "golden" / "word_sets" / "profiles.json").read_text("utf-8")
)


def a_district(language: str) -> Listener:
    return listener(district_of(PROFILES[language]), PHRASES)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This is my verified account"),
        ("en", "Certified home inspector near Covepoint High School"),
        ("en", "Recognized source for bad jokes at Covepoint High"),
        ("en", "Covepoint High School | Official, 14 years in stripes"),
        ("en", "Coach, Covepoint High School Football | Official"),
        ("en", "Approved news junkie, Covepoint USD taxpayer"),
        ("es", "Cuenta verificada de gastos del Distrito Monte Claro"),
        ("es", "Oficial, papá en el Colegio San Telmo"),
        ("fr", "Comptes vérifiés du CSSM : où va l'argent ?"),
        ("fr", "Officiel : je déménage aux Mélèzes"),
        ("nl", "Geverifieerde bron zegt: Scholen Duinmeer heeft geen plan"),
        ("zh", "官方，别骗我。青岚中学家长"),
        ("zh", "经青岚区教育局批准的培训机构"),
        ("zh", "校车由青岚中学管理"),
    ],
)
def test_stays_silent(language: str, said: str) -> None:
    assert read((("bio", said),), a_district(language)).counting == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Verified account of Covepoint High School"),
        ("en", "Covepoint High School Girls Lacrosse. Official."),
        ("en", "Covepoint High School | Official"),
        ("en", "School-approved page of the Covepoint HS Yearbook"),
        ("es", "Cuenta verificada del Colegio San Telmo"),
        ("es", "Preparatoria Monte Claro. Oficial."),
        ("fr", "Page vérifiée du Lycée Luc-Ferrand"),
        ("fr", "Lycée Luc-Ferrand, officiel"),
        ("nl", "Geverifieerd account van Stichting Scholen Duinmeer"),
        ("nl", "Stichting Scholen Duinmeer, officieel"),
        ("zh", "青岚中学｜官方"),
        ("zh", "运营单位：青岚中学"),
    ],
)
def test_speaks(language: str, said: str) -> None:
    (claim,) = read((("bio", said),), a_district(language)).counting

    assert claim.held_back is None


def test_the_number_of_a_school_is_no_negation() -> None:
    to = a_district("es")

    reading = read((("bio", "Escuela Preparatoria Oficial No. 204 ▪️ Página oficial"),), to)

    assert reading.counting
    assert not reading.says_it_is_not


@pytest.mark.parametrize("handle", ["@un_official_cms", "@pasofficielcssm", "@onofficieel_dmc"])
def test_a_handle_that_denies_says_that_it_is_not(handle: str) -> None:
    assert read((("handle", handle),), a_district("en")).says_it_is_not


@pytest.mark.parametrize("handle", ["@covepointofficial", "@bostonofficieel", "@nonstopmusic"])
def test_a_handle_that_denies_nothing_stays_silent(handle: str) -> None:
    assert not read((("handle", handle),), a_district("en")).says_it_is_not


def test_what_a_claiming_account_denies_besides_is_no_disclaimer() -> None:
    said = "Not affiliated with the booster club. Official page of Covepoint HS."

    reading = read((("bio", said),), a_district("en"))

    assert reading.counting
    assert not reading.says_it_is_not
