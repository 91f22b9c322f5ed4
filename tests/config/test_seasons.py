"""A calendar of seasons is data: a state's, and what a district says otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from config.seasons import SeasonsSettings, load_calendar, states
from crawler.model.fitting import fit
from crawler.model.seasons import Calendar, windows

DAY = date(2026, 3, 1)


def calendar(state: str | None, **said: object) -> Calendar:
    made: Calendar = fit(Calendar, load_calendar(state, SeasonsSettings.model_validate(said)))
    return made


@pytest.mark.parametrize(
    "said",
    [
        {"fall": ["08-10", "11-31"]},
        {"fall": ["8-10", "11-30"]},
        {"fall": ["08-10"]},
        {"calendar": "Narnia"},
        {"activities": {"soccer": ["autumn"]}},
        {"activities": {"soccer": []}},
        {"autumn": ["08-10", "11-30"]},
    ],
    ids=["no such day", "no MM-DD", "one day", "no such state", "no season", "none", "unknown key"],
)
def test_a_wrong_setting_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SeasonsSettings.model_validate(said)


@pytest.mark.parametrize("state", [None, "", "ZZ", *states()])
def test_every_state_has_all_seasons_and_activities(state: str | None) -> None:
    made = calendar(state)

    assert {season.name for season in made.seasons} == {"fall", "winter", "spring", "school_year"}
    assert all(activity.seasons and activity.words for activity in made.activities)
    assert made.source


def test_a_state_without_a_calendar_has_the_usual_one() -> None:
    assert calendar("ZZ").name == "usual"
    assert calendar("mn").name == "MN"


def test_what_the_district_says_comes_first() -> None:
    made = calendar(
        "MN", fall=["07-20", "12-01"], activities={"soccer": ["winter"], "chess": ["fall"]}
    )
    soccer, chess = made.activity("soccer"), made.activity("chess")

    assert windows(made, ("fall",), DAY, DAY.replace(year=2027))[0].starts == date(2026, 7, 20)
    assert soccer is not None
    assert soccer.seasons == ("winter",)
    assert chess is not None
    assert chess.words == ("chess",)
