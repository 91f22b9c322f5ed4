"""The brake holds back what looks like our own mistake, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from reports.brake import Limits, Reason, check
from reports.digest.inputs import SweepInput, SweepState
from tests.reports.samples import a_summary, a_sweep, days_ago

LIMITS = Limits(factor=10)
BEFORE = (a_summary(),)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"findings": 0},
        {"findings": 9},
        {"findings": 30},
        {"checked": 23},
        {"accounts": 200, "findings": 100, "checked": 180},
        {"rules": {"logo-without-permission": 26}},
        {"accounts": 5, "checked": 5, "rules": {"new-rule": 5}},
    ],
    ids=[
        "the same",
        "none left",
        "few",
        "ten times",
        "half read",
        "register grew",
        "a rule on many",
        "few accounts",
    ],
)
def test_lets_an_ordinary_week_go(changes: dict[str, Any]) -> None:
    assert check(a_summary(**changes), BEFORE, a_sweep(), LIMITS) is None


def test_lets_a_first_digest_go_however_much_it_finds() -> None:
    first = a_summary(findings=900, checked=3, rules={"no-administrator": 45}, pack="p9")

    assert check(first, (), a_sweep(), LIMITS) is None


@pytest.mark.parametrize(
    ("sweep", "reason"),
    [
        (None, "No sweep was made yet."),
        (a_sweep(SweepState.FAILED, 45, 12), "The last sweep failed after 12 of 45 accounts."),
        (
            SweepInput(SweepState.RUNNING, days_ago(0.1), None, 45, 12),
            "The last sweep has not finished; it stands after 12 of 45 accounts.",
        ),
        (a_sweep(visited=40), "The last sweep ended after 40 of 45 accounts."),
    ],
    ids=["none", "failed", "unfinished", "partial"],
)
def test_holds_even_the_first_when_the_sweep_is_not_whole(
    sweep: SweepInput | None, reason: str
) -> None:
    brake = check(a_summary(), (), sweep, LIMITS)

    assert brake is not None
    assert brake.reason == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"checked": 21}, "Only 21 of 45 accounts could be checked; at the last digest it was 44"),
        ({"findings": 31}, "31 findings are open; at the last digest it was 3."),
        (
            {"rules": {"new-rule": 28}},
            "The rule new-rule now speaks on 28 of 45 accounts; at the last digest it was 0.",
        ),
        ({"pack": "p2"}, "The rules of the policy pack changed since the last digest."),
    ],
    ids=["coverage fell", "findings jumped", "one rule everywhere", "pack changed"],
)
def test_holds_what_differs_too_much_from_the_last(changes: dict[str, Any], reason: str) -> None:
    brake = check(a_summary(**changes), BEFORE, a_sweep(), LIMITS)

    assert brake is not None
    assert brake.reason.startswith(reason)


def test_says_all_reasons() -> None:
    brake = check(a_summary(findings=500, pack="p2"), BEFORE, None, LIMITS)

    assert brake is not None
    assert [reason for reason, _ in brake.said] == [Reason.SWEEP, Reason.FINDINGS, Reason.PACK]


def test_one_odd_week_is_not_the_usual() -> None:
    odd = (a_summary(findings=2), *(a_summary(findings=20),) * 3)

    assert check(a_summary(findings=60), odd, a_sweep(), Limits()) is None
    assert check(a_summary(findings=120), odd, a_sweep(), Limits()) is not None


def test_what_a_person_let_go_holds_nothing_back_and_something_else_does() -> None:
    brake = check(a_summary(findings=500, pack="p2"), BEFORE, a_sweep(), LIMITS)

    assert brake is not None
    assert brake.without(frozenset({"findings", "pack"})) is None
    left = brake.without(frozenset({"pack", "sweep"}))
    assert left is not None
    assert [reason for reason, _ in left.said] == [Reason.FINDINGS]
