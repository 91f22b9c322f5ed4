"""What a process costs, and what a site sent to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from tempfile import TemporaryFile


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (user and system) of a process and of all the processes that it waited for; the
    seconds it took; the bytes that the site sent meanwhile.
    """

    cpu_s: float
    wall_s: float
    sent_bytes: int


@dataclass(frozen=True, slots=True)
class RunningSite:
    """The fast site in a process of its own: its cost is nobody's."""

    port: int

    @property
    def url(self) -> str:
        """Give its address."""
        return f"http://127.0.0.1:{self.port}"

    def sent_bytes(self) -> int:
        """Give how many bytes it sent so far."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/sent")
            return int(json.load(connection.getresponse())["bytes"])
        finally:
            connection.close()


@contextmanager
def running_site() -> Iterator[RunningSite]:
    """Start the site and stop it at the end."""
    command = [sys.executable, "-m", "tests.bench.site"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield RunningSite(int(process.stdout.readline()))
        finally:
            process.terminate()


def cost_of(site: RunningSite, *words: str) -> Cost:
    """Run `python -m WORDS…` to its end. Raises RuntimeError with its last words when it fails."""
    before = site.sent_bytes()
    started_s = time.perf_counter()
    with TemporaryFile() as told:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=told,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall_s = time.perf_counter() - started_s
        if process.returncode:
            told.seek(0)
            raise RuntimeError(f"{words} ended with {process.returncode}: {told.read().decode()}")
    return Cost(used.ru_utime + used.ru_stime, wall_s, site.sent_bytes() - before)
