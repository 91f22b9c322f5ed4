"""Drawn plans are told by their layout; what only looks alike is not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from crawler.perception.layout import NO_PLAN, SIDE_PX, Layout, layout_of
from crawler.perception.pictures import open_picture
from crawler.perception.plan_model import EYE
from crawler.perception.plan_worker import facts_of
from tests.crawler.perception.drawing import encoded, landscape
from tests.drawn_face import drawn_face
from tests.drawn_plans import OTHERS, PLANS, drawing, saved

SEEDS = range(3000, 3004)


def seen(kind: str, seed: int) -> Layout:
    return layout_of(open_picture(saved(drawing(kind, seed)), SIDE_PX).pixels)


@pytest.mark.parametrize("kind", OTHERS)
def test_stays_silent_on_what_only_looks_like_a_plan(kind: str) -> None:
    assert [seed for seed in SEEDS if seen(kind, seed).score] == []


@pytest.mark.parametrize("body", [encoded(landscape(3)), drawn_face()], ids=["scenery", "a face"])
def test_stays_silent_on_photographs(body: bytes) -> None:
    assert layout_of(open_picture(body, SIDE_PX).pixels) == NO_PLAN


@pytest.mark.parametrize("size", [(199, 900), (1, 1), (800, 800)], ids=str)
def test_stays_silent_on_nothing(size: tuple[int, int]) -> None:
    assert layout_of(np.full((*size, 3), 255, np.uint8)) == NO_PLAN


@pytest.mark.parametrize("kind", PLANS)
def test_sees_plans(kind: str) -> None:
    assert sum(seen(kind, seed).score >= 0.5 for seed in SEEDS) >= len(SEEDS) - 1


@pytest.mark.parametrize(
    ("layout", "score"),
    [
        (Layout(4, 4, 0.3), 0.0),
        (Layout(9, 3, 0.3), 0.0),
        (Layout(20, 12, 0.3), 0.0),
        (Layout(9, 9, 0.9), 0.0),
        (Layout(6, 4, 0.5), 0.7),
        (Layout(30, 30, 0.3), 1.0),
    ],
    ids=["few rooms", "few doors", "mostly closed", "a table", "a small one", "a large one"],
)
def test_needs_rooms_doors_and_no_table(layout: Layout, score: float) -> None:
    assert layout.score == score


def test_the_eye_names_itself_and_what_it_could_not_open() -> None:
    plan = facts_of(("a", saved(drawing("evacuation", 3000))))
    broken = facts_of(("b", b"GIF89a"))

    assert (plan.eyes, plan.width, plan.faces) == ((EYE,), 1200, None)
    assert plan.plan is not None
    assert plan.plan >= 0.5
    assert (broken.plan, broken.eyes) == (None, (EYE,))
    assert broken.unreadable


def test_a_plan_that_fills_the_picture_to_its_rim_is_seen_too() -> None:
    whole = drawing("architects", 3000)

    cut = whole.crop((58, 58, 903, 643))

    assert layout_of(np.asarray(Image.Image.convert(cut, "RGB"))).score >= 0.5
