"""How sure a silence is, is learned from the account's own past, and never from one long gap."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.model.life.odds import Rate, allowed, given_up, rate_of
from crawler.model.life.playing import STANDING, clock_of
from crawler.model.seasons import Window

EVEN = rate_of(range(0, 100, 4), 90)
SEASONS = (
    Window(date(2024, 8, 10), date(2024, 11, 25)),
    Window(date(2025, 8, 10), date(2025, 11, 25)),
)


def test_an_account_that_posts_seldom_is_given_more_time_than_one_that_posts_often() -> None:
    seldom = rate_of(range(0, 300, 20), 90)

    assert allowed(EVEN, 0.85, 50) < allowed(seldom, 0.85, 50)


def test_posts_in_bursts_are_given_more_time_than_as_many_posts_evenly() -> None:
    bursts = rate_of([day + one for day in range(0, 100, 20) for one in (0, 1, 2, 3, 4)], 90)

    assert allowed(EVEN, 0.85, 50) < allowed(bursts, 0.85, 50)


@pytest.mark.parametrize("left", [0.0, 30.0, 80.0])
def test_the_longer_the_silence_the_surer(left: float) -> None:
    answers = [given_up(EVEN, silent, left) for silent in range(0, 200, 5)]

    assert answers == sorted(answers)
    assert 0 < answers[0] < answers[-1] <= 1
    assert allowed(EVEN, 0.85, left) < allowed(EVEN, 0.97, left)


def test_a_silence_of_a_whole_season_is_no_rhythm() -> None:
    found_again = [*range(0, 40, 4), *range(200, 240, 4)]

    assert rate_of(found_again, 90).longest < 10
    assert rate_of([5], 90) == Rate()


def test_only_the_days_on_which_every_team_plays_are_counted() -> None:
    clock = clock_of(SEASONS, [], date(2026, 1, 1))

    assert clock.reads(date(2024, 8, 12)) == clock.reads(date(2024, 1, 1)) == 0
    assert clock.reads(date(2024, 10, 25)) == clock.reads(date(2025, 8, 12)) == 57
    assert clock.left_after(date(2024, 10, 11)) == 10
    assert clock.left_after(date(2025, 1, 1)) == 0
    assert STANDING.reads(date(2025, 1, 2)) == 0


def test_says_on_which_day_so_many_days_are_over() -> None:
    clock = clock_of(SEASONS, [], date(2026, 1, 1))

    for reading in (0, 30, 57, 80):
        day = clock.day_of(reading)
        assert day is not None
        assert clock.reads(day) == reading + 1
    assert clock.day_of(1000) is None


def test_the_part_of_a_season_that_a_team_keeps_is_learned_from_its_whole_seasons() -> None:
    late = [date(year, 10, day) for year in (2024, 2025) for day in (1, 5, 9, 14)]

    assert clock_of(SEASONS, late, date(2026, 1, 1)).spans[0].starts > date(2024, 9, 20)
    assert clock_of(SEASONS, late[:4], date(2026, 1, 1)).spans[0].starts < date(2024, 9, 1)
