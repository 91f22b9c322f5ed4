"""Hosts take turns; a platform that the settings switch off is not asked, and coverage says so."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from config.settings import load_settings
from crawler.model.outcome import Outcome
from crawler.runs.fetching import fetch_sweep
from crawler.runs.subjects import by_turns, is_off
from crawler.store.accounts import load_accounts, save_account
from crawler.store.coverage import load_coverage
from crawler.store.sweeps import start_sweep
from scheduler.jobs.home import open_home
from tests.builders import make_account
from tests.homes import make_home


def test_a_platform_that_nobody_switched_off_is_asked(tmp_path: Path) -> None:
    settings = load_settings(make_home(tmp_path), {})

    assert not is_off(make_account(platform="bluesky"), settings)


def test_hosts_take_turns() -> None:
    urls = ("https://a.example/1", "https://a.example/2", "https://b.example/1")
    accounts = [make_account(id=number, url=url) for number, url in enumerate(urls)]

    assert [account.url for account in by_turns(accounts)] == [urls[0], urls[2], urls[1]]


def test_a_platform_that_is_switched_off_is_not_asked_and_stands_in_coverage(
    tmp_path: Path, now: datetime, monkeypatch: Any
) -> None:
    home = make_home(tmp_path)
    with (home / "rollcall.toml").open("a") as file:
        file.write("\n[platforms.bluesky]\nenabled = false\n")
    with open_home(home) as opened:
        with opened.store.begin() as session:
            account = make_account(id=0, platform="bluesky", handle="herons.example", unit=None)
            save_account(session, opened.district_id, account)
            ids = [one.id for one in load_accounts(session, opened.district_id)]
            sweep_id = start_sweep(session, opened.district_id, ids, now, "a sweep")

        monkeypatch.setattr("crawler.runs.fetching.crawl", lambda subjects, *_: list(subjects))
        fetch_sweep(Namespace(argument=str(sweep_id), home=home), lambda _: None)

        with opened.store.read() as session:
            (row,) = load_coverage(session, opened.district_id, now)
    assert (row.outcome, row.reason) == (Outcome.FORBIDDEN, "the settings switch bluesky off")
