"""The technology director hears how the system itself stands; nobody else is bothered."""

from __future__ import annotations

import pytest

from crawler.model.outcome import Outcome
from reports.digest.health import health
from reports.digest.inputs import DigestInputs, Recipient, SweepState
from tests.reports.samples import (
    COACH,
    DANA,
    HEAD,
    NOW,
    PRINCIPAL,
    SAM,
    a_row,
    a_summary,
    a_sweep,
    an_account,
    some_inputs,
)


def lines_of(inputs: DigestInputs) -> list[str]:
    return [f"{line.title}: {line.text}" for line in health(inputs, SAM, NOW)]


@pytest.mark.parametrize("recipient", [DANA, COACH, PRINCIPAL, HEAD], ids=lambda one: one.role)
def test_tells_nobody_else(recipient: Recipient) -> None:
    assert health(some_inputs(failed_readers={"bluesky": "no answer"}), recipient, NOW) == ()


def test_says_only_that_the_sweep_was_made_when_all_is_well() -> None:
    assert lines_of(some_inputs()) == ["Last sweep: yesterday, 45 of 45 accounts visited."]


def test_says_what_is_wrong() -> None:
    keyed = a_row(an_account(46, platform="facebook"), Outcome.NEEDS_CREDENTIALS, read_at=None)
    unseen = a_row(an_account(47), unsearched=3, pictures=4)
    inputs = some_inputs(
        coverage=(keyed, unseen),
        sweep=a_sweep(SweepState.FAILED, 45, 12),
        failed_readers={"bluesky": "it could not read an account that is there"},
        previous=a_summary(pack="before"),
    )

    assert lines_of(inputs) == [
        "Last sweep: yesterday, 12 of 45 accounts visited; it did not end as it should.",
        "The reader of Bluesky: failed its self-test. It could not read an account that is there.",
        "Facebook: 1 account cannot be read as things are. "
        "rollcall platforms says what would open it.",
        "Search for people in pictures: 3 pictures could not be looked at. "
        "rollcall status says why.",
        "Policy 547.0: its rules changed since the last digest.",
    ]


def test_says_that_there_was_no_sweep() -> None:
    assert lines_of(some_inputs(sweep=None)) == ["Last sweep: there was none yet."]
