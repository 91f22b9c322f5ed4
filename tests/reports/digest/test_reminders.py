"""What falls due is said in time, and not for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from crawler.model.account import Administrator, AdministratorRank, Permission, PermissionScope
from reports.digest.inputs import Recipient
from reports.digest.reminders import reminders
from tests.reports.samples import COACH, DANA, HEAD, NOW, SAM, a_row, an_account, some_inputs


def lines_of(recipient: Recipient = DANA, month: int | None = None, **changes: Any) -> list[str]:
    rows = (a_row(an_account(**changes)),)
    inputs = some_inputs(coverage=rows, review_month=month)
    return [line.text for line in reminders(inputs, recipient, NOW)]


def leaving(until: date | None) -> tuple[Administrator, ...]:
    return (Administrator("Lee Marsh", None, AdministratorRank.PRIMARY, until),)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"review_due": date(2027, 3, 1)},
        {"review_due": date(2026, 9, 1)},
        {"administrators": leaving(None)},
        {"permissions": (Permission(PermissionScope.LOGO, "Dana Reyes"),)},
        {"disclosed_by": "Lee Marsh", "disclosed_year": 2026},
        {"disclosed_by": "Lee Marsh"},
    ],
    ids=[
        *("nothing", "far ahead", "long ago", "stays", "without end"),
        *("disclosed this school year", "disclosed in no year"),
    ],
)
def test_reminds_of_nothing_far_away(changes: dict[str, Any]) -> None:
    assert lines_of(**changes) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"review_due": date(2026, 11, 30)}, "review is due on Nov 30."),
        ({"review_due": date(2026, 11, 9)}, "review was due on Nov 9."),
        (
            {"administrators": leaving(date(2026, 12, 18))},
            "Lee Marsh leaves on Dec 18: hand the log-in over.",
        ),
        (
            {"administrators": leaving(date(2026, 11, 20))},
            "Lee Marsh left on Nov 20: hand the log-in over.",
        ),
        (
            {"permissions": (Permission(PermissionScope.LOGO, "D", date(2026, 11, 20)),)},
            "permission to use the logo ended Nov 20.",
        ),
    ],
    ids=["due", "overdue", "leaving", "gone", "ended"],
)
def test_reminds_of_what_is_near(changes: dict[str, Any], line: str) -> None:
    assert lines_of(**changes) == [line]


def test_reminds_the_offices_of_the_policys_review_in_its_month() -> None:
    assert lines_of(DANA, 11) == ["due for its yearly review this month."]
    assert lines_of(DANA, 12) == []
    assert lines_of(COACH, 11) == []
    assert lines_of(HEAD, 11) == []


def test_only_the_technology_director_hears_of_keys() -> None:
    inputs = some_inputs(
        keys={"twitter": date(2026, 12, 1), "facebook/hlps": date(2026, 11, 20)},
    )

    assert reminders(inputs, DANA, NOW) == ()
    assert [f"{line.title} {line.text}" for line in reminders(inputs, SAM, NOW)] == [
        "The key facebook/hlps ended on Nov 20: renew it.",
        "The key twitter ends on Dec 1: renew it.",
    ]


def test_a_key_that_lasts_is_not_worth_a_line() -> None:
    assert reminders(some_inputs(keys={"twitter": date(2027, 12, 1)}), SAM, NOW) == ()


def test_a_disclosure_is_asked_for_when_the_school_year_begins() -> None:
    account = an_account(disclosed_by="Lee Marsh", disclosed_year=2026)
    inputs = some_inputs(coverage=(a_row(account),))
    july, august = (datetime(2027, month, 15, 13, tzinfo=UTC) for month in (7, 8))

    said = [[line.text for line in reminders(inputs, DANA, now)] for now in (july, august)]

    assert said == [
        ["Lee Marsh's yearly disclosure is due on Aug 1."],
        ["Lee Marsh's yearly disclosure was due on Aug 1."],
    ]


def test_counts_the_days_that_there_is_no_room_for() -> None:
    rows = tuple(
        a_row(an_account(number, review_due=date(2026, 11, 30))) for number in range(1, 12)
    )

    lines = reminders(some_inputs(coverage=rows), DANA, NOW)

    assert len(lines) == 9
    assert lines[-1].title == "and 3 more"
