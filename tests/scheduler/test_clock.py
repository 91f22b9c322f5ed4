"""One leads and the others wait; a signal stops; two processes do the work of one."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crawler.model.account import AccountKind
from crawler.store.accounts import save_account
from crawler.store.jobs import take_leadership
from crawler.store.sweeps import latest_sweep
from crawler.store.tables.told import JOB, LEADERSHIP
from crawler.store.tables.visits import SWEEP, VISIT
from scheduler import clock as clocks
from scheduler.clock import Clock
from scheduler.jobs.child import ChildError
from scheduler.jobs.home import Home, open_home
from tests.builders import make_account
from tests.homes import make_home
from tests.scheduler.serving import children_of, served, stop, wait_for
from tests.world.server import running_world

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
SETTINGS = """[sweep]
self_test = false
delay_s = 0.0
allow_hosts = ["pinepointparents.localhost", "slow.localhost"]"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Open an installation of Heron Lake."""
    with open_home(make_home(tmp_path / "home", SETTINGS), {}) as opened:
        yield opened


def register(home: Home, url: str) -> None:
    """Register one web site."""
    handle = url.partition("://")[2].strip("/")
    site = make_account(
        id=0, unit=None, platform="website", handle=handle, url=url, kind=AccountKind.THIRD_PARTY
    )
    with home.store.begin() as session:
        save_account(session, home.district_id, site)


def led_by(home: Home) -> str | None:
    """Give who leads."""
    with home.store.begin() as session:
        owner: str | None = session.scalar(select(LEADERSHIP.c.owner))
    return owner


def swept(home: Home) -> bool:
    """Say whether a sweep was finished."""
    with home.store.begin() as session:
        latest = latest_sweep(session, home.district_id)
    return latest is not None and latest.state == "finished"


# Two clocks in one process


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give who did what is due."""
    owners: list[str] = []
    monkeypatch.setattr(clocks, "run_due", lambda *said: owners.append(said[1]))
    return owners


def test_who_does_not_lead_does_nothing(home: Home, looked: list[str]) -> None:
    async def go() -> None:
        one, two = Clock(home, lambda _: None), Clock(home, lambda _: None)
        await one.beat()
        await two.beat()
        await two.look()

    asyncio.run(go())

    assert looked == []


def test_nobody_looks_before_the_first_beat(home: Home, looked: list[str]) -> None:
    asyncio.run(Clock(home, lambda _: None).look())

    assert looked == []


def test_one_of_two_leads_and_each_says_its_part_once(home: Home, looked: list[str]) -> None:
    said: list[str] = []

    async def go() -> None:
        one, two = Clock(home, said.append), Clock(home, said.append)
        for clock in (one, two, one, two):
            await clock.beat()
            await clock.look()

    asyncio.run(go())

    assert len(looked) == 2
    assert len(set(looked)) == 1
    assert said.count("This process does the work.") == 1
    assert said.count("Another process does the work; this one waits.") == 1


def test_the_other_takes_over_when_the_first_gives_up(home: Home, looked: list[str]) -> None:
    async def go() -> None:
        one, two = Clock(home, lambda _: None), Clock(home, lambda _: None)
        await one.beat()
        await two.beat()
        stopping = asyncio.create_task(one.run())
        await asyncio.sleep(0)
        one.stop()
        await stopping
        await two.beat()
        await two.look()

    asyncio.run(go())

    assert len(looked) == 1
    assert led_by(home) == looked[0]


def test_who_died_is_succeeded_when_its_lease_has_run_out(home: Home, looked: list[str]) -> None:
    now = datetime.now(UTC)
    take_leadership(home.store, home.district_id, "dead", now - timedelta(seconds=91), 90.0)

    async def go() -> None:
        clock = Clock(home, lambda _: None)
        await clock.beat()
        await clock.look()

    asyncio.run(go())

    assert len(looked) == 1


def test_a_sweep_that_failed_does_not_stop_the_clock(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ChildError("the crawler ended with code 1: no space left")

    monkeypatch.setattr(clocks, "run_due", fail)
    said: list[str] = []

    async def go() -> None:
        clock = Clock(home, said.append)
        await clock.beat()
        await clock.look()
        await clock.look()

    asyncio.run(go())

    assert [text for text in said if "no space left" in text] == said[1:]
    assert len(said) == 3


# Real processes


def test_a_signal_stops_an_idle_process_and_it_gives_up_the_lead(home: Home) -> None:
    with served(home.folder) as process:
        led = wait_for(lambda: led_by(home) is not None)

        code, said = stop(process, within_s=15)

    assert led
    assert code == 0
    assert said.splitlines()[-1] == "Stopped."
    assert led_by(home) is None


def test_a_signal_leaves_a_sweep_where_it_can_go_on(home: Home) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        register(home, f"http://slow.localhost:{mute.getsockname()[1]}/")
        with served(home.folder) as process:
            began = wait_for(lambda: bool(children_of(process.pid)))
            (child,) = children_of(process.pid)
            mute.settimeout(30)
            connection, _ = mute.accept()
            with connection:
                code, said = stop(process, within_s=15)

    assert began
    assert code == 0
    assert "interrupted and goes on" in said
    assert led_by(home) is None
    assert child not in children_of(1)
    with home.store.begin() as session:
        latest = latest_sweep(session, home.district_id)
        states = session.execute(select(JOB.c.job, JOB.c.state)).all()
    assert latest is not None
    assert latest.finished_at is None
    assert ("sweep", "failed") in [(job, state) for job, state in states]


def test_two_processes_on_one_home_do_one_sweep(home: Home) -> None:
    with running_world() as world:
        register(home, world.url("pinepointparents"))
        with served(home.folder) as one, served(home.folder) as two:
            done = wait_for(lambda: swept(home))
            ends = [stop(process, within_s=20) for process in (one, two)]

    with home.store.begin() as session:
        sweeps = session.scalar(select(func.count()).select_from(SWEEP))
        runs = session.scalar(select(func.count()).select_from(JOB).where(JOB.c.job == "sweep"))
        visits = session.scalar(select(func.count()).select_from(VISIT))
    assert done
    assert [code for code, _ in ends] == [0, 0]
    assert sum("This process does the work." in said for _, said in ends) == 1
    assert (sweeps, runs) == (1, 1)
    assert visits
