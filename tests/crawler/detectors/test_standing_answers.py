"""Until the moment that a detector names, time alone never changes what it sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from crawler.detectors import dormancy, register_gap
from crawler.detectors.register_gap.gap import Check, Params
from crawler.judge import DETECTORS, detector
from crawler.model.account import (
    Administrator,
    AdministratorRank,
    Custody,
    Permission,
    PermissionScope,
)
from crawler.model.case import Case
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Moment, Precision
from tests.builders import NOW, make_account, make_case, make_post, make_snapshot

HOUR = timedelta(hours=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


def changes(seen: Any, params: Any, case: Case, step: timedelta, steps: int) -> Iterator[datetime]:
    """Give each moment at which the answer was another one than before, though it still stood."""
    until, answer = case.now, tuple[Sighting, ...]()
    for number in range(steps):
        today = replace(case, now=case.now + number * step)
        now = tuple(seen.see(today, params))
        if today.now < until and now != answer:
            yield today.now
        if today.now >= until or number == 0:
            until, answer = seen.stands_until(today, params) or _NEVER, now


def quiet(precision: Precision, **account: Any) -> Case:
    """Give an account whose newest post is of yesterday, and one of its posts of next week."""
    old = replace(make_post(id="old"), moment=Moment(NOW - 25 * HOUR, precision))
    ahead = replace(make_post(id="ahead"), moment=Moment(NOW + 200 * HOUR, precision))
    snapshot = make_snapshot(posts=(old, ahead))
    return make_case(account=make_account(**account), snapshot=snapshot, now=NOW)


@pytest.mark.parametrize("precision", Precision)
@pytest.mark.parametrize("cadence_days", [None, 1.0, 7.5])
def test_silence_stands_until_it_says_otherwise(
    precision: Precision, cadence_days: float | None
) -> None:
    leaves = Administrator("Sam Okafor", None, AdministratorRank.PRIMARY, date(2026, 12, 9))
    case = quiet(precision, cadence_days=cadence_days, administrators=(leaves,))
    params = dormancy.Params(default_quiet_days=11.3, factor=1.5)

    assert list(changes(dormancy, params, case, HOUR, 24 * 45)) == []


def test_a_limit_beyond_the_calendar_is_never_reached() -> None:
    case = quiet(Precision.ZONED, cadence_days=3_000_000.0, administrators=())
    params = dormancy.Params(default_quiet_days=400)

    until = dormancy.stands_until(case, params)

    assert until is not None
    assert list(changes(dormancy, params, case, HOUR, 10)) == []


@pytest.mark.parametrize("check", Check)
@pytest.mark.parametrize("max_age_days", [None, 30, 364.5])
def test_a_gap_stands_until_a_day_says_otherwise(check: Check, max_age_days: float | None) -> None:
    people = (
        Administrator("Dana Reyes", None, AdministratorRank.PRIMARY, date(2027, 2, 1)),
        Administrator("Sam Okafor", None, AdministratorRank.SECONDARY, date(2026, 12, 1)),
    )
    granted = Permission(PermissionScope.LOGO, "Dana Reyes", date(2026, 12, 31))
    account = make_account(
        administrators=people,
        permissions=(granted,),
        custody=Custody("Dana Reyes", "the safe", date(2026, 11, 20)),
        approved_on=date(2026, 10, 1),
        review_due=date(2027, 1, 15) if max_age_days is None else None,
        disclosed_by="Dana Reyes",
        disclosed_year=2026,
    )
    case = make_case(account=account, snapshot=None, now=NOW)
    params = Params(check, max_age_days)

    assert list(changes(register_gap, params, case, 6 * HOUR, 4 * 700)) == []


@pytest.mark.parametrize("name", DETECTORS)
def test_every_detector_says_until_when_its_answer_stands(name: str) -> None:
    assert hasattr(detector(name), "stands_until")
