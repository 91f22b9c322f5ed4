"""What platforms are asked: within budgets, with the keys there are, and nothing again too soon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.line.asking import Agenda
from crawler.runs.agendas import agendas
from crawler.store.questions import Asked, Sort, note_questions
from scheduler.jobs.home import Home, open_home
from tests.builders import NOW, make_account, make_district
from tests.homes import make_home

MASTODON = make_account(
    platform="mastodon", handle="hlps@social.example", url="https://social.example/@hlps"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder for homes."""
    return tmp_path / "home"


def planned(home: Home) -> dict[str, Agenda]:
    """Give the agendas by platform; of a blog's two, the last."""
    with home.store.read() as session:
        district = make_district(id=home.district_id)
        found = agendas(session, home.settings, district, (MASTODON,), NOW)
        return {agenda.door.platform: agenda for agenda in found}


def note(home: Home, *asked: Asked) -> None:
    with home.store.begin() as session:
        note_questions(session, home.district_id, asked, NOW)


def opened(folder: Path, rollcall: str = "", **keys: str) -> Iterator[Home]:
    environ = {f"ROLLCALL_CREDENTIAL_{name.upper()}": key for name, key in keys.items()}
    with open_home(make_home(folder, rollcall), environ) as home:
        yield home


def test_without_keys_only_what_needs_none_is_asked(folder: Path) -> None:
    (found,) = (planned(home) for home in opened(folder))

    assert set(found) == {"bluesky", "mastodon", "pinterest", "tiktok", "blog"}


def test_a_platform_that_is_switched_off_is_not_asked(folder: Path) -> None:
    (found,) = (planned(home) for home in opened(folder, "[platforms.tiktok]\nenabled = false\n"))

    assert "tiktok" not in found


def test_limits_of_the_settings_hold_and_nought_asks_nothing(folder: Path) -> None:
    settings = "[discovery]\nevery_days = 0\nsearches = 3\nchecks = 0\n"
    (found,) = (planned(home) for home in opened(folder, settings))

    assert set(found) == {"bluesky", "mastodon"}
    assert all(len(agenda.words) == 3 and not agenda.keys for agenda in found.values())


def test_a_key_opens_a_door_and_its_bucket_of_the_day_is_kept(folder: Path) -> None:
    for home in opened(folder, "[discovery]\nevery_days = 0\nsearches = 500\n", youtube="key"):
        fresh = planned(home)["youtube"]
        note(home, *(Asked("youtube", Sort.SEARCH, f"x{n}", "unknown", cost=1) for n in range(98)))
        later = planned(home)["youtube"]

        assert fresh.place.credential == "youtube"
        assert len(later.words) == min(2, len(fresh.words))


def test_searches_and_checks_share_one_days_budget(folder: Path) -> None:
    limits = "[platforms.twitter]\nper_day = 1.2\n"
    (found,) = (planned(home)["twitter"] for home in opened(folder, limits, twitter="key"))

    assert (len(found.words), len(found.keys)) == (4, 18)


def test_what_was_answered_is_not_asked_again_and_what_was_not_is(folder: Path) -> None:
    for home in opened(folder):
        first, second = planned(home)["bluesky"].words[:2]
        note(
            home,
            Asked("bluesky", Sort.SEARCH, first, "answered"),
            Asked("bluesky", Sort.SEARCH, second, "unknown"),
        )

        assert planned(home)["bluesky"].words[0] == second


def test_a_servers_check_is_tried_on_a_registered_account_of_it(folder: Path) -> None:
    for home in opened(folder):
        agenda = planned(home)["mastodon"]

        assert agenda.place.base == "https://social.example"
        assert agenda.controls is not None
        assert agenda.controls[0] == MASTODON.handle
