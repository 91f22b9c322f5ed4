"""Gaps in the register as findings of a sweep: what the directory and the visits say reaches the
rules.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.model.finding import FindingState
from crawler.model.outcome import Outcome
from crawler.model.staff import Member
from crawler.model.visit import Visit
from crawler.runs.judging import judge_sweep
from crawler.runs.tools import clock
from crawler.store.accounts import save_account
from crawler.store.findings import load_findings
from crawler.store.identities import note_identities
from crawler.store.staff import save_staff
from crawler.store.sweeps import record_visits, start_sweep
from scheduler.jobs.home import Home, open_home
from tests.builders import make_account, make_snapshot
from tests.homes import make_home

OLD, NEW = "old.example", "new.example"
DAY = timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with open_home(make_home(tmp_path / "home"), {}) as opened:
        yield opened


@pytest.fixture
def number(home: Home) -> int:
    account = make_account(id=0, unit=None, handle=OLD, url=f"https://social.example/{OLD}")
    with home.store.begin() as session:
        return save_account(session, home.district_id, account)


def swept(home: Home, number: int, outcome: Outcome, at: datetime, handle: str = OLD) -> None:
    """Visit the account once, with this outcome, and judge."""
    read = outcome in {Outcome.SEEN, Outcome.RENAMED}
    shown = make_snapshot(taken_at=at, handle=handle, avatar=None) if read else None
    visit = Visit(number, outcome, at, at, reason="" if read else "so it is", snapshot=shown)
    with home.store.begin() as session:
        sweep_id = start_sweep(session, home.district_id, [number], at, f"sweep:{at.isoformat()}")
        record_visits(session, sweep_id, [visit])
        note_identities(session, [visit])
    judge_sweep(
        Namespace(argument=str(sweep_id), home=home.folder, again=False), lambda _event: None
    )


def state(home: Home, rule: str) -> FindingState | None:
    with home.store.read() as session:
        rows = load_findings(session, home.district_id)
    return next((row.state for row in rows if row.rule_id == rule), None)


def test_an_account_in_order_has_no_gap_of_these(home: Home, number: int) -> None:
    swept(home, number, Outcome.SEEN, clock())

    assert state(home, "administrator-left") is None
    assert state(home, "address-dead") is None
    assert state(home, "address-renamed") is None


def test_who_left_by_the_directory_is_a_finding_until_they_are_back(
    home: Home, number: int
) -> None:
    now = clock()
    dana = Member("dana.reyes@heronlake.example", "Dana Reyes")
    gone = Member(dana.email, dana.name, until=date(2026, 1, 1))

    with home.store.begin() as session:
        save_staff(session, home.district_id, [gone], "staff.csv", now.date(), now)
    swept(home, number, Outcome.SEEN, now - 2 * DAY)
    left = state(home, "administrator-left")
    with home.store.begin() as session:
        save_staff(session, home.district_id, [dana], "staff.csv", now.date(), now)
    swept(home, number, Outcome.SEEN, now - DAY)

    assert left is FindingState.OPEN
    assert state(home, "administrator-left") is FindingState.RESOLVED


def test_a_dead_account_stays_a_finding_while_nobody_can_tell(home: Home, number: int) -> None:
    now = clock()

    swept(home, number, Outcome.GONE, now - 3 * DAY)
    dead = state(home, "address-dead")
    swept(home, number, Outcome.UNREACHABLE, now - 2 * DAY)
    unknown = state(home, "address-dead")
    swept(home, number, Outcome.SEEN, now - DAY)

    assert dead is FindingState.OPEN
    assert unknown is FindingState.OPEN
    assert state(home, "address-dead") is FindingState.RESOLVED


def test_a_former_address_is_a_finding_until_the_register_has_the_new_one(
    home: Home, number: int
) -> None:
    now = clock()

    swept(home, number, Outcome.SEEN, now - 3 * DAY)
    swept(home, number, Outcome.RENAMED, now - 2 * DAY, NEW)
    renamed = state(home, "address-renamed")
    with home.store.begin() as session:
        url = f"https://social.example/{NEW}"
        account = make_account(id=number, unit=None, handle=NEW, url=url)
        save_account(session, home.district_id, account)
    swept(home, number, Outcome.SEEN, now - DAY, NEW)

    assert renamed is FindingState.OPEN
    assert state(home, "address-renamed") is FindingState.RESOLVED
