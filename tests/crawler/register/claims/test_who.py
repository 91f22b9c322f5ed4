"""Who is asked about an account: the coach first, nobody who left, never a pupil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.model.account import Account
from crawler.model.staff import Member, Staff
from crawler.register.claims.asking import DAYS, DIRECTOR_DAY, next_day, step_due
from crawler.register.claims.who import candidates
from tests.builders import EASTVIEW, FOOTBALL, HLPS, UNITS, make_account, make_administrator

TODAY = date(2026, 11, 23)
COACH = Member(
    "kit@heronlake.example", "Kit Lindahl", "Head Football Coach", "Eastview High School"
)
ASSISTANT = Member("al@heronlake.example", "Al", "Assistant Coach, Football", "Eastview HS")


def asked(*members: Member, accounts: tuple[Account, ...] = ()) -> list[str]:
    staff = Staff(TODAY, members)
    return [one.email for one in candidates(FOOTBALL, UNITS, accounts, staff, TODAY)]


@pytest.mark.parametrize(
    "member",
    [
        replace(COACH, until=date(2026, 6, 1)),
        replace(COACH, on_staff=False),
        replace(COACH, title="Head Volleyball Coach"),
        replace(COACH, title="Football fan"),
        replace(COACH, place="Westbrook High School"),
        replace(COACH, title=None),
    ],
    ids=["left", "a pupil", "another sport", "no coach", "another school", "no title"],
)
def test_stays_silent_on_who_is_not_the_coach(member: Member) -> None:
    assert asked(member) == []


def test_the_head_coach_comes_first_then_who_runs_the_units_accounts_then_its_schools() -> None:
    accounts = (
        make_account(id=1, unit=EASTVIEW, administrators=(make_administrator(),)),
        make_account(
            id=2, unit=FOOTBALL, administrators=(make_administrator(email="m@heronlake.example"),)
        ),
        make_account(
            id=3, unit=HLPS, administrators=(make_administrator(email="d@heronlake.example"),)
        ),
    )

    assert asked(ASSISTANT, COACH, accounts=accounts) == [
        "kit@heronlake.example",
        "al@heronlake.example",
        "m@heronlake.example",
        "dana.reyes@heronlake.example",
        "d@heronlake.example",
    ]


def test_without_a_unit_nobody_is_guessed() -> None:
    assert candidates(None, UNITS, (make_account(),), Staff(TODAY, (COACH,)), TODAY) == ()


def test_reminders_come_after_two_days_and_four_times_after_five_then_the_director() -> None:
    steps = [step_due(TODAY, TODAY + timedelta(days=day)) for day in range(30)]

    assert [steps.index(step) for step in range(1, 8)] == [*DAYS, DIRECTOR_DAY]
    assert DAYS == (0, 2, 7, 12, 17, 22)
    assert DIRECTOR_DAY == 27


def test_the_next_day_is_said_until_the_director_was_told() -> None:
    assert next_day(TODAY, TODAY) == TODAY + timedelta(days=2)
    assert next_day(TODAY, TODAY + timedelta(days=27)) is None
