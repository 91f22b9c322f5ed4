"""What could not be checked is said, each time with the reason."""

from __future__ import annotations

import pytest

from crawler.model.outcome import Outcome
from reports.digest.covering import cover
from reports.digest.inputs import CoverageInput
from reports.digest.troubles import is_checked
from tests.reports.samples import DANA, HEAD, NOW, SAM, a_row, an_account, days_ago, some_inputs


def test_has_no_trouble_when_all_was_read() -> None:
    covered = cover(some_inputs(), DANA, NOW)

    assert (covered.checked, covered.total, covered.troubles) == (45, 45, ())
    assert covered.sentence == "All 45 accounts could be checked."


@pytest.mark.parametrize(
    "row",
    [
        a_row(an_account(), Outcome.UNREACHABLE),
        a_row(an_account(), Outcome.GONE),
        a_row(an_account(), None, visited_at=None, read_at=None),
        a_row(an_account(), Outcome.SEEN, visited_at=days_ago(20), read_at=days_ago(20)),
        a_row(an_account(), Outcome.NOT_DUE, read_at=days_ago(20)),
        a_row(an_account(), Outcome.NOT_DUE, read_at=None),
    ],
    ids=["failed", "gone", "never visited", "read long ago", "not due, old", "not due, never"],
)
def test_counts_as_checked_only_what_was_read_this_week(row: CoverageInput) -> None:
    assert not is_checked(row, NOW)


@pytest.mark.parametrize(
    "outcome", [Outcome.SEEN, Outcome.UNCHANGED, Outcome.RENAMED, Outcome.NOT_DUE]
)
def test_counts_a_fresh_reading(outcome: Outcome) -> None:
    assert is_checked(a_row(an_account(), outcome), NOW)


def test_names_every_account_with_its_age_under_a_shared_reason() -> None:
    rows = tuple(
        a_row(
            an_account(number),
            Outcome.NEEDS_CREDENTIALS,
            reason="Only for people who are logged in.",
            fix="Set a key.",
            read_at=days_ago(30) if number == 1 else None,
        )
        for number in (1, 2)
    )
    covered = cover(some_inputs(coverage=rows), SAM, NOW)

    trouble = covered.troubles[0]
    assert len(covered.troubles) == 1
    assert trouble.heading == "Cannot be read without a key: 2 accounts"
    assert trouble.accounts == (
        "Eastview Herons 1 (Instagram), last read Oct 24, 4 weeks ago",
        "Eastview Herons 2 (Instagram), never read",
    )


def test_says_an_age_that_all_share_once() -> None:
    rows = tuple(
        a_row(an_account(number), Outcome.FORBIDDEN, reason="The site says no.", read_at=None)
        for number in (1, 2)
    )
    trouble = cover(some_inputs(coverage=rows), SAM, NOW).troubles[0]

    assert trouble.reason == "The site says no. None was ever read."
    assert trouble.accounts == ("Eastview Herons 1 (Instagram)", "Eastview Herons 2 (Instagram)")


def test_gives_the_same_outcome_with_other_reasons_apart_and_the_largest_first() -> None:
    rows = (
        a_row(an_account(1), Outcome.UNREACHABLE, reason="503", fix="wait"),
        a_row(an_account(2), Outcome.UNREACHABLE, reason="No such host.", fix="look"),
        a_row(an_account(3), Outcome.UNREACHABLE, reason="No such host.", fix="look"),
    )
    troubles = cover(some_inputs(coverage=rows), DANA, NOW).troubles

    assert [(one.reason, len(one.accounts)) for one in troubles] == [
        ("No such host. All were last read yesterday.", 2),
        ("503.", 1),
    ]


def test_counts_the_accounts_it_has_no_room_to_name() -> None:
    rows = tuple(
        a_row(an_account(number), Outcome.UNREACHABLE, reason=f"{number % 12}", fix="wait")
        for number in range(300)
    )
    covered = cover(some_inputs(coverage=rows), SAM, NOW)

    assert len(covered.troubles) == 10
    assert covered.troubles[0].more == "and 5 more (rollcall export visits)"
    assert covered.more is not None
    assert covered.more.text == "and 50 more. The whole list: rollcall export visits"


def test_tells_the_superintendent_the_count_only() -> None:
    covered = cover(some_inputs(coverage=(a_row(an_account(), Outcome.GONE),)), HEAD, NOW)

    assert covered.troubles == ()
    assert covered.sentence == "The one account could not be checked: we cannot tell what is there."


def test_tells_of_keys_only_who_sets_them() -> None:
    rows = tuple(
        a_row(
            an_account(number, platform=platform),
            Outcome.NEEDS_CREDENTIALS,
            reason=f"{platform} wants a token.",
            fix="Grant pages_read_engagement.",
            read_at=None,
        )
        for number, platform in enumerate(("facebook", "instagram"), start=1)
    )
    inputs = some_inputs(coverage=rows)

    (brief,), technical = (cover(inputs, one, NOW).troubles for one in (DANA, SAM))

    assert brief.heading == "Cannot be read without a key: 2 accounts"
    assert brief.fix.startswith("The technology director can have a key set.")
    assert not brief.is_english
    assert [trouble.fix for trouble in technical] == ["Grant pages_read_engagement."] * 2


def test_names_no_command_to_who_has_none() -> None:
    rows = tuple(
        a_row(an_account(number), visited_at=days_ago(9), read_at=days_ago(9))
        for number in range(1, 31)
    )
    inputs = some_inputs(coverage=rows)

    (brief,), (technical,) = (cover(inputs, one, NOW).troubles for one in (DANA, SAM))

    assert (brief.more, brief.fix) == ("and 22 more", "The technology director can start a sweep.")
    assert technical.more == "and 10 more (rollcall export visits)"
    assert technical.fix == "Run rollcall sweep, or keep rollcall serve running."
