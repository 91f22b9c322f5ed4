"""The crawler's process: what it says is heard, how it ends is told, and it never outlives us."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scheduler.jobs import child as children
from scheduler.jobs.child import ChildError, Work, end_children, run_child
from tests.scheduler.serving import ROOT, children_of, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
PARENT = """
import sys
from pathlib import Path
from scheduler.jobs.child import Work, run_child
run_child(Work("fetch", "1", Path(sys.argv[1])), print)
"""
READY = 'import sys; print(\'{"event": "ready"}\', flush=True); '
WAIT = READY + "import time; time.sleep(60)"


@pytest.fixture
def crawler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the file of a stand-in for the crawler; write its code there."""
    file = tmp_path / "python"

    @contextmanager
    def popen(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
        with subprocess.Popen([command[0], str(file), *command[3:]], **options) as process:
            yield process

    class Subprocess:
        PIPE = subprocess.PIPE
        Popen = staticmethod(popen)

    monkeypatch.setattr(children, "subprocess", Subprocess)
    yield file
    assert not children._RUNNING


def run(home: Path, **work: Any) -> list[dict[str, Any]]:
    """Run the stand-in and give its events."""
    events: list[dict[str, Any]] = []
    run_child(Work("judge", "3", home, **work), events.append)
    return events


def test_a_child_that_ends_well_says_nothing_but_its_events(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text('print("noise"); print(\'{"event": "judged", "accounts": 2}\')')

    assert run(tmp_path) == [{"event": "judged", "accounts": 2}]


def test_a_child_hears_what_to_do(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text('import json, sys; print(json.dumps({"event": sys.argv[1:]}))')

    (event,) = run(tmp_path, again=True)

    assert event["event"] == ["judge", "3", "--home", str(tmp_path), "--again"]


def test_a_child_that_fails_is_told_with_its_last_words(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text('import sys; sys.exit("the vault is full")')

    with pytest.raises(ChildError, match="ended with code 1: the vault is full"):
        run(tmp_path)


def test_a_child_that_is_killed_is_told(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    with pytest.raises(ChildError, match="ended with code -9: it said nothing"):
        run(tmp_path)


def test_a_child_that_complains_at_length_is_told_by_its_end(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text(
        "import sys\n"
        "for n in range(20000): print('complaint', n, file=sys.stderr)\n"
        "sys.exit('the end')\n"
    )

    with pytest.raises(ChildError) as told:
        run(tmp_path)

    assert str(told.value).endswith("complaint 19999\nthe end")
    assert len(str(told.value)) < 500


def test_a_child_that_takes_too_long_is_ended(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text(WAIT)

    with pytest.raises(ChildError, match="code -9"):
        run(tmp_path, deadline_s=1.0)


def test_a_listener_that_fails_ends_the_child(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text(WAIT)

    def fail(event: dict[str, Any]) -> None:
        raise KeyboardInterrupt(event)

    with pytest.raises(KeyboardInterrupt):
        run_child(Work("fetch", "1", tmp_path), fail)


def test_children_can_be_asked_to_end(crawler: Path, tmp_path: Path) -> None:
    crawler.write_text(WAIT)
    ready, told = threading.Event(), []

    def wait() -> None:
        try:
            run_child(Work("fetch", "1", tmp_path), lambda _: ready.set())
        except ChildError as error:
            told.append(str(error))

    waiter = threading.Thread(target=wait)
    waiter.start()
    ready.wait(20)

    end_children()

    waiter.join(20)
    assert told
    assert f"code -{signal.SIGTERM.value}" in told[0]


def test_nobody_is_asked_to_end_when_nobody_runs() -> None:
    end_children()

    assert not children._RUNNING


def test_a_crawler_that_cannot_begin_says_why(tmp_path: Path) -> None:
    with pytest.raises(ChildError, match=r"rollcall\.toml"):
        run_child(Work("fetch", "1", tmp_path / "nowhere"), lambda _: None)


def test_a_killed_parent_leaves_no_child(tmp_path: Path) -> None:
    pipe = tmp_path / "rollcall.toml"
    subprocess.run(["mkfifo", str(pipe)], check=True)  # whoever reads the settings waits here
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        born = wait_for(lambda: bool(children_of(parent.pid)), 20)
        (child,) = children_of(parent.pid)

        parent.send_signal(signal.SIGKILL)
        parent.wait(timeout=10)
        gone = wait_for(lambda: not _lives(child), 20)

    assert born
    assert gone


def _lives(pid: int) -> bool:
    state = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")
