"""Two who sweep one district at once ask every page once: the second says so and ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.model.account import AccountKind
from crawler.store.accounts import save_account
from scheduler.jobs.home import open_home
from tests.builders import make_account
from tests.homes import make_home
from tests.scheduler.commands import ROOT, exported, rollcall
from tests.scheduler.serving import children_of, wait_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
SETTINGS = """[sweep]
self_test = false
timeout_s = 60
delay_s = 0.0
allow_hosts = ["slow.localhost"]"""


@pytest.fixture
def mute() -> Iterator[socket.socket]:
    """Listen, and answer nobody."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(30)
        yield server


@pytest.fixture
def home(tmp_path: Path, mute: socket.socket) -> Path:
    """Make an installation whose one account is on the mute server."""
    folder = make_home(tmp_path / "home", SETTINGS)
    url = f"http://slow.localhost:{mute.getsockname()[1]}/"
    handle = url.partition("://")[2].strip("/")
    site = make_account(
        id=0, unit=None, platform="website", handle=handle, url=url, kind=AccountKind.THIRD_PARTY
    )
    with open_home(folder, {}) as opened, opened.store.begin() as session:
        save_account(session, opened.district_id, site)
    return folder


def test_the_second_says_how_far_the_first_is_and_asks_nobody(
    home: Path, mute: socket.socket
) -> None:
    with sweeping(home) as first, mute.accept()[0]:
        second = rollcall("sweep", home=home)
        judged = rollcall("judge", "--again", home=home)
        mute.settimeout(0.5)
        with pytest.raises(TimeoutError):
            mute.accept()
        first.kill()

    assert (second.code, judged.code) == (1, 1)
    assert "Another process is sweeping: 0 of 1 accounts visited since" in second.told
    assert "what it did is kept" in judged.told
    assert "Traceback" not in second.told


def test_what_a_killed_one_left_is_gone_on_with_at_once(home: Path, mute: socket.socket) -> None:
    with sweeping(home) as first, mute.accept()[0]:
        children = children_of(first.pid)
        first.send_signal(signal.SIGKILL)
        first.wait(timeout=10)
    assert wait_for(lambda: not any(map(lives, children)), 20)
    settings = home / "rollcall.toml"
    settings.write_text(settings.read_text("utf-8").replace("= 60", "= 1"), "utf-8")

    again = rollcall("sweep", home=home)

    assert again.code == 0, again.err
    assert [(row["sweep_id"], row["outcome"]) for row in exported(home, "visits")] == [
        (1, "unreachable")
    ]


def sweeping(home: Path) -> subprocess.Popen[bytes]:
    """Start a sweep in a process of its own."""
    command = [sys.executable, "-m", "scheduler.cli", "sweep", "--home", str(home)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=ROOT)


def lives(pid: int) -> bool:
    """Say whether a process is there and no zombie."""
    listed = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.strip()[:1] not in {"", "Z"}
