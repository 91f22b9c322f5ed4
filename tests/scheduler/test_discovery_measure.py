"""Discovery on a larger invented district, all of it: import, sweep, discover, queue, as users run
them, held against the truth that the district was made with.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.bench.discovery import measured
from tests.world.generated.truth import STRANGERS, WANTED, Truth
from tests.world.generated.world import generate


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    """Measure once for all tests of this module."""
    return measured(3)


def test_what_represents_the_district_is_found(figures: dict[str, Any]) -> None:
    assert figures["wanted"] == 40
    assert figures["recall"] >= 0.95, figures["missed"]


def test_the_first_rows_of_the_queue_are_right(figures: dict[str, Any]) -> None:
    assert figures["rows"] >= 40
    assert figures["precision_first_40"] >= 0.9, figures["wrong"]


def test_handles_that_are_written_to_look_like_ours_are_found(figures: dict[str, Any]) -> None:
    assert figures["imitations_found"] >= 0.75, figures["imitations_missed"]


def test_nothing_of_a_stranger_is_kept(figures: dict[str, Any]) -> None:
    assert figures["strangers_with_content"] == []
    assert sum(figures["left_alone"].values()) > 0


def test_of_whom_a_person_says_that_it_is_a_persons_nothing_is_left(
    figures: dict[str, Any],
) -> None:
    assert figures["left_of_a_person"] == []


@pytest.mark.parametrize("voices", ["a", "b", "c", "d"])
def test_the_district_is_as_large_as_it_says_and_the_same_at_every_start(voices: str) -> None:
    world = generate(7, voices)
    counted = [one.truth for one in world.everybody]

    assert world == generate(7, voices)
    assert world != generate(8, voices)
    assert len(world.district.schools) == 12
    assert counted.count(Truth.REGISTERED) == 150
    assert sum(truth in WANTED for truth in counted) == 40
    assert sum(truth in STRANGERS for truth in counted) == 20 + 6
    assert counted.count(Truth.IMITATION) == 9
    assert len({one.key for one in world.everybody}) == len(world.everybody)
