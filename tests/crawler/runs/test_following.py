"""Found accounts are followed up to a limit, and a limit leaves nobody out for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crawler.runs.discovering import follow
from crawler.runs.known import Known
from scheduler.jobs.home import open_home
from tests.builders import NOW, make_lead
from tests.homes import make_home

LEADS = tuple(
    replace(make_lead(), handle=f"herons{number}.example", url=f"https://herons{number}.example/")
    for number in range(4)
)


def test_those_that_found_no_room_are_followed_next_time(tmp_path: Path) -> None:
    known = Known(frozenset(), {}, b"", most=2)
    with open_home(make_home(tmp_path / "home")) as home, home.store.begin() as session:
        first = follow(session, home.district_id, LEADS, known, NOW)
        second = follow(session, home.district_id, LEADS, known, NOW)
        third = follow(session, home.district_id, LEADS, known, NOW)

    assert len(first) == len(second) == 2
    assert not set(first) & set(second)
    assert set(third) <= {*first, *second}


def test_nought_follows_nobody(tmp_path: Path) -> None:
    known = Known(frozenset(), {}, b"", most=0)
    with open_home(make_home(tmp_path / "home")) as home, home.store.begin() as session:
        assert follow(session, home.district_id, LEADS, known, NOW) == []
