"""The processes that look at pictures end with the one that started them."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.processes import ends, lives

LOOKS_AND_WAITS = """
import multiprocessing, time
from crawler.perception.pool import Pool
pool = Pool(None, 2)
pool.look([("a" * 64, b"no picture"), ("b" * 64, b"none either")])
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_they_end_when_it_is_killed() -> None:
    command = [sys.executable, "-c", LOOKS_AND_WAITS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        lived = [lives(pid) for pid in workers]

        parent.send_signal(signal.SIGKILL)
        parent.wait(timeout=10)

    assert lived == [True, True]
    assert all(ends(pid) for pid in workers)
