"""Whether another process lives."""

from __future__ import annotations

import subprocess
import time


def lives(pid: int) -> bool:
    """Say whether a process is there and is no zombie."""
    state = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


def ends(pid: int) -> bool:
    """Wait until the process has ended, at most ten seconds."""
    until = time.monotonic() + 10
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not lives(pid)
