"""The calendar and permissions through the real commands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.model.account import Unit
from crawler.store.accounts import save_account
from crawler.store.districts import load_district
from crawler.store.events import load_events
from scheduler.jobs.home import open_home
from tests.builders import make_account
from tests.homes import make_home
from tests.scheduler.commands import Said, quickly

_UNIT = '\n[[unit]]\nname = "Eastview High School"\nkind = "school"\naliases = ["Eastview HS"]\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give an installation with one school and one account."""
    folder = make_home(tmp_path / "home")
    district = folder / "district.toml"
    district.write_text(district.read_text("utf-8") + _UNIT, "utf-8")
    with open_home(folder) as opened, opened.store.begin() as session:
        save_account(session, opened.district_id, make_account(id=0, unit=None))
    return folder


def permit(home: Path, *words: str) -> Said:
    """Note a permission."""
    return quickly("permissions", "add", *words, "--by", "Dana Reyes", home=home)


def test_a_calendar_is_read_with_schools_and_kinds_of_events(home: Path, tmp_path: Path) -> None:
    day = datetime.now(UTC).date() + timedelta(days=3)
    file = tmp_path / "athletics.csv"
    file.write_text(
        f"Date,Event,School\n{day},Girls Basketball vs. Otter Lake,Eastview HS\n"
        f"{day},Spring concert,\n{day},Staff meeting,\n",
        "utf-8",
    )

    said = [quickly("calendar", "import", file, home=home) for _ in range(2)]
    with open_home(home) as opened, opened.store.read() as session:
        events = load_events(session, opened.district_id).by_day[day]
        (school,) = [one.id for one in _units(home)]

    assert [one.code for one in said] == [0, 0]
    assert "3 events, 2 of them public, in place of 3" in said[1].told
    assert {(event.title, event.public, event.unit_id) for event in events} == {
        ("Girls Basketball vs. Otter Lake", True, school),
        ("Spring concert", True, None),
        ("Staff meeting", False, None),
    }


def _units(home: Path) -> list[Unit]:
    with open_home(home) as opened, opened.store.read() as session:
        return list(load_district(session, opened.district_id).units)


def test_a_calendar_with_a_bad_row_saves_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "athletics.csv"
    file.write_text("Date,Event\nsoon,Fair\n", "utf-8")

    said = quickly("calendar", "import", file, home=home)

    assert said.code == 2
    assert "Nothing was saved: 1 entry to be mended first" in said.told


def test_a_calendar_of_a_team_that_is_not_there_is_refused(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "athletics.csv"
    file.write_text("Date,Event\n2026-11-24,Fair\n", "utf-8")

    said = quickly("calendar", "import", file, "--unit", "Eastvew HS", home=home)

    assert said.code == 2
    assert "No unit of the district is called 'Eastvew HS'" in said.told


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--account", "bluesky:eastview.example"), "bluesky:eastview.example"),
        (("--unit", "Eastview High School"), "Eastview High School"),
        (("--season", "winter-2026"), "2026-11-"),
        (("--event", "Science fair", "--on", "2026-11-20"), "“Science fair”, 2026-11-20"),
    ],
    ids=["an account", "a team", "a season", "an event"],
)
def test_a_permission_is_noted_listed_and_ended(
    home: Path, words: tuple[str, ...], what: str
) -> None:
    added = permit(home, "parental", *words, "--until", "2027-06-30")
    (row,) = quickly("permissions", "list", "--json", home=home).rows
    ended = quickly("permissions", "end", "1", home=home)

    assert added.code == 0
    assert what in row["what"]
    assert (row["scope"], row["by"], row["until"]) == ("parental", "Dana Reyes", "2027-06-30")
    assert ended.code == 0
    assert quickly("permissions", "list", "--json", home=home).rows == []
    assert quickly("permissions", "end", "1", home=home).code == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("parental",), "--account, --unit, --season or --event"),
        (("parental", "--event", "Science fair"), "--on 2027-03-08"),
        (("parental", "--season", "monsoon-2026"), "expected fall-2026 or"),
        (("parental", "--season", "fall-99999"), "'fall-99999' is no season; expected fall-2026"),
        (("parental", "--unit", "Eastview HS", "--on", "2026-11-20"), "--event NAME goes with"),
        (
            ("parental", "--season", "fall-2026", "--event", "Fair", "--on", "2026-11-20"),
            "Say --season or --event, not both",
        ),
        (("parental", "--unit", "Eastvew HS"), "expected perhaps Eastview High School."),
        (("parental", "--unit", "Nowhere"), "No unit of the district"),
        (("logo", "--unit", "Eastview High School"), "'logo' is not one of 'photos', 'parental'"),
    ],
)
def test_what_is_no_permission_is_refused(
    home: Path, words: tuple[str, ...], expected: str
) -> None:
    said = permit(home, *words)

    assert said.code == 2
    assert expected in said.told
    assert quickly("permissions", "list", "--json", home=home).rows == []


def test_a_permission_that_no_rule_asks_for_is_told(home: Path) -> None:
    district = home / "district.toml"
    district.write_text(district.read_text("utf-8").replace('"own"', '"moorhead-447-1"'), "utf-8")

    assert "No rule about photos" in permit(home, "photos", "--unit", "Eastview High School").told
    assert "No rule" not in permit(home, "parental", "--unit", "Eastview High School").told
