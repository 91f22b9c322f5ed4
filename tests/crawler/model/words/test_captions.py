"""Captions: who is no student, which day makes a fair an event, how numbers are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.discovery.words import district_of
from crawler.model.words.captions.caption_numbers import numbered
from crawler.model.words.captions.captions import Caption, Student
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import caption, listener
from tests.builders import PHRASES

PROFILES = json.loads(
    (Path(__file__).parents[3] / "golden" / "word_sets" / "profiles.json").read_text("utf-8")
)
"""In `en` the teams are the Terns and the Owls."""


def read(language: str, said: str) -> Caption:
    return caption("post:1", said, listener(district_of(PROFILES[language]), PHRASES))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Congratulations to Jane Amberly on her promotion to vice president of sales!"),
        ("en", "Congrats to Amy Corbet, our new school board chair!"),
        ("en", "So proud of my husband Tom Amberly for finishing his first marathon"),
        ("en", "Senior Software Engineer Jane Amberly joins our team"),
        ("en", "Employee of the Month: Ruth Amberly"),
        ("en", "Our seniors at the care home loved the jazz"),
        ("en", "Room 204 at the hotel was filthy"),
        ("en", "Kindergarten registration is open"),
        ("en", "Third grade teacher here: teach your kids to tie their shoes"),
        ("en", "Jon Corbet scores twice as Milltown beats Grayport"),
        ("en", "Terns win 3-2 over Apple Valley"),
        ("es", "Gol de Iván Quiroga y el Real gana 2-1"),
        ("es", "Inscripciones de 3.º B: martes"),
        ("es", "El 3.º B del edificio está en venta"),
        ("fr", "Les 3e et 4e dimanches du mois, brocante"),
        ("fr", "Les 5e et 6e arrondissements sous l'eau"),
        ("fr", "Première année de travaux terminée au gymnase"),
        ("nl", "Nieuwe stoelen voor groep 3 zijn binnen"),
        ("nl", "A4 op slot na een ongeluk"),
        ("zh", "高一数学怎么学？看这里"),
        ("zh", "高三年级教师教研会"),
        ("zh", "2026届世界杯抽签"),
    ],
)
def test_tells_no_student_apart(language: str, said: str) -> None:
    seen = read(language, said)

    assert seen.student is not Student.STRONG, seen.cues


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Our Tern of the Week: Leo Amberly!"),
        ("en", "Senior Tom Corbet rushed for 212 yards in the win over Grayport"),
        ("en", "Two goals by Emma King as the Terns win 4-1"),
        ("en", "Kindergarten is hatching chicks!"),
        ("en", "Our spelling bee winners: Ana, Luis and Peter"),
        ("es", "Valentina de 3.º A perdió su primer diente"),
        ("es", "5ºB en su clase de robótica"),
        ("fr", "Hugo (4e A) médaillé d'argent en judo"),
        ("fr", "Les 2des en sortie de rentrée"),
        ("nl", "Sem uit groep 6 vond een zeldzame vlinder"),
        ("nl", "V5 in het lab"),
        ("zh", "小一班宝宝们在玩滑梯"),
    ],
)
def test_tells_a_student_or_a_class_apart(language: str, said: str) -> None:
    seen = read(language, said)

    assert seen.student is Student.STRONG, seen.cues


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("Students at the art fair", False),
        ("Art fair this Saturday in the commons", True),
        ("Art fair, 10:00 to 14:00", True),
        ("Choir members baked a cake", False),
        ("Our choir sang at the market", True),
        ("Students sang for the cook", False),
        ("Owls 58, Grayport 51", True),
        ("Milk 58, Bread 51", False),
    ],
)
def test_is_public_only_where_a_day_a_choir_or_a_team_says_so(said: str, public: bool) -> None:
    assert read("en", said).public_event is public


def test_who_plays_whom_and_when_shows_nobody() -> None:
    assert read("en", "Varsity baseball vs. Grayport, 4:30 at Field 2").student is Student.NONE
    assert read("en", "Varsity baseball beats Grayport 4-2").student is Student.WEAK


def test_a_post_about_an_official_account_shows_nobody() -> None:
    assert read("en", "This is the official page of our student council").student is Student.NONE
    assert read("en", "Official score: Owls 4, Rams 2").student is Student.WEAK


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("3.º B", ["0th", "b"]),
        ("3º B", ["0th", "b"]),
        ("3ºB", ["0thb"]),
        ("4to A", ["0th", "a"]),
        ("las 2des", ["las", "0th"]),
        ("a las 19h30", ["a", "las", "0h"]),
        ("7pm", ["0h"]),
        ("4 o 5", ["0", "o", "0"]),
    ],
)
def test_numbers_are_written_as_the_phrases_write_them(said: str, written: list[str]) -> None:
    text = numbered(text_of("post:1", said), frozenset())

    assert [token.text for token in text.tokens] == written
