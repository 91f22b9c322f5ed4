"""A slice of the fuzz run: spoiled recordings of every reader raise nothing unexpected."""

from __future__ import annotations

import pytest

from crawler.platforms.catalogue import READERS
from tests.bench.fuzz import visit


@pytest.mark.parametrize("platform", READERS)
def test_a_spoiled_recording_ends_in_a_snapshot_or_an_error_of_the_reader(platform: str) -> None:
    for number in range(25):
        assert visit(7, number, platform)[0] == platform


def test_the_same_seed_shows_the_same_recordings() -> None:
    assert [visit(3, number, None) for number in range(10)] == [
        visit(3, number, None) for number in range(10)
    ]
