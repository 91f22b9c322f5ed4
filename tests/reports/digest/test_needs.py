"""What needs a decision: worst first, grouped, not too much."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.model.account import AccountKind
from crawler.model.finding import FindingState
from crawler.model.outcome import Outcome
from crawler.model.sighting import Span
from reports.digest.grouping import groups, more
from reports.digest.inputs import FindingInput
from reports.digest.needs import needs
from reports.digest.parts import Item, More
from tests.reports.samples import (
    NOW,
    PRINCIPAL,
    SAM,
    a_finding,
    a_row,
    a_sighting,
    a_summary,
    an_account,
    days_ago,
    many_findings,
    some_inputs,
)


def only_item(finding: FindingInput, **changes: object) -> Item:
    inputs = some_inputs(findings=(finding,), **changes)
    return groups(needs(inputs), inputs, NOW)[0].items[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": "advice"},
        {"state": FindingState.DISMISSED},
        {"state": FindingState.SNOOZED},
        {"state": FindingState.RESOLVED},
    ],
    ids=["advice", "dismissed", "snoozed", "resolved"],
)
def test_asks_nobody_to_decide_what_is_advice_or_decided(changes: dict[str, Any]) -> None:
    assert needs(some_inputs(findings=(a_finding(**changes),))) == ()


def test_puts_the_worst_first_and_the_new_before_the_known() -> None:
    low = a_finding(severity="low")
    known = a_finding(an_account(2), severity="high", first_seen_at=days_ago(30))
    new = a_finding(an_account(3), severity="high", first_seen_at=days_ago(1))

    assert needs(some_inputs(findings=(low, known, new))) == (new, known, low)


def test_takes_a_severity_nobody_knows_for_the_gravest() -> None:
    odd = a_finding(severity="dire")

    assert needs(some_inputs(findings=(a_finding(an_account(2)), odd)))[0] is odd


def test_shows_twelve_things_and_three_of_one_account() -> None:
    many = tuple(
        a_finding(an_account(number), rule_id=f"rule-{rule}", severity="high")
        for number in range(1, 7)
        for rule in range(5)
    )
    inputs = some_inputs(findings=many)
    shown = groups(needs(inputs), inputs, NOW)

    assert [len(group.items) for group in shown] == [3, 3, 3, 3]
    assert shown[0].more == "and 2 more things on this account"
    assert more(many, shown, SAM, inputs) == More(
        "and 10 more. The whole list: rollcall export findings"
    )


def test_counts_what_one_rule_says_of_one_account_as_one_thing() -> None:
    inputs = some_inputs(findings=many_findings(500))
    found = needs(inputs)
    shown = groups(found, inputs, NOW)

    assert len(shown) == 12
    assert shown[0].items[0].alike == "There are 12 more like this on the account."
    assert sum(group.things for group in shown) + 225 == len(found)


def test_says_nothing_of_more_when_all_is_shown() -> None:
    inputs = some_inputs(findings=(a_finding(),))
    found = needs(inputs)

    assert more(found, groups(found, inputs, NOW), PRINCIPAL, inputs) is None


def test_calls_nothing_new_in_the_first_digest() -> None:
    item = only_item(a_finding(first_seen_at=days_ago(1)), previous=None)

    assert item.tag is None


def test_calls_new_what_came_back_and_says_since_when() -> None:
    item = only_item(a_finding(opened_at=days_ago(3)))

    assert item.tag == "New"
    assert item.age == (
        "First seen Nov 9, 2 weeks ago; back since Nov 20, 3 days ago; last seen yesterday"
    )


def test_quotes_no_child_and_points_at_no_childs_picture() -> None:
    sighting = a_sighting(
        place="post",
        why="A face of A. Pupil",
        spans=(Span("post:1", 0, 8, "A. Pupil"),),
        link="https://x.example/p/1",
    )
    item = only_item(a_finding(sighting=sighting, discreet=True))

    assert "Pupil" not in repr(item)
    assert (item.quotes, item.regions) == ((), ())
    assert item.link == "https://x.example/p/1"


def test_names_a_students_account_only_by_its_handle() -> None:
    spans = (Span("display_name", 0, 8, "A. Pupil"), Span("bio", 0, 8, "official"))
    student = an_account(kind=AccountKind.STUDENT, display_name="A. Pupil", handle="fan1")
    inputs = some_inputs(findings=(a_finding(student, sighting=a_sighting(spans=spans)),))
    group = groups(needs(inputs), inputs, NOW)[0]

    assert group.account == "@fan1"
    assert "Pupil" not in repr(group)
    assert [quote.text for quote in group.items[0].quotes] == ["official"]


def test_says_when_the_account_could_not_be_read_again() -> None:
    finding = a_finding(last_seen_at=days_ago(9))
    row = a_row(finding.account, Outcome.UNREACHABLE, read_at=days_ago(9))
    item = only_item(finding, coverage=(row,))

    assert item.note == (
        "The account could not be read again since Nov 14, 9 days ago: this may have changed."
    )


def test_says_nothing_of_the_kind_about_the_register() -> None:
    finding = a_finding(last_seen_at=days_ago(9), sighting=a_sighting(place="register"))
    row = a_row(finding.account, Outcome.UNREACHABLE, read_at=days_ago(9))
    item = only_item(finding, coverage=(row,))

    assert item.note is None


def test_orders_the_same_findings_the_same_way_whatever_comes_first() -> None:
    inputs = some_inputs(findings=many_findings(60))
    backwards = replace(inputs, findings=inputs.findings[::-1], previous=a_summary())

    assert needs(inputs) == needs(backwards)


def test_quotes_a_found_account_as_the_account() -> None:
    seen = a_sighting(
        place="register", anchor="unregistered", spans=(Span("handle", 0, 4, "safe"),)
    )

    item = only_item(a_finding(sighting=seen))

    assert [(quote.place, quote.text) for quote in item.quotes] == [("the handle", "safe")]


def test_quotes_the_register_as_the_register_and_says_nothing_twice() -> None:
    spans = (Span("deposited_on", 0, 10, "2023-02-01"), Span("custody", 0, 4, "safe"))
    seen = a_sighting(place="register", why="The deposit of 2023-02-01 is old.", spans=spans)
    item = only_item(a_finding(sighting=seen))

    assert [(quote.place, quote.text) for quote in item.quotes] == [("the register", "safe")]


def test_says_once_in_full_what_to_do_about_the_same_thing() -> None:
    action = "Decide whose it is. Register it, or ask its owner to get in touch."
    rows = tuple(a_finding(an_account(number), action=action) for number in (1, 2))
    inputs = some_inputs(findings=rows)

    actions = [group.items[0].action for group in groups(needs(inputs), inputs, NOW)]

    assert actions == [action, "Decide whose it is."]


def test_ends_what_the_detector_said_with_a_stop() -> None:
    finding = a_finding(sighting=a_sighting(why="The avatar shows the mark (score 1.00)"))

    assert only_item(finding).why == "The avatar shows the mark (score 1.00)."
