"""What is drawn says the same as the words beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.model.finding import FindingState
from crawler.model.outcome import Outcome
from reports.digest.charts import WEEKS, platforms, states, weeks
from tests.reports.samples import (
    NOW,
    a_finding,
    a_row,
    a_sighting,
    an_account,
    days_ago,
    some_inputs,
)


def test_draws_nothing_without_accounts() -> None:
    inputs = some_inputs(coverage=())

    assert states((), (), inputs, NOW) == ()
    assert platforms(inputs, NOW) == ()


def test_draws_no_weeks_before_the_second_digest() -> None:
    assert weeks(some_inputs(findings=(a_finding(),), previous=None), NOW) == ()


def test_draws_no_weeks_when_everything_is_of_this_one() -> None:
    assert weeks(some_inputs(findings=(a_finding(first_seen_at=days_ago(2)),)), NOW) == ()


def test_puts_every_account_in_one_state() -> None:
    failed = a_row(an_account(4), Outcome.UNREACHABLE)
    inputs = some_inputs(coverage=(*(a_row(an_account(number)) for number in (1, 2, 3)), failed))
    here, there = a_finding(an_account(1)), a_finding(an_account(2))

    shown = states((here,), (here, there), inputs, NOW)

    assert [(part.tone, part.number) for part in shown] == [
        ("need", 1),
        ("elsewhere", 1),
        ("quiet", 1),
        ("unknown", 1),
    ]
    assert [part.share for part in shown] == [25, 25, 25, 25]


def test_a_single_account_of_many_can_still_be_seen() -> None:
    inputs = some_inputs(coverage=tuple(a_row(an_account(number)) for number in range(1, 1001)))

    need, rest = states((a_finding(),), (), inputs, NOW)

    assert (need.share, rest.share) == (1, 99)


def test_counts_each_week_back_from_now() -> None:
    rows = (
        a_finding(sighting=a_sighting(anchor="1"), first_seen_at=days_ago(20)),
        a_finding(sighting=a_sighting(anchor="2"), first_seen_at=days_ago(6.9)),
        a_finding(
            sighting=a_sighting(anchor="3"),
            first_seen_at=days_ago(20),
            state=FindingState.RESOLVED,
            resolved_at=days_ago(8),
        ),
        a_finding(sighting=a_sighting(anchor="4"), severity="advice", first_seen_at=days_ago(2)),
    )

    bars = weeks(some_inputs(findings=rows), NOW)

    assert [(bar.came, bar.gone) for bar in bars] == [(2, 0), (0, 1), (1, 0)]
    assert [(bar.came_share, bar.gone_share) for bar in bars] == [(100, 0), (0, 50), (50, 0)]
    assert [bar.text for bar in bars] == [
        "Week from Nov 2: 2 new",
        "Week from Nov 9: 1 resolved",
        "Week from Nov 16: 1 new",
    ]


def test_a_thing_that_came_back_is_new_in_the_week_that_it_came_back() -> None:
    back = a_finding(first_seen_at=days_ago(30), opened_at=days_ago(1))

    assert [bar.came for bar in weeks(some_inputs(findings=(back,)), NOW)][-1] == 1


@pytest.mark.parametrize("days", [-0.5, 1000])
def test_a_clock_that_was_wrong_breaks_nothing(days: float) -> None:
    rows = (
        a_finding(first_seen_at=NOW - timedelta(days=days)),
        a_finding(sighting=a_sighting(anchor="2"), first_seen_at=days_ago(8)),
    )

    assert 2 <= len(weeks(some_inputs(findings=rows), NOW)) <= WEEKS


def test_says_how_much_of_each_platform_was_checked() -> None:
    rows = (
        a_row(an_account(1)),
        a_row(an_account(2), Outcome.UNREACHABLE),
        a_row(an_account(3, platform="bluesky")),
    )

    assert [
        (bar.platform, bar.share, bar.text) for bar in platforms(some_inputs(coverage=rows), NOW)
    ] == [
        ("Instagram", 50, "1 of 2"),
        ("Bluesky", 100, "1 of 1"),
    ]
