"""A day's budget goes to the accounts that need it most."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from crawler.line.affording import Want, afford, day_began, not_afforded
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence
from crawler.platforms.base import Budget
from tests.builders import NOW

BUDGET = Budget("USD", 5.0, 0.10, "America/Los_Angeles", "invented")


def test_nothing_is_afforded_when_nothing_is_left() -> None:
    wants = [Want(1, "high", None), Want(2, None, None)]

    assert afford(wants, 0.0, 0.1) == frozenset()
    assert afford(wants, -3.0, 0.1) == frozenset()
    assert afford(wants, 0.09, 0.1) == frozenset()


def test_everything_is_afforded_when_there_is_enough() -> None:
    wants = [Want(number, None, None) for number in range(3)]

    assert afford(wants, 0.3, 0.1) == {0, 1, 2}
    assert afford(wants, 0.0, 0.0) == {0, 1, 2}


def test_the_gravest_findings_come_first_then_what_was_not_read_for_longest() -> None:
    wants = [
        Want(1, None, NOW),
        Want(2, None, NOW - timedelta(days=3)),
        Want(3, None, None),
        Want(4, "low", NOW),
        Want(5, "high", NOW),
    ]

    turns = [afford(wants, count / 10, 0.1) for count in range(1, 6)]

    assert [set(later) - set(turns[i]) for i, later in enumerate(turns[1:])] == [{4}, {3}, {2}, {1}]
    assert turns[0] == {5}


def test_the_day_begins_at_midnight_where_the_platform_counts() -> None:
    now = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)

    assert day_began(now, BUDGET) == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_what_was_not_afforded_is_not_due_and_says_what_would_change_it() -> None:
    visit = not_afforded(7, "twitter", BUDGET, 2.5, NOW)

    assert (visit.account_id, visit.outcome) == (7, Outcome.NOT_DUE)
    assert visit.reason == "today's budget for twitter (2.5 USD) went to other accounts"
    assert isinstance(visit.reason, Sentence)
    assert visit.reason.facts["per_day"] == Decimal("2.5")
    assert "per_day under [platforms.twitter]" in visit.fix
