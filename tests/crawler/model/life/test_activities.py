"""What an account is about, by its names."""

from __future__ import annotations

import pytest

from config.seasons import load_calendar
from crawler.model.fitting import fit
from crawler.model.life.activities import activity_in
from crawler.model.seasons import Calendar

CALENDAR: Calendar = fit(Calendar, load_calendar("MN"))


@pytest.mark.parametrize("text", ["Eastview High School", "EHS Herons", "fblaherons", "herons22"])
def test_stays_silent_about_a_name_that_says_nothing(text: str) -> None:
    found = activity_in([text], CALENDAR)

    assert found is None or found.name == "business club"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HeronsFootball21", "football"),
        ("EHSStuCo", "student council"),
        ("eastviewboysgolf", "boys golf"),
        ("EHS_GSoccer", "girls soccer"),
        ("Eastview Field Hockey", "field hockey"),
        ("LHS Herons FB 2019", "football"),
    ],
)
def test_sees_the_activity(text: str, wanted: str) -> None:
    found = activity_in([text], CALENDAR)

    assert found is not None
    assert found.name == wanted
