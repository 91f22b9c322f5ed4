"""The board's month: counted right, and nobody is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from crawler.model.finding import FindingState
from reports.digest.inputs import FindingInput
from reports.digest.month import summarise_month
from reports.digest.periods import Month, last_month, read_month
from tests.reports.samples import (
    CEDAR_GROVE,
    NOW,
    SOCCER,
    ZONE,
    a_finding,
    a_row,
    a_sighting,
    an_account,
    some_inputs,
)

OCTOBER = Month(2026, 10)
LAST_HOUR = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)
"""Half past eleven in the evening of October 31 in Heron Lake."""


def found(number: int = 1, **changes: Any) -> FindingInput:
    sighting = a_sighting(anchor=str(number))
    return a_finding(
        an_account(number), **{"sighting": sighting, "first_seen_at": LAST_HOUR} | changes
    )


def counts(*rows: FindingInput, month: Month = OCTOBER) -> tuple[int, int, int]:
    total = summarise_month(some_inputs(findings=rows), month, (), NOW).total
    return total.new, total.resolved, total.left


def test_says_nothing_happened_when_nothing_did() -> None:
    summary = summarise_month(some_inputs(), OCTOBER, (), NOW)

    assert summary.headline == "0 things were found, 0 were resolved, 0 are open."
    assert (summary.by_rule, summary.months, summary.unread) == ((), (), ())


def test_counts_by_the_districts_calendar() -> None:
    assert counts(found()) == (1, 0, 1)
    assert counts(found(), month=Month(2026, 11)) == (0, 0, 1)
    assert counts(found(), month=Month(2026, 9)) == (0, 0, 0)


def test_what_was_resolved_later_was_open_at_the_months_end() -> None:
    gone: dict[str, Any] = {
        "state": FindingState.RESOLVED,
        "resolved_at": datetime(2026, 11, 5, tzinfo=UTC),
    }

    assert counts(found(**gone)) == (1, 0, 1)
    assert counts(found(**gone), month=Month(2026, 11)) == (0, 1, 0)


@pytest.mark.parametrize("state", [FindingState.DISMISSED, FindingState.SNOOZED])
def test_what_a_person_put_aside_is_not_open(state: FindingState) -> None:
    assert counts(found(state=state)) == (1, 0, 0)


def test_advice_is_no_matter_for_the_board() -> None:
    assert counts(found(severity="advice")) == (0, 0, 0)


def test_tells_matters_with_most_open_first() -> None:
    rows = (
        found(1, rule_id="dormant", title="An account has fallen silent", clauses=("MTKA 470",)),
        found(2),
        found(3),
    )

    shown = summarise_month(some_inputs(findings=rows), OCTOBER, (), NOW).by_rule

    assert [(row.left, row.clauses) for row in shown] == [
        (2, "WI 547.0 IV.C · MTKA 470 IV.1"),
        (1, "MTKA 470"),
    ]


def test_counts_a_team_with_its_school_and_the_rest_last() -> None:
    rows = (
        a_row(an_account(1, unit=SOCCER)),
        a_row(an_account(2, unit=CEDAR_GROVE)),
        a_row(an_account(3, unit=None)),
    )

    parts = summarise_month(some_inputs(coverage=rows), OCTOBER, (), NOW).parts

    assert [(part.label, part.accounts) for part in parts] == [
        ("Cedar Grove Middle School", 1),
        ("Eastview High School", 1),
        ("District and others", 1),
    ]


def test_compares_with_months_in_which_there_was_anything() -> None:
    rows = (found(1), found(2, first_seen_at=datetime(2026, 8, 9, tzinfo=UTC)))

    bars = summarise_month(some_inputs(findings=rows), OCTOBER, (), NOW).months

    assert [(bar.label, bar.new) for bar in bars] == [
        ("August 2026", 1),
        ("September 2026", 0),
        ("October 2026", 1),
    ]


def test_knows_its_months() -> None:
    assert (Month(2026, 12).after, Month(2027, 1).before) == (date(2027, 1, 1), Month(2026, 12))
    assert last_month(datetime(2026, 12, 1, 3, tzinfo=UTC), ZONE) == OCTOBER
    assert read_month("2026-10") == OCTOBER


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "0001-01", "9999-12", "10/2026"]
)
def test_refuses_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="is not a month such as 2026-11"):
        read_month(text)
