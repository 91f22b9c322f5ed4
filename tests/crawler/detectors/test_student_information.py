"""What gives a student away, in five languages; and what is a school's ordinary talk."""

from __future__ import annotations

from typing import Any

import pytest

from config.policy import find_pack, load_pack
from crawler.detectors import student_information
from crawler.detectors.student_information import Params
from crawler.judge import bind, judge
from crawler.model.opt_out.withholding import withhold_post
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Picture
from tests.builders import PHRASES, make_case, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings
from tests.invented_names import FERN, listing

PARAMS = Params(PHRASES, student_work=True)


def seen(text: str, params: Params = PARAMS, **changes: Any) -> tuple[Sighting, ...]:
    """Give what is seen in a post of these words."""
    case = make_case(snapshot=make_snapshot(posts=(make_post(text=text, **changes),)))
    return sightings(student_information, case, params)


def kinds(text: str) -> set[str]:
    """Give the kinds of what is seen."""
    return {kind for one in seen(text) for kind in one.facts["kinds"].split()}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Early release on Wednesday. Buses leave at 12:30.",
        "Questions? Call the office at (507) 555-0142 or write to office@heronlake.example.",
        "Call Coach Okafor at 507-555-0142 about the fundraiser.",
        "Contact Sarah Inventova at 507-555-0142 or sarah@mail.example to volunteer.",
        "Eastview High School, 1200 Lake Street, Heron Lake",
        "Bring your student ID card to the game.",
        "Student ID photos are on September 4.",
        "Report cards go home on Friday.",
        "Congratulations to Fern Inventine, fourth grade, for her speech!",
        "5th grader Fern Inventine made posters for autism awareness.",
        "Fern Inventine, 5th grade, walked for cancer research.",
        "The game was suspended because of lightning. Fern Inventine, Grade 11, had two goals.",
        "Our concussion protocol protects students. Fern Inventine, Grade 11, scored twice.",
        "Principal Dana Inventova lives at 12 Lake Street.",
        "Grade 11 student Fern Inventine writes to fern@heronlake.example.",
        "The school was born on 3/4/1951. Fern Inventine, Grade 11, gave a speech.",
        "Diabetes and allergies: how our nurses help.",
        "Se suspendió el partido. La reunión es el lunes.",
        "Le match est renvoyé. Réunion lundi.",
        "De wedstrijd is geschorst. Vergadering op maandag.",
        "比赛取消。星期一开会。",
    ],
)
def test_stays_silent(text: str) -> None:
    assert seen(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Forgot your lunch? Student ID 4417265 for Fern.", "number"),
        ("Fern Inventine, Grade 4, date of birth 3/14/2016", "birth"),
        ("4th grader Fern Inventine was born on March 14, 2016", "birth"),
        ("Fern Inventine (4th grade) lives at 12 Lake Street", "home"),
        ("4th grader Fern Inventine, call her at (507) 555-0142", "phone"),
        ("4th grader Fern Inventine: fern.inventine@mail.example", "mail"),
        ("Fern Inventine, Grade 11, got an F in chemistry", "grades"),
        ("5th grader Fern Inventine was diagnosed with epilepsy", "health"),
        ("Fern Inventine, Grade 11, was suspended from school", "discipline"),
        ("Artwork by Fern Inventine, Grade 4", "work"),
        ("Número de estudiante 4417265", "number"),
        ("Fern Inventine, alumna de 4to grado, fue suspendida", "discipline"),
        ("Fern Inventine, alumna de primaria, nació el 14 de marzo de 2016", "birth"),
        ("Numéro d'élève : 4417265", "number"),
        ("Fern Inventine, élève de 6e année, est hospitalisée", "health"),
        ("Leerlingnummer 4417265 van onze leerling", "number"),
        ("Fern Inventine uit groep 6 is geschorst", "discipline"),
        ("学号 4417265", "number"),
    ],
)
def test_what_gives_a_student_away_is_seen(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Student ID 4417265 for Fern.", "a student's number"),
        ("4th grader Fern Inventine was born on March 14, 2016", "a date of birth beside"),
        (
            "4th grader Fern Inventine was born on March 14, 2016, call her at 507-555-0142",
            "a date of birth and a telephone number beside a student's name",
        ),
    ],
)
def test_all_of_a_post_is_said_in_one_sentence(text: str, said: str) -> None:
    (one,) = seen(text)

    assert said in one.why


def test_beside_a_name_that_was_withheld_no_class_is_needed() -> None:
    post = withhold_post(
        make_post(text="Fern Inventine was diagnosed with epilepsy"), listing(FERN)
    )
    case = make_case(snapshot=make_snapshot(posts=(post,)))

    (one,) = sightings(student_information, case, PARAMS)

    assert one.facts["kinds"] == "health"


def test_nothing_that_was_found_is_repeated() -> None:
    said = (
        "4th grader Fern Inventine, date of birth 3/14/2016, lives at 12 Lake Street, "
        "call (507) 555-0142, fern@mail.example, student ID 4417265, diagnosed with epilepsy"
    )

    (one,) = seen(said)

    private = ("Fern", "Inventine", "2016", "Lake", "0142", "fern@", "4417265", "epilepsy", "diagn")
    assert [word for word in private if word in repr(one)] == []
    assert len(one.spans) >= 6
    assert all(span.quote.strip("▮ ./-()@") in {"", "."} for span in one.spans)
    assert "What stands there is not repeated here." in one.why


def test_titles_and_texts_of_pictures_are_read_too() -> None:
    picture = Picture("https://pictures.example/1.jpg", "Student ID 4417265")

    assert len(seen("Hello", pictures=(picture,))) == 1
    assert len(seen("Hello", title="Student ID 4417265")) == 1


def test_work_counts_only_where_the_policy_says_so() -> None:
    assert seen("Artwork by Fern Inventine, Grade 4", Params(PHRASES)) == ()


@pytest.mark.parametrize(
    ("policy", "work"),
    [
        ("minnetonka-470", 0),
        ("wisconsin-547-0", 0),
        ("moorhead-447-1", 0),
        ("essex-north-shore", 1),
    ],
)
def test_each_policy_asks_under_its_own_clause(policy: str, work: int) -> None:
    rules = [
        bind(rule)
        for rule in load_pack(find_pack(policy)).rules
        if rule.detector == "student_information" and rule.status == "active"
    ]

    def count(text: str) -> int:
        case = make_case(snapshot=make_snapshot(posts=(make_post(text=text),)))
        return len(judge(case, rules))

    assert count("Fern Inventine, Grade 11, was suspended from school") == 1
    assert count("Artwork by Fern Inventine, Grade 4") == work
