"""`The school` in a biography is the unit that the account's name names, and nobody else's."""

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
    ("language", "name", "said"),
    [
        ("en", "Covepoint High School", "Run by friends of the school"),
        ("en", "Covepoint HS Parents", "Managed by parents of the school"),
        ("en", "Covepoint High School", "This account is not managed by the school"),
        ("en", "Seaside Surf Club", "Managed by the school"),
        ("en", "Covepoint High School", "The pool is run by the district"),
        ("es", "Primaria Inés Arroyo", "Administrada por mamás de la escuela"),
        ("es", "Escuela de surf", "Administrada por la dirección de la escuela"),
        ("fr", "Collège Les Saules", "Page tenue par des parents du collège"),
        ("nl", "De Zonnewijzer", "Beheerd door ouders van de school"),
        ("zh", "青岚中学", "食堂由学校管理"),
        ("zh", "青岚中学", "本账号并非由学校管理"),
    ],
)
def test_stays_silent(language: str, name: str, said: str) -> None:
    reading = read((("display_name", name), ("bio", said)), a_district(language))

    assert reading.counting == ()


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "Covepoint High School", "Managed by the school"),
        ("en", "Covepoint HS", "This page is run by the district communications team"),
        ("es", "Primaria Inés Arroyo", "Administrada por la dirección de la escuela"),
        ("fr", "Collège Les Saules", "Compte géré par la direction"),
        ("nl", "Basisschool De Zonnewijzer", "Dit account wordt beheerd door de directie"),
        ("zh", "青岚中学足球队", "本账号由学校体育组管理"),
    ],
)
def test_speaks(language: str, name: str, said: str) -> None:
    reading = read((("display_name", name), ("bio", said)), a_district(language))

    assert [claim.span.field for claim in reading.counting] == ["bio"]
    assert reading.representation is not None


@pytest.mark.parametrize(
    "said",
    [
        "Covepoint High School parent. Carpool managed by the school.",
        "Proud of Covepoint High School. Managed by the school of life.",
        "Covepoint High School is too loud. The pool is run by the district.",
    ],
)
def test_a_biography_about_the_unit_stays_silent(said: str) -> None:
    assert read((("bio", said),), a_district("en")).counting == ()


def test_a_biography_that_begins_with_the_unit_speaks() -> None:
    said = "Covepoint High School Choir. This page is managed by the school."

    assert read((("bio", said),), a_district("en")).counting
