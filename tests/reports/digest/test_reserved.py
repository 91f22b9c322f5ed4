"""What was checked but not seen whole is never taken for an account that shows nothing."""

from __future__ import annotations

from reports.digest.charts import states
from reports.digest.covering import cover
from reports.digest.quiet import quiet
from tests.reports.samples import DANA, HEAD, NOW, SAM, a_row, an_account, days_ago, some_inputs

PART = a_row(an_account(1), unread="posts: the feed did not answer")
UNSEARCHED = a_row(an_account(2), unsearched=2, pictures=9)
WHOLE = a_row(an_account(3))


def test_says_nothing_where_all_was_seen() -> None:
    covered = cover(some_inputs(coverage=(WHOLE,)), DANA, NOW)

    assert (covered.reserved, covered.in_part) == ((), "")


def test_an_account_that_was_not_checked_is_told_as_that_only() -> None:
    old = a_row(an_account(4), unread="posts", visited_at=days_ago(20), read_at=days_ago(20))

    assert cover(some_inputs(coverage=(old, WHOLE)), DANA, NOW).reserved == ()


def test_says_what_was_not_seen_and_what_would_change_that() -> None:
    covered = cover(some_inputs(coverage=(PART, UNSEARCHED, WHOLE)), DANA, NOW)
    part, unsearched = covered.reserved

    assert covered.checked == 3
    assert covered.in_part == "2 of the checked accounts could be seen only in part."
    assert (part.heading, part.reason) == (
        "Read only in part: 1 account",
        "Posts: the feed did not answer.",
    )
    assert unsearched.heading == "Pictures not searched for people: 1 account"
    assert unsearched.reason == (
        "2 of 9 pictures could not be looked at. Whether those show students is not known."
    )
    assert unsearched.accounts == ("Eastview Herons 2 (Instagram)",)
    assert part.fix == unsearched.fix == "The technology director can tell what would change that."


def test_the_technology_director_is_told_the_commands() -> None:
    covered = cover(some_inputs(coverage=(PART, UNSEARCHED)), SAM, NOW)

    assert [trouble.fix.split(" says")[0] for trouble in covered.reserved] == [
        "rollcall platforms",
        "rollcall status",
    ]


def test_the_superintendent_gets_the_number_only() -> None:
    covered = cover(some_inputs(coverage=(PART, WHOLE)), HEAD, NOW)

    assert covered.reserved == ()
    assert covered.in_part == "1 of the checked accounts could be seen only in part."


def test_is_not_counted_among_those_that_show_nothing() -> None:
    inputs = some_inputs(coverage=(PART, UNSEARCHED, WHOLE))

    assert quiet(inputs, NOW) == (
        "1 account was checked and shows nothing to decide.",
        "2 accounts show nothing to decide in the part that could be seen.",
    )
    assert [part.text for part in states((), (), inputs, NOW)] == [
        "1 account shows nothing to decide",
        "2 accounts seen only in part",
    ]
