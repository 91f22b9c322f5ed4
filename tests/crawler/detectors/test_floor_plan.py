"""Pictures that may show a building's plan, as a question."""

from __future__ import annotations

import pytest

from config.policy import find_pack, load_pack
from crawler.detectors import floor_plan
from crawler.detectors.floor_plan import Params
from crawler.judge import bind, judge
from crawler.model.case import Case
from crawler.model.snapshot import Picture
from tests.builders import PHRASES, make_case, make_facts, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings

PARAMS = Params(PHRASES)
PLAN = Picture("https://pictures.example/plan.png")


def showing(
    text: str | None, alt: str | None = None, *, picture: bool = True, plan: float | None = 0.0
) -> Case:
    """Give an account whose one post has these words and a picture with this text equivalent, which
    the plans eye is so sure of.
    """
    pictures = (Picture(PLAN.url, alt),) if picture else ()
    post = make_post(text=text, pictures=pictures)
    return make_case(
        snapshot=make_snapshot(posts=(post,)), images={PLAN.url: make_facts(plan=plan)}
    )


@pytest.mark.parametrize(
    "case",
    [
        showing("Early release on Wednesday."),
        showing("The evacuation map hangs in every room.", picture=False),
        showing("Our plan for the season", "A coach at a board"),
        showing(None),
        showing("Early release on Wednesday.", plan=None),
        showing("Early release on Wednesday.", plan=0.4),
        make_case(snapshot=None),
    ],
    ids=[
        "other words",
        "no picture",
        "another plan",
        "no words",
        "not looked at",
        "hardly",
        "never read",
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(floor_plan, case, PARAMS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Here is the evacuation map of the second floor.",
        "El plano de planta de la escuela",
        "Le plan d'évacuation du bâtiment",
        "De plattegrond van de school",
        "学校的平面图",
    ],
)
def test_words_beside_a_picture_are_asked_about(text: str) -> None:
    (seen,) = sightings(floor_plan, showing(text), PARAMS)

    assert "?" in seen.why
    assert (seen.anchor, seen.confidence) == ("post:1:plan", 0.7)
    assert [region.box for region in seen.regions] == [None]


def test_words_on_a_picture_say_more() -> None:
    (seen,) = sightings(floor_plan, showing("New!", "Floor plan of the west wing"), PARAMS)

    assert seen.confidence == 0.8


def test_a_picture_that_is_laid_out_like_a_plan_is_asked_about() -> None:
    (seen,) = sightings(floor_plan, showing("Welcome back!", plan=0.9), PARAMS)

    assert seen.why.endswith("everybody? It is drawn like one: rooms with doors.")
    assert (seen.confidence, seen.spans) == (0.7, ())


def test_layout_and_words_together_say_most() -> None:
    (seen,) = sightings(floor_plan, showing("The evacuation map", plan=0.9), PARAMS)

    assert (seen.confidence, len(seen.spans)) == (0.9, 1)


@pytest.mark.parametrize(
    ("policy", "count"),
    [
        ("minnetonka-470", 1),
        ("wisconsin-547-0", 1),
        ("essex-north-shore", 0),
        ("moorhead-447-1", 0),
    ],
)
def test_two_policies_ask_and_gently(policy: str, count: int) -> None:
    pack = load_pack(find_pack(policy))
    rules = [bind(one) for one in pack.rules if one.detector == "floor_plan"]

    found = judge(showing("The floor plan of our school"), rules)

    assert [one.severity for one in found] == ["low"] * count
