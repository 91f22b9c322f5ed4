"""Each check of the register: silent on an entry in order, speaking on its own gap only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crawler.detectors import register_gap
from crawler.detectors.register_gap.gap import Check, Params
from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Custody,
    Permission,
    PermissionScope,
)
from crawler.model.outcome import Outcome
from crawler.model.staff import Member, Staff
from tests.builders import make_account, make_administrator, make_case, make_district
from tests.crawler.detectors.purity import sightings

PERSONAL, STUDENTS = AccountKind.PERSONAL, AccountKind.STUDENT_GROUP
LOGO = PermissionScope.LOGO
ENDED = Permission(LOGO, "Dana Reyes", date(2026, 6, 30), "eastview-herons")
FOREVER = Permission(LOGO, "Dana Reyes")
PARAMS = {
    Check.CUSTODY_STALE: Params(Check.CUSTODY_STALE, max_age_days=365),
    Check.REVIEW_OVERDUE: Params(Check.REVIEW_OVERDUE, max_age_days=365),
    Check.PLATFORM_NOT_ALLOWED: Params(Check.PLATFORM_NOT_ALLOWED, allowed=("Bluesky", "blog")),
    Check.REQUEST_WAITING: Params(Check.REQUEST_WAITING, max_age_days=14),
}


def params(check: Check) -> Params:
    return PARAMS.get(check, Params(check))


def left(day: date = date(2026, 10, 1)) -> Account:
    return make_account(administrators=(make_administrator(until=day),))


def left_with(email: str) -> Account:
    return make_account(administrators=(make_administrator(email=email, until=date(2026, 1, 1)),))


@pytest.mark.parametrize("check", Check)
def test_stays_silent_on_an_entry_in_order(check: Check) -> None:
    assert sightings(register_gap, make_case(), params(check)) == ()


@pytest.mark.parametrize(
    "status", [AccountStatus.CLOSED, AccountStatus.LEAD, AccountStatus.PROPOSED]
)
@pytest.mark.parametrize("check", Check)
def test_stays_silent_on_what_is_closed_or_was_never_registered(
    check: Check, status: AccountStatus
) -> None:
    account = replace(
        make_account(), status=status, administrators=(), custody=None, approved_by=None, unit=None
    )

    assert sightings(register_gap, make_case(account=account), params(check)) == ()


@pytest.mark.parametrize(
    ("check", "account"),
    [
        pytest.param("one_administrator", make_account(administrators=()), id="none at all"),
        pytest.param("administrator_left", left(date(2027, 1, 1)), id="leaves next year"),
        pytest.param(
            "approval_missing",
            make_account(status=AccountStatus.REQUESTED, approved_by=None),
            id="a request",
        ),
        pytest.param(
            "custody_missing",
            make_account(status=AccountStatus.APPROVED, custody=None),
            id="approved, not yet opened",
        ),
        pytest.param("custody_stale", make_account(custody=None), id="nothing deposited"),
        pytest.param("opened_with_outside_address", make_account(opened_with=None), id="unknown"),
        pytest.param(
            "opened_with_outside_address",
            make_account(opened_with="x@students.heronlake.example"),
            id="a domain below ours",
        ),
        pytest.param("district_address_on_personal", make_account(), id="not personal"),
        pytest.param(
            "district_address_on_personal",
            make_account(kind=PERSONAL, opened_with="dana@elsewhere.example"),
            id="private address",
        ),
        pytest.param("coach_custody_missing", make_account(kind=STUDENTS), id="staff hold it"),
        pytest.param(
            "permission_expired",
            make_account(permissions=(ENDED, FOREVER)),
            id="a wider one counts",
        ),
        pytest.param("disclosure_missing", make_account(), id="no employee named"),
        pytest.param(
            "administrator_student",
            make_account(administrators=(make_administrator(email="x@pupils.elsewhere.example"),)),
            id="somebody else's pupils",
        ),
        pytest.param(
            "administrator_outside_address",
            make_account(administrators=(make_administrator(email=None),)),
            id="no address known",
        ),
        pytest.param(
            "administrator_outside_address",
            left_with("gone@mail.example"),
            id="left, and told as that",
        ),
        pytest.param("administrator_unknown", make_account(), id="no directory was imported"),
        pytest.param(
            "custody_stale",
            make_account(administrators_on=date(2026, 8, 1)),
            id="deposited on the day of the change",
        ),
        pytest.param("closing_overdue", make_account(closing_on=date(2026, 11, 23)), id="today"),
        pytest.param(
            "request_waiting",
            make_account(status=AccountStatus.REQUESTED, requested_on=date(2026, 11, 20)),
            id="asked for on Friday",
        ),
        pytest.param(
            "request_waiting", make_account(requested_on=date(2024, 1, 1)), id="long answered"
        ),
        pytest.param(
            "disclosure_missing",
            make_account(kind=PERSONAL, disclosed_by="Dana Reyes", disclosed_year=2026),
            id="disclosed this year",
        ),
    ],
)
def test_stays_silent_where_a_gap_only_seems_to_be(check: str, account: Account) -> None:
    assert sightings(register_gap, make_case(account=account), params(Check(check))) == ()


def test_stays_silent_on_addresses_when_the_districts_are_not_known() -> None:
    case = make_case(
        account=make_account(opened_with="x@elsewhere.example"),
        district=make_district(email_domains=()),
    )

    assert sightings(register_gap, case, Params(Check.OPENED_WITH_OUTSIDE_ADDRESS)) == ()


def test_stays_silent_on_platforms_when_the_policy_names_none() -> None:
    assert sightings(register_gap, make_case(), Params(Check.PLATFORM_NOT_ALLOWED)) == ()


@pytest.mark.parametrize(
    ("check", "account", "words"),
    [
        ("no_administrator", make_account(administrators=()), "Nobody"),
        ("no_administrator", left(), "Nobody"),
        ("one_administrator", make_account(administrators=(make_administrator(),)), "Dana Reyes"),
        (
            "administrator_left",
            left(),
            "Dana Reyes is named as administrator and left on 2026-10-01",
        ),
        ("approval_missing", make_account(approved_by=None), "by whom this account"),
        ("approval_missing", make_account(approved_on=None), "when this account"),
        ("approval_after_creation", make_account(created_on=date(2024, 7, 1)), "2024-07-01"),
        (
            "opened_with_outside_address",
            make_account(opened_with="heron@elsewhere.example"),
            "heron@elsewhere.example",
        ),
        ("district_address_on_personal", make_account(kind=PERSONAL), "eastview@heronlake.example"),
        ("custody_missing", make_account(custody=None), "where the log-in is deposited"),
        ("custody_stale", make_account(custody=Custody("Dana Reyes", "office", None)), "when"),
        (
            "custody_stale",
            make_account(custody=Custody("Dana Reyes", "office", date(2025, 1, 1))),
            "longer ago",
        ),
        (
            "custody_stale",
            replace(left(), custody=Custody("Dana Reyes", "office", date(2026, 8, 1))),
            "Dana Reyes has left since",
        ),
        (
            "coach_custody_missing",
            make_account(
                kind=STUDENTS, administrators=(make_administrator(email="x@mail.example"),)
            ),
            "No coach",
        ),
        ("coach_custody_missing", make_account(kind=STUDENTS, administrators=()), "No coach"),
        ("permission_expired", make_account(permissions=(ENDED,)), "logo (eastview-herons)"),
        ("disclosure_missing", make_account(kind=PERSONAL), "who disclosed"),
        ("disclosure_missing", make_account(disclosed_by="Sam Okafor"), "which year Sam Okafor"),
        (
            "disclosure_missing",
            make_account(disclosed_by="Sam Okafor", disclosed_year=2025),
            "last disclosed this account in 2025",
        ),
        ("review_overdue", make_account(review_due=date(2026, 11, 22)), "2026-11-22"),
        ("review_overdue", make_account(review_due=None), "no review has a date"),
        ("platform_not_allowed", make_account(platform="tiktok"), "tiktok"),
        ("unit_missing", make_account(unit=None), "which school"),
        (
            "administrator_student",
            make_account(
                administrators=(make_administrator(email="x@students.heronlake.example"),)
            ),
            "x@students.heronlake.example, a student's address",
        ),
        (
            "administrator_outside_address",
            make_account(administrators=(make_administrator(email="dana@mail.example"),)),
            "dana@mail.example, which is not an address of the district",
        ),
        (
            "custody_stale",
            make_account(administrators_on=date(2026, 9, 1)),
            "before the administrators changed (2026-09-01)",
        ),
        ("closing_overdue", make_account(closing_on=date(2026, 11, 1)), "closed on 2026-11-01"),
        (
            "request_waiting",
            make_account(status=AccountStatus.REQUESTED, requested_on=date(2026, 11, 1)),
            "request of 2026-11-01",
        ),
    ],
)
def test_sees_the_gap(check: str, account: Account, words: str) -> None:
    (seen,) = sightings(register_gap, make_case(account=account), params(Check(check)))

    assert words in seen.why
    assert seen.place == "register"
    assert seen.facts == {"check": check}
    assert seen.anchor.partition(":")[0] == check


def test_two_gaps_of_one_check_have_anchors_of_their_own() -> None:
    gone = date(2026, 1, 1)
    sam = make_administrator(name="Sam Okafor", email=None, until=gone)
    account = make_account(administrators=(make_administrator(until=gone), sam))

    seen = sightings(register_gap, make_case(account=account), Params(Check.ADMINISTRATOR_LEFT))

    assert [one.anchor for one in seen] == [
        "administrator_left:dana.reyes@heronlake.example",
        "administrator_left:sam okafor",
    ]


STAFF = Staff(
    date(2026, 11, 20),
    (
        Member("dana.reyes@heronlake.example", "Dana Reyes"),
        Member("sam.okafor@heronlake.example", "Sam Okafor"),
        Member("kim@heronlake.example", "Kim", on_staff=False),
    ),
)
DIRECTORY = make_district(staff=STAFF, student_domains=("pupils.example",))


def administered_by(*emails: str) -> Account:
    return make_account(administrators=tuple(make_administrator(email=one) for one in emails))


@pytest.mark.parametrize(
    ("check", "email"),
    [
        ("administrator_unknown", "DANA.REYES@heronlake.example"),
        ("administrator_unknown", "dana@mail.example"),
        ("administrator_student", "dana.reyes@heronlake.example"),
        ("administrator_outside_address", "lee@pupils.example"),
    ],
)
def test_stays_silent_on_whom_the_directory_knows(check: str, email: str) -> None:
    case = make_case(account=administered_by(email), district=DIRECTORY)

    assert sightings(register_gap, case, Params(Check(check))) == ()


@pytest.mark.parametrize(
    ("check", "email", "words"),
    [
        (
            "administrator_unknown",
            "robin@heronlake.example",
            "not stand in the staff directory of 2026-11-20",
        ),
        ("administrator_student", "lee@pupils.example", "lee@pupils.example, a student's"),
        ("administrator_student", "kim@heronlake.example", "kim@heronlake.example, a student's"),
    ],
)
def test_sees_what_the_directory_says(check: str, email: str, words: str) -> None:
    case = make_case(account=administered_by(email), district=DIRECTORY)

    (seen,) = sightings(register_gap, case, Params(Check(check)))

    assert words in seen.why


@pytest.mark.parametrize("standing", [None, Outcome.SEEN, Outcome.PRIVATE, Outcome.RENAMED])
def test_stays_silent_on_an_account_that_is_there_or_nobody_could_tell(
    standing: Outcome | None,
) -> None:
    assert sightings(register_gap, make_case(standing=standing), Params(Check.ADDRESS_DEAD)) == ()


@pytest.mark.parametrize(
    ("standing", "words"),
    [(Outcome.GONE, "does not exist any more"), (Outcome.SUSPENDED, "is suspended")],
)
def test_sees_that_an_account_is_not_there(standing: Outcome, words: str) -> None:
    case = make_case(standing=standing, snapshot=None)

    (seen,) = sightings(register_gap, case, Params(Check.ADDRESS_DEAD))

    assert words in seen.why


@pytest.mark.parametrize(
    ("handle", "url"),
    [
        pytest.param("eastview", "https://social.example/eastview", id="corrected"),
        pytest.param("id:99", "https://social.example/old", id="the address holds only a number"),
        pytest.param("new@social.example", "https://social.example/@new", id="user at server"),
        pytest.param("new", "https://social.example/profile?n=7", id="no former name in it"),
    ],
)
def test_stays_silent_on_an_address_that_does_not_say_a_former_name(handle: str, url: str) -> None:
    case = make_case(account=make_account(handle=handle, url=url), former_handles=("old",))

    assert sightings(register_gap, case, Params(Check.ADDRESS_RENAMED)) == ()


def test_sees_an_address_with_a_former_name() -> None:
    account = make_account(handle="new.example", url="https://social.example/old.example")
    case = make_case(account=account, former_handles=("old.example",), snapshot=None)

    (seen,) = sightings(register_gap, case, Params(Check.ADDRESS_RENAMED))

    assert "is called new.example now" in seen.why


def test_every_check_has_a_case_in_which_it_speaks() -> None:
    tests: tuple[Any, ...] = (test_sees_the_gap, test_sees_what_the_directory_says)
    told = {row[0] for test in tests for mark in test.pytestmark for row in mark.args[1]}

    assert {check.value for check in Check} - told == {"address_dead", "address_renamed"}
