"""Silence counts within the seasons that took place; what was read once is not forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from config.seasons import load_calendar
from crawler.detectors import dormancy
from crawler.detectors.dormancy import Params, stand
from crawler.model.account import Unit
from crawler.model.case import Case
from crawler.model.fitting import fit
from crawler.model.life.silence import State
from crawler.model.seasons import Calendar
from crawler.model.snapshot import Moment, Post
from tests.builders import EASTVIEW, FOOTBALL, make_account, make_case, make_district, make_snapshot
from tests.crawler.detectors.purity import sightings

CALENDAR: Calendar = fit(Calendar, load_calendar("MN"))
PARAMS = Params(default_quiet_days=400, factor=2.0)


def posts(*days: date, text: str = "Friday night", first_id: int = 0) -> tuple[Post, ...]:
    """Give posts on these days, newest first."""
    return tuple(
        Post(
            id=str(first_id + number),
            moment=Moment(datetime(day.year, day.month, day.day, 20, tzinfo=UTC)),
            text=text,
        )
        for number, day in enumerate(sorted(days, reverse=True))
    )


def every(days: int, first: date, last: date) -> list[date]:
    return [first + timedelta(days=one) for one in range(0, (last - first).days + 1, days)]


def team(now: date, *shown: Post, **changes: object) -> Case:
    at = datetime(now.year, now.month, now.day, 12, tzinfo=UTC)
    return make_case(
        account=make_account(unit=FOOTBALL, cadence_days=None),
        district=replace(make_district(), seasons=CALENDAR),
        now=at,
        snapshot=make_snapshot(taken_at=at, posts=shown),
        **changes,
    )


AUTUMN_2023 = every(5, date(2023, 8, 12), date(2023, 10, 21))


def test_stays_silent_between_seasons_even_when_the_last_one_ended_early() -> None:
    early = every(4, date(2023, 8, 12), date(2023, 9, 20))

    for case in (
        team(date(2024, 3, 1), *posts(*AUTUMN_2023)),
        team(date(2024, 7, 1), *posts(*early)),
    ):
        assert sightings(dormancy, case, PARAMS) == ()
        assert stand(case, PARAMS)[1].state is State.RESTING


def test_says_how_many_seasons_were_missed() -> None:
    (seen,) = sightings(dormancy, team(date(2025, 12, 1), *posts(*AUTUMN_2023)), PARAMS)

    assert seen.why == (
        "No post since 21 Oct 2023 (771 days); football used to post every 5 days in season; "
        "2 seasons missed"
    )


def test_a_season_that_did_not_take_place_is_not_missed() -> None:
    closed = dict(load_calendar("MN")) | {"closed": [{"first": "2024-08-01", "last": "2024-12-31"}]}
    calendar: Calendar = fit(Calendar, closed)
    case = team(date(2025, 3, 1), *posts(*AUTUMN_2023))

    assert sightings(dormancy, case, PARAMS) != ()
    assert (
        sightings(dormancy, replace(case, district=make_district(seasons=calendar)), PARAMS) == ()
    )


def test_what_was_read_once_is_remembered() -> None:
    programs = posts(
        *every(3, date(2025, 9, 1), date(2025, 11, 20)),
        text="All results of the week at https://s.example/1",
        first_id=100,
    )
    case = team(date(2025, 12, 1), *programs)

    (seen,) = sightings(dormancy, replace(case, remembered=posts(*AUTUMN_2023)), PARAMS)

    assert seen.why.startswith("No post since 21 Oct 2023")
    assert seen.why.endswith("; since then only posts made by programs")


def test_of_an_account_that_only_programs_keep_the_oldest_post_shown_counts() -> None:
    programs = posts(
        *every(30, date(2024, 6, 1), date(2025, 11, 20)),
        text="All results of the week at https://s.example/1",
    )

    (seen,) = sightings(dormancy, team(date(2025, 12, 1), *programs), PARAMS)

    assert seen.why.startswith("Only posts made by programs since 1 Jun 2024")
    assert seen.confidence < 1


def test_a_team_that_fell_silent_in_the_middle_of_its_season_does_not_rest_after_it() -> None:
    often = [
        *every(2, date(2022, 8, 12), date(2022, 11, 1)),
        *every(2, date(2023, 8, 12), date(2023, 8, 24)),
    ]
    whole = every(2, date(2023, 8, 12), date(2023, 10, 10))

    (seen,) = sightings(dormancy, team(date(2024, 3, 1), *posts(*often)), PARAMS)

    assert seen.why.endswith(
        "football used to post every 2 days in season; silent for 57 days of its season"
    )
    assert sightings(dormancy, team(date(2024, 3, 1), *posts(*whole)), PARAMS) == ()


def test_a_declared_rhythm_does_not_count_between_seasons_that_did_not_take_place() -> None:
    closed = dict(load_calendar("MN")) | {"closed": [{"first": "2024-08-01", "last": "2025-12-31"}]}
    calendar: Calendar = fit(Calendar, closed)
    case = team(date(2025, 3, 1), *posts(*every(9, date(2024, 3, 1), date(2024, 5, 1))))
    declared = replace(case, account=replace(case.account, cadence_days=14.0))

    assert (
        sightings(dormancy, replace(declared, district=make_district(seasons=calendar)), PARAMS)
        == ()
    )


def test_programs_alone_leave_it_open_whether_a_person_is_there() -> None:
    programs = posts(
        *every(7, date(2025, 12, 1), date(2026, 4, 1)),
        text="All results of the week at https://s.example/1",
    )

    _, silence = stand(team(date(2026, 4, 2), *programs), PARAMS)

    assert silence.state is State.UNCLEAR
    assert silence.unclear == "programs made all the posts that it shows"


DANCE = replace(FOOTBALL, name="Eastview Dance", sport="dance")
SOCCER = replace(FOOTBALL, name="Eastview Boys Soccer", sport="boys soccer")


def of(unit: Unit, case: Case, cadence_days: float | None = None) -> Case:
    return replace(case, account=replace(case.account, unit=unit, cadence_days=cadence_days))


def in_state(state: str, case: Case) -> Case:
    calendar: Calendar = fit(Calendar, load_calendar(state))
    return replace(case, district=make_district(seasons=calendar))


def state_of(case: Case) -> State:
    return stand(case, PARAMS)[1].state


FROM_LATE_OCTOBER = [
    *every(6, date(2022, 10, 24), date(2023, 2, 10)),
    *every(6, date(2023, 10, 24), date(2024, 2, 10)),
]
"""A dance team, in a calendar whose season for it runs from August to March."""


def test_a_joined_season_counts_only_from_the_part_that_the_account_uses() -> None:
    stray = [date(2022, 8, 20), date(2023, 8, 25), date(2023, 9, 14)]
    for days in (FROM_LATE_OCTOBER, [*stray, *FROM_LATE_OCTOBER]):
        waits = of(DANCE, team(date(2024, 10, 20), *posts(*days)))

        assert state_of(waits) is not State.DORMANT
        assert state_of(replace(waits, now=waits.now + timedelta(days=75))) is State.DORMANT


def test_who_uses_a_joined_season_from_its_beginning_is_dormant_in_its_first_part() -> None:
    whole = [
        *every(4, date(2022, 8, 14), date(2023, 2, 10)),
        *every(4, date(2023, 8, 14), date(2024, 2, 10)),
    ]

    assert state_of(of(DANCE, team(date(2024, 10, 20), *posts(*whole)))) is State.DORMANT


def test_of_a_joined_season_never_seen_whole_each_part_must_be_missed() -> None:
    opened_late = [
        *every(3, date(2024, 1, 22), date(2024, 3, 1)),
        *every(4, date(2024, 8, 14), date(2024, 9, 5)),
    ]
    case = of(DANCE, team(date(2024, 10, 24), *posts(*opened_late)))

    assert state_of(case) is not State.DORMANT
    assert state_of(replace(case, now=case.now + timedelta(days=155))) is State.DORMANT


def test_with_few_posts_both_seasons_of_a_year_must_be_missed() -> None:
    few = [date(2024, 4, 9), date(2024, 5, 2), date(2024, 8, 20), date(2024, 9, 10)]
    volleyball = replace(FOOTBALL, name="Eastview Volleyball", sport="volleyball")
    case = in_state("UT", of(volleyball, team(date(2025, 6, 20), *posts(*few))))

    # The spring of 2025 went by in silence; the autumn of 2025 has not yet.
    assert state_of(case) is not State.DORMANT
    assert state_of(replace(case, now=case.now + timedelta(days=160))) is State.DORMANT


def test_a_declared_rhythm_is_no_limit_where_the_seasons_are_not_its_own() -> None:
    elsewhere = every(9, date(2024, 3, 1), date(2024, 7, 20))
    case = of(SOCCER, team(date(2024, 9, 20), *posts(*elsewhere)), cadence_days=14.0)

    assert state_of(case) is not State.DORMANT

    later = case.now + timedelta(days=400)
    (seen,) = sightings(dormancy, replace(case, now=later), PARAMS)
    assert seen.why.endswith(
        "; the register says every 14 days; it posts outside of its season, so 400 days are allowed"
    )


@pytest.mark.parametrize(("quiet_days", "state"), [(400, State.LIVING), (401, State.DORMANT)])
def test_a_school_whose_rhythm_nobody_knows_has_the_policys_default(
    quiet_days: int, state: State
) -> None:
    now = datetime(2026, 11, 23, 20, tzinfo=UTC)
    once = posts((now - timedelta(days=quiet_days)).date())

    assert state_of(of(EASTVIEW, team(now.date(), *once))) is state
