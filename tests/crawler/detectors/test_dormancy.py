"""An account is dormant only when it was read whole and its newest own post is too old."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.detectors import dormancy
from crawler.detectors.dormancy import Params
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case
from crawler.model.snapshot import Post, Precision, Snapshot
from tests.builders import (
    make_account,
    make_administrator,
    make_case,
    make_moment,
    make_post,
    make_snapshot,
)
from tests.crawler.detectors.purity import sightings

PARAMS = Params(default_quiet_days=90, factor=2.0)


def quiet(*posts: Post, **changes: object) -> Case:
    account = make_account(cadence_days=7.0)
    return make_case(account=account, snapshot=make_snapshot(posts=posts, **changes))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(snapshot=None), id="not read"),
        pytest.param(quiet(), id="no posts"),
        pytest.param(quiet(make_post(moment=None)), id="no dated post"),
        pytest.param(quiet(make_post(400), partial=("posts",)), id="read in part"),
        pytest.param(quiet(make_post(13)), id="within the rhythm"),
        pytest.param(quiet(make_post(14)), id="on the last day"),
        pytest.param(quiet(make_post(moment=None), make_post(400)), id="an undated post on top"),
        pytest.param(
            quiet(make_post(moment=make_moment(14.4, Precision.WITHOUT_ZONE))), id="no zone"
        ),
        pytest.param(quiet(make_post(moment=make_moment(15.4, Precision.DAY))), id="only a day"),
        pytest.param(quiet(make_post(-0.5), make_post(400)), id="a clock half a day ahead"),
        pytest.param(
            make_case(
                account=make_account(status=AccountStatus.CLOSED),
                snapshot=make_snapshot(posts=(make_post(400),)),
            ),
            id="closed",
        ),
        pytest.param(
            make_case(
                account=make_account(cadence_days=None),
                snapshot=make_snapshot(posts=(make_post(80),)),
            ),
            id="no rhythm declared, within the default",
        ),
        pytest.param(
            make_case(
                snapshot=make_snapshot(posts=(make_post(400),)),
                past=(make_snapshot(posts=(make_post(3),)),),
            ),
            id="a newer post was deleted",
        ),
    ],
)
def test_stays_silent(case: Case) -> None:
    assert sightings(dormancy, case, PARAMS) == ()


def test_sees_silence_against_the_declared_rhythm() -> None:
    (seen,) = sightings(dormancy, quiet(make_post(1129)), PARAMS)

    assert seen.anchor == "silent"
    assert seen.place == "activity"
    assert seen.why == "No post since 21 Oct 2023 (1,129 days); the register says every 7 days"


def test_sees_silence_against_the_policys_default() -> None:
    case = make_case(
        account=make_account(cadence_days=None), snapshot=make_snapshot(posts=(make_post(100),))
    )

    (seen,) = sightings(dormancy, case, PARAMS)

    assert seen.why.endswith("the register declares no rhythm, and the policy allows 90 days")


def test_posts_of_others_are_no_activity() -> None:
    (seen,) = sightings(dormancy, quiet(make_post(1, mine=False), make_post(60)), PARAMS)

    assert seen.facts["quiet_days"] == "60"


def test_a_post_dated_far_ahead_is_no_activity_and_lowers_the_confidence() -> None:
    (seen,) = sightings(dormancy, quiet(make_post(-300), make_post(60)), PARAMS)

    assert seen.facts["quiet_days"] == "60"
    assert seen.confidence < 1


def test_says_that_an_account_is_orphaned() -> None:
    left = make_administrator(until=date(2025, 6, 30))
    snapshot: Snapshot = make_snapshot(posts=(make_post(60),))
    account = make_account(administrators=(left,), custody=None, opened_with=None)
    case = make_case(account=account, snapshot=snapshot)

    (seen,) = sightings(dormancy, case, PARAMS)

    assert seen.why.endswith("nobody on the register can still log in")
    assert seen.facts["orphaned"] == "yes"


def test_an_account_that_was_never_registered_is_not_called_orphaned() -> None:
    account = make_account(
        status=AccountStatus.LEAD, kind=AccountKind.UNREGISTERED, administrators=()
    )
    case = make_case(account=account, snapshot=make_snapshot(posts=(make_post(60),)))

    (seen,) = sightings(dormancy, case, PARAMS)

    assert seen.facts["orphaned"] == "no"
