"""The verifier learns from marks that nobody has, and what it learned is what ships."""

from __future__ import annotations

import json

import numpy as np
import pytest

from crawler.perception.pictures import open_picture
from crawler.perception.shipped_weights import weights_text
from crawler.perception.training.__main__ import SET_BY, TRAINED_ON
from crawler.perception.training.gathering import PICTURES_APART, District, Observation, gather
from crawler.perception.training.invented_marks import invent_mark
from crawler.perception.training.learning import highest_odds, learn, write_weights
from crawler.perception.training.pens import SIDE_PX
from crawler.perception.training.showing import Way, picture_of, picture_without
from crawler.perception.verifier import OBSERVED, odds, read_weights

FINE = OBSERVED.index("fine")


def candidate(picture: int, fine: float, *, right: bool) -> Observation:
    """Give a candidate whose edges fit by `fine` and whose other observations say nothing."""
    known = {"fine": fine, "support": 2.0 + 0.01 * fine, "tones": 0.4, "soft_tones": 0.5}
    values = tuple(known.get(name, 0.3) for name in OBSERVED)
    return Observation(picture, right, right, fine, values)


def candidates() -> list[Observation]:
    dice = np.random.default_rng(1)
    return [
        candidate(
            PICTURES_APART * district + number,
            float(dice.normal(0.7 if number % 2 else 0.3, 0.1)),
            right=bool(number % 2),
        )
        for district in (1, 2)
        for number in range(400)
    ]


@pytest.mark.parametrize("way", Way)
def test_draws_the_same_picture_every_time(way: Way) -> None:
    first, second = (
        picture_of(invent_mark(np.random.default_rng(3)), way, np.random.default_rng(4))
        for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize("way", Way)
def test_says_where_in_the_picture_the_mark_stands(way: Way) -> None:
    dice = np.random.default_rng(5)

    shown = picture_of(invent_mark(dice), way, dice)

    picture = open_picture(shown.body)
    assert shown.box is not None
    left, top, right, bottom = shown.box
    assert 0 <= left < right <= picture.width
    assert 0 <= top < bottom <= picture.height


def test_a_picture_without_a_mark_has_no_place_for_one() -> None:
    assert picture_without(np.random.default_rng(6)).box is None


def test_marks_differ_and_fit_their_frame() -> None:
    marks = [invent_mark(np.random.default_rng(number)) for number in range(6)]

    assert len({mark.tobytes() for mark in marks}) == 6
    assert {max(mark.shape[:2]) <= SIDE_PX for mark in marks} == {True}


def test_learns_that_fitting_edges_speak_for_a_mark() -> None:
    verifier = learn(candidates(), 1)

    low, high = (candidate(1, fine, right=True).values for fine in (0.3, 0.7))
    assert odds(verifier, low) < 0 < odds(verifier, high)


def test_sets_the_operating_point_by_districts_that_it_did_not_learn_from() -> None:
    seen = candidates()

    verifier = learn(seen, 1)

    kept = [one for one in seen if one.picture // PICTURES_APART == 2]
    flagged = [value > 0 for value in highest_odds(verifier, kept, showing=False).values()]
    assert 0 < sum(flagged) <= 0.025 * len(flagged)


def test_a_small_district_is_gathered_the_same_every_time() -> None:
    first, second = (gather([District(9, 3, 2)], 1) for _ in range(2))

    assert first == second
    assert {one.right for one in first} >= {False}


def test_what_ships_was_fitted_to_the_districts_that_the_script_draws() -> None:
    said = json.loads(weights_text())

    assert said["observed"] == list(OBSERVED)
    assert [one["number"] for one in said["districts"]] == list(range(1, TRAINED_ON + SET_BY + 1))


def test_weights_come_back_as_they_were_written() -> None:
    verifier = learn(candidates(), 1)

    assert read_weights(write_weights(verifier, [District(1, 2, 3)])) == verifier
