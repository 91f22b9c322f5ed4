"""A misspelt name is ours only by one slip that makes no other name, and only where it claims."""

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
    ("key", "said"),
    [
        ("h-en", "Official page of Carter High School"),
        ("h-en", "Official page of Otter Fall High School"),
        ("h-en", "Official page of Birchwoods Elementary"),
        ("h-en", "Official page of North Birchwod Elementary"),
        ("h-es", "Página oficial de la Secundaria Técnica 73"),
        ("h-fr", "Compte officiel du Lycée Claire-Aubain"),
        ("h-en", "Birchwod Elementary bake sale"),
    ],
)
def test_another_name_stays_another(key: str, said: str) -> None:
    assert read((("bio", said),), a_district(key)).representation is None


@pytest.mark.parametrize(
    ("key", "said", "unit_id"),
    [
        ("h-en", "Official page of Birchwod Elementary", 5),
        ("h-en", "Official account of Otter Falls Hihg School", 2),
        ("h-es", "Cuenta oficial de la Preparotoria Cerro Alto", 2),
        ("h-es", "Cuenta oficial de la Preparatria Cerro Alto", 2),
        ("h-fr", "Page officielle du Collège Les Peuppliers", 3),
        ("h-nl", "Officiële pagina van Basischool De Waterlelie", 3),
    ],
)
def test_one_slip_is_read_over(key: str, said: str, unit_id: int | None) -> None:
    reading = read((("bio", said),), a_district(key))

    assert reading.counting
    assert (reading.representation and reading.representation.unit_id) == unit_id
