"""Until the moment that a detector names, time alone never changes what it sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from config.seasons import load_calendar
from crawler.detectors import dormancy, register_gap
from crawler.detectors.dormancy import stand
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
from crawler.model.fitting import fit
from crawler.model.life.silence import State
from crawler.model.seasons import Calendar
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Moment, PostKind, Precision
from tests.builders import (
    FOOTBALL,
    NOW,
    make_account,
    make_case,
    make_district,
    make_post,
    make_snapshot,
)

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


SPORTS = ("football", "dance", "volleyball", "boys soccer", "track and field", "band")


def of_a_team(dice: Random) -> Case:
    """Give some team's account, with posts of one to three years in some part of the year."""
    first, part = datetime(2021, 1, 1, tzinfo=UTC), dice.randint(30, 200)
    begins, every = dice.randint(0, 330), dice.randint(1, 25)
    offsets = [
        year * 365 + begins + day
        for year in range(dice.randint(1, 3))
        for day in range(0, part, every)
    ]
    posts = [
        replace(
            make_post(id=str(number)),
            moment=Moment(first + timedelta(days=day, hours=dice.randint(0, 23))),
            text="".join(dice.choices("abcdefgh ", k=30)),
            kind=dice.choices((PostKind.POST, PostKind.REPOST), (0.9, 0.1))[0],
        )
        for number, day in enumerate(offsets)
        if number == 0 or dice.random() < 0.7
    ]
    now = first + timedelta(days=offsets[-1] + dice.randint(0, 30), hours=dice.randint(0, 23))
    calendar = load_calendar(dice.choice(("MN", "WI", "UT")))
    if dice.random() < 0.5:
        # Seasons that do not take place for so long that what comes after them is not seen yet.
        closed = [(now + timedelta(days=days)).date().isoformat() for days in (10, 600)]
        calendar = dict(calendar) | {"closed": [{"first": closed[0], "last": closed[1]}]}
    return make_case(
        account=make_account(
            unit=replace(FOOTBALL, name="Eastview", sport=dice.choice(SPORTS)),
            cadence_days=dice.choice((None, None, 14.0)),
        ),
        district=replace(make_district(), seasons=fit(Calendar, calendar)),
        snapshot=make_snapshot(posts=tuple(posts[::-1]), taken_at=now),
        now=now,
    )


def standing(case: Case) -> tuple[State, tuple[Sighting, ...]]:
    return stand(case, SEASONAL)[1].state, tuple(dormancy.see(case, SEASONAL))


SEASONAL = dormancy.Params(default_quiet_days=400, factor=2.0)
_MOMENT = timedelta(microseconds=1)


def test_the_silence_of_a_team_stands_until_it_says_otherwise() -> None:
    dice = Random(8)  # noqa: S311 dice, not secrets
    turned = 0
    for case in (of_a_team(dice) for _ in range(100)):
        today, last = case, case.now + timedelta(days=1500)
        # What is dormant is told anew with every day, and stays so.
        while today.now < last and standing(today)[0] is not State.DORMANT:
            until, answer = dormancy.stands_until(today, SEASONAL), standing(today)
            end = until or last
            for part in (dice.random(), dice.random(), 1.0):
                at = today.now + (end - _MOMENT - today.now) * part
                assert standing(replace(today, now=at)) == answer, (today.account, today.now, at)
            today = replace(today, now=end)
            turned += standing(today)[0] is not answer[0]
    assert turned > 40


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
