"""A crawl ends with the process that started it, however that one ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.processes import ends, lives

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, text=True)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""
BY_THE_SYSTEM = """
import time
from crawler.fetch.leash import die_with_parent
die_with_parent()
print("ready", flush=True)
time.sleep(60)
"""
BY_THE_PIPE = """
import time
from crawler.fetch.leash import watch_pipe
watch_pipe(0)
print("ready", flush=True)
time.sleep(60)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


@pytest.mark.parametrize("child", [BY_THE_SYSTEM, BY_THE_PIPE], ids=["system", "pipe"])
def test_dies_when_the_parent_is_killed(child: str) -> None:
    command = [sys.executable, "-c", PARENT, child]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        lived = lives(pid)

        parent.send_signal(signal.SIGKILL)
        parent.wait(timeout=10)

    assert lived
    assert ends(pid)


def test_lives_while_the_parent_lives_and_says_nothing() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BY_THE_SYSTEM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()

        time.sleep(0.5)

        assert child.poll() is None
        child.kill()


def test_runs_without_a_pipe() -> None:
    code = BY_THE_SYSTEM.replace("time.sleep(60)", "")

    ended = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, check=False, capture_output=True
    )

    assert ended.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the thread sees it")
def test_sees_that_the_parent_died_before() -> None:
    reader, writer = os.pipe()
    os.close(writer)

    ended = subprocess.run(
        [sys.executable, "-c", BY_THE_SYSTEM], stdin=reader, check=False, capture_output=True
    )
    os.close(reader)

    assert ended.returncode == -signal.SIGTERM
