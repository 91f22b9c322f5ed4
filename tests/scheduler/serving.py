"""Runs the real `serve`, as a process of its own that can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def served(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `python -m scheduler.cli serve`; killed at the end if it still runs."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("ROLLCALL_")}
    command = [sys.executable, "-m", "scheduler.cli", "serve", "--home", str(home)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=environ
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def stop(process: subprocess.Popen[str], within_s: float) -> tuple[int, str]:
    """Send SIGTERM and give the exit code and all that was said."""
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=within_s)
    return process.returncode, said


def wait_for(true: Callable[[], bool], within_s: float = 60.0) -> bool:
    """Wait until something is so; False when it never was."""
    until = time.monotonic() + within_s
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def children_of(pid: int) -> list[int]:
    """Give the processes that this one started and that are no zombies."""
    listed = subprocess.run(
        ["/bin/ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return [int(one) for one, parent, stat in rows if int(parent) == pid and stat[0] != "Z"]
