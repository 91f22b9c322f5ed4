"""A day is the district's own, also in the evening when it is tomorrow in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scheduler.cli import consents, options
from scheduler.jobs.home import open_home
from tests.homes import make_home
from tests.scheduler.commands import quickly

EVENING = datetime(2026, 12, 1, 2, tzinfo=UTC)
"""Eight in the evening of 30 November in Chicago."""


def test_the_day_of_a_moment_is_the_day_where_the_district_is(tmp_path: Path) -> None:
    with open_home(make_home(tmp_path / "home"), {}) as home:
        assert home.day(EVENING) == date(2026, 11, 30)


def test_a_permission_counts_until_the_end_of_its_last_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (consents, options):
        monkeypatch.setattr(module, "now", lambda: EVENING)
    home = make_home(tmp_path / "home")
    said = ("parental", "--by", "Dana Reyes", "--season", "fall-2026", "--until", "2026-11-30")

    assert quickly("permissions", "add", *said, home=home).code == 0
    (row,) = quickly("permissions", "list", "--json", home=home).rows

    assert row["counts"] is True
