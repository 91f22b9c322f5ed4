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
        ("es", "Sala de 5 estrellas en el cine"),
        ("es", "El uniforme de 6.º grado ya está a la venta"),
        ("nl", "Vrijwilligers gezocht voor groep 4"),
        ("nl", "Gezocht: leesouders voor groep 3"),
        ("nl", "Er wordt een juf gezocht voor groep 5"),
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
        ("es", "Salita de 4: pintamos con las manos"),
        ("es", "Excursión de 2.º de ESO al acuario"),
        ("es", "Golazo de la 9, Alma Quiroga, en el último minuto"),
        ("es", "La escolta de 5.º grado estrena uniforme"),
        ("nl", "Groep 3/4 heeft paaseieren gezocht in het bos"),
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


@pytest.mark.parametrize(
    ("language", "said", "public"),
    [
        ("en", "We are walking the halls today", False),
        ("en", "Show your tickets to the agent", False),
        ("es", "Mi hermano se graduó de ingeniero", False),
        ("es", "Presentaron la nueva camiseta de los Linces", False),
        ("fr", "Une offre de dernière minute pour vos vacances", False),
        ("fr", "Elle a parlé devant les parents", False),
        ("nl", "Hij kreeg vandaag zijn rijbewijs", False),
        ("zh", "最佳答案在这里", False),
        ("en", "Seniors walking the stage tonight", True),
        ("en", "Tickets for Into the Woods go on sale Monday", True),
        ("es", "Se graduaron los alumnos de 3.º B", True),
        ("fr", "Nos élèves ont reçu leurs diplômes", True),
        ("fr", "Les 4e B ont joué Cyrano devant les familles", True),
        ("nl", "Leerlingen kregen gisteren hun diploma", True),
        ("nl", "Zij scoorde drie keer tegen Hoorn", True),
        ("zh", "三年二班的孩子们表演了小品", True),
    ],
)
def test_an_event_is_told_by_what_its_people_did(language: str, said: str, public: bool) -> None:
    assert read(language, said).public_event is public


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


@pytest.mark.parametrize(
    "said", ["1.º 2.º 3.º 4.º 5.º Gavilanes", "El 3.º B y el 4.º A: Gavilanes"]
)
def test_raised_letters_do_not_move_the_names_behind_them(said: str) -> None:
    quotes = [span.quote for _, span in read("es", said).cues]

    assert all(quote in said for quote in quotes)
    assert "Gavilanes" not in "".join(quotes) or "Gavilanes" in quotes


@pytest.mark.parametrize("language", ["en", "es", "fr", "nl", "zh"])
def test_a_caption_full_of_raised_letters_is_read(language: str) -> None:
    for org in PROFILES[language]["orgs"]:
        for name in filter(None, (org["name"], org["mascot"])):
            assert read(language, f"1.º 2.ª 3.º {name}") is not None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Third graders wrote poems. The"),
        ("es", "Los alumnos de 3.º B pintaron. El"),
        ("fr", "Les CE2 ont chanté. Le"),
        ("nl", "Groep 3 bakte brood. De"),
        ("zh", "三年级二班唱歌。的"),
    ],
)
def test_a_caption_that_breaks_off_after_a_small_word_comes_to_an_end(
    language: str, said: str
) -> None:
    assert read(language, said).student is Student.STRONG
