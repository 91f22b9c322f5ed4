"""What Reddit writes in its posts."""

from __future__ import annotations

import pytest

from crawler.platforms.formats.dates import moment_of_epoch
from crawler.platforms.formats.reddit_posts import seconds_at


@pytest.mark.parametrize("value", [None, True, "soon", 10**400, float("nan"), float("inf"), -1])
def test_stays_silent_on_what_is_no_time(value: object) -> None:
    assert moment_of_epoch(seconds_at({"created_utc": value}, "created_utc")) is None


def test_reads_a_time_in_seconds() -> None:
    assert seconds_at({"created_utc": 1763629323.0}, "created_utc") == 1763629323.0
