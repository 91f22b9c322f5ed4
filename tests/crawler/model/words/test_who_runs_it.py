"""Who runs an account, in unusual wording: nobody is taken for the school who is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.discovery.words import district_of
from crawler.model.words.captions.captions import Student
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import read
from tests.builders import PHRASES

PROFILES = json.loads(
    (Path(__file__).parents[3] / "golden" / "word_sets" / "profiles.json").read_text("utf-8")
)


def a_district(language: str) -> Listener:
    return listener(district_of(PROFILES[language]), PHRASES)


@pytest.mark.parametrize(
    ("language", "field", "said"),
    [
        ("fr", "bio", "La voix des parents de l'École Sainte-Colombe"),
        ("fr", "bio", "Animé par une équipe de parents, Collège Les Saules"),
        ("fr", "handle", "@pas_officiel_cssm"),
        ("nl", "bio", "De stem van de ouders van De Zonnewijzer"),
        ("nl", "bio", "Deze pagina wordt door ouders van De Kaap onderhouden"),
        ("nl", "bio", "Deze pagina wordt niet door de directie van De Kaap onderhouden"),
        ("nl", "bio", "Niemand van de directie van De Kaap onderhoudt dit account"),
        ("nl", "bio", "Account beheerd door de familie op de kaap"),
        ("nl", "bio", "Pagina verzorgd door de buurman van de directie van De Kaap"),
        ("nl", "bio", "De stem van de leerkrachten van De Kaap"),
        ("fr", "bio", "Blog tenu par un ami de la direction, Collège Les Saules"),
        ("fr", "bio", "La voix des profs du Lycée Luc-Ferrand"),
        ("fr", "bio", "Compte off, je ne suis plus au Collège Les Saules"),
        ("en", "bio", "Run by a friend of Covepoint High School"),
        ("en", "bio", "The school run page for tired parents at Sedge Hill Elementary"),
        ("nl", "handle", "@onofficieel_dmc"),
        ("en", "handle", "@un_official_cms"),
        ("en", "bio", "Updated by a mom from the front office, Covepoint High School"),
        ("en", "bio", "This page isn't run, maintained or endorsed by Covepoint Public Schools"),
    ],
)
def test_stays_silent(language: str, field: str, said: str) -> None:
    assert read(((field, said),), a_district(language)).counting == ()


@pytest.mark.parametrize(
    ("language", "field", "said"),
    [
        ("fr", "bio", "Géré par le secrétariat, Collège Les Saules"),
        ("nl", "bio", "Account onderhouden door de directie van De Kaap"),
        ("nl", "bio", "Deze pagina wordt door de directie van De Kaap onderhouden"),
        ("nl", "handle", "@bostonofficieel"),
        ("en", "bio", "Administered by the front office, Covepoint High School"),
    ],
)
def test_a_claim_is_heard(language: str, field: str, said: str) -> None:
    assert len(read(((field, said),), a_district(language)).counting) == 1


@pytest.mark.parametrize(
    ("said", "student"),
    [
        ("Bus #12 with a new stop", Student.NONE),
        ("We are #1 with the most points", Student.NONE),
        ("#1 in points this season", Student.NONE),
        ("#3 on our list: scores on the state test", Student.NONE),
        ("#12 with the game winner last night", Student.STRONG),
        ("Number 22 for the win!", Student.STRONG),
    ],
)
def test_a_shirt_number_that_makes_a_play_shows_a_student(said: str, student: Student) -> None:
    assert caption("post:1", said, a_district("en")).student is student
