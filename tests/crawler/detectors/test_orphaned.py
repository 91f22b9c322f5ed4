"""Nobody can log in when every way in is known to be closed; what is not known is no accusation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.detectors import orphaned
from crawler.detectors.orphaned import Params
from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
)
from crawler.model.case import Case
from tests.builders import (
    NOW,
    make_account,
    make_administrator,
    make_case,
    make_district,
    make_post,
    make_snapshot,
)
from tests.crawler.detectors.purity import sightings

NOW_PARAMS = Params()
AHEAD = Params(ahead_days=60)
LEFT = make_administrator(until=date(2025, 6, 30))
PUPIL = Administrator("Kim Doe", "kim@mail.example", AdministratorRank.PRIMARY, class_year=2026)
PARENT = Administrator("Lee Roe", "lee@mail.example", AdministratorRank.PRIMARY)


def team(*people: Administrator, **changes: object) -> Case:
    """Give a team's account without a deposit, opened with a private address."""
    said = {"custody": None, "opened_with": "old@mail.example", **changes}
    return make_case(account=make_account(administrators=people, **said))


def account_of(case: Case, **changes: object) -> Account:
    return replace(case.account, **changes)  # type: ignore[arg-type]  # names of fields


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(), id="in order"),
        pytest.param(team(make_administrator()), id="somebody is there"),
        pytest.param(team(LEFT, make_administrator()), id="one left, another is there"),
        pytest.param(team(opened_with=None), id="the register says nothing of ways in"),
        pytest.param(
            team(LEFT, custody=Custody("Dana Reyes", "safe", date(2024, 8, 1))),
            id="the log-in was deposited before",
        ),
        pytest.param(
            team(LEFT, opened_with="eastview.athletics@heronlake.example"), id="an office's mailbox"
        ),
        pytest.param(team(replace(PUPIL, class_year=2027)), id="the class is still there"),
        pytest.param(team(PARENT), id="a parent on a living account"),
        pytest.param(team(LEFT, status=AccountStatus.CLOSED), id="closed"),
        pytest.param(team(LEFT, status=AccountStatus.REQUESTED), id="not opened yet"),
        pytest.param(
            team(LEFT, status=AccountStatus.LEAD, kind=AccountKind.UNREGISTERED),
            id="never registered",
        ),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(orphaned, case, NOW_PARAMS) == ()


def test_says_every_reason() -> None:
    (seen,) = sightings(orphaned, team(LEFT, PUPIL), NOW_PARAMS)

    assert seen.anchor == "orphaned"
    assert seen.confidence == 1.0
    assert seen.why == (
        "Nobody on the register can still log in: Dana Reyes left on 30 Jun 2025; the class of "
        "2026 has graduated; no deposit of the log-in is on file; the recovery address is a "
        "private one"
    )


def test_an_entry_that_names_nobody_but_a_private_address_is_orphaned() -> None:
    (seen,) = sightings(orphaned, team(), NOW_PARAMS)

    assert "the register names nobody" in seen.why


def test_a_student_is_never_named() -> None:
    (seen,) = sightings(orphaned, team(replace(PUPIL, until=date(2026, 1, 9))), NOW_PARAMS)

    assert "Kim" not in seen.why
    assert "a student of the class of 2026 left on 9 Jan 2026" in seen.why


@pytest.mark.parametrize(
    "changes",
    [
        {"opened_with": "athletics@heronlake.example", "recovery_works": False},
        {
            "custody": Custody("Dana Reyes", "safe", date(2024, 8, 1)),
            "administrators_on": date(2025, 9, 1),
        },
        {"opened_with": "dana.reyes@heronlake.example"},
    ],
    ids=["a dead mailbox", "a deposit from before another took over", "the mailbox of who left"],
)
def test_sees_a_way_in_that_is_closed(changes: dict[str, object]) -> None:
    (seen,) = sightings(orphaned, team(LEFT, **changes), NOW_PARAMS)

    assert seen.confidence >= 0.6


def test_a_volunteer_is_doubted_only_when_no_post_is_known_for_long() -> None:
    idle = replace(team(PARENT), snapshot=make_snapshot(posts=(make_post(900),)))

    (seen,) = sightings(orphaned, idle, NOW_PARAMS)

    assert seen.confidence == 0.85
    assert sightings(orphaned, replace(idle, snapshot=None), NOW_PARAMS) == ()
    assert (
        sightings(orphaned, replace(idle, snapshot=None, past=(make_snapshot(),)), NOW_PARAMS) == ()
    )


def test_sees_ahead_to_graduation_and_last_days() -> None:
    spring = replace(team(PUPIL), now=NOW.replace(year=2026, month=5, day=10))
    leaves = team(make_administrator(until=NOW.date() + timedelta(days=30)))

    (graduates,) = sightings(orphaned, spring, AHEAD)
    (soon,) = sightings(orphaned, leaves, AHEAD)

    assert graduates.anchor == soon.anchor == "soon"
    assert graduates.facts["on"] == "2026-07-01"
    assert graduates.why.startswith("From 1 Jul 2026 nobody on the register can log in any more: ")
    assert soon.facts["on"] == "2026-12-24"
    assert sightings(orphaned, spring, NOW_PARAMS) == ()
    assert sightings(orphaned, team(LEFT), AHEAD) == ()


def test_what_comes_later_than_asked_for_is_not_told_yet() -> None:
    leaves = team(make_administrator(until=NOW.date() + timedelta(days=30)))

    assert sightings(orphaned, leaves, replace(AHEAD, ahead_days=30)) == ()
    assert len(sightings(orphaned, leaves, replace(AHEAD, ahead_days=31))) == 1


def test_a_closed_mail_domain_is_not_guessed() -> None:
    case = replace(team(LEFT, opened_with="athletics@heronlake.example"), district=make_district())

    assert sightings(orphaned, case, NOW_PARAMS) == ()
