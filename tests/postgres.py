"""A private PostgreSQL server for the tests, from the machine's own binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
_START_S = 60.0
_USERS = ("postgres", "nobody")


class NoPostgresError(Exception):
    """No server can be started here; the text says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `socket` is the folder of its socket."""

    socket: Path
    numbers: count[int]

    def url(self, database: str) -> str:
        """Give the address of a database, as the settings take it."""
        return f"postgresql://rollcall@/{database}?host={self.socket}"

    def make_database(self) -> str:
        """Make an empty database and give its name."""
        name = f"rollcall_{next(self.numbers)}"
        self.say("postgres", f"CREATE DATABASE {name}")
        return name

    def say(self, database: str, words: str) -> None:
        """Run SQL in a database."""
        address = f"host={self.socket} user=rollcall dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(words.encode())


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a new temporary folder and stop it at the end. Raises NoPostgresError."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="rollcall-pg-"))
    user = _user()
    try:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        asked: list[str | Path] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "rollcall",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        _run([*asked, "--no-sync", "--locale=C"], user)
        settings: list[str | Path] = [word for setting in _FAST for word in ("-c", setting)]
        with _process(
            [binaries / "postgres", "-D", data, "-k", folder, *settings], user
        ) as process:
            try:
                _wait(folder, process)
                yield Server(folder, count(1))
            finally:
                process.terminate()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Give a running server; skips with the reason where none can be started."""
    try:
        with running_server() as server:
            yield server
    except NoPostgresError as reason:
        pytest.skip(str(reason))


def _binaries() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not versions:
        raise NoPostgresError("PostgreSQL is not installed: there is no initdb on this machine")
    return versions[-1].parent


def _user() -> pwd.struct_passwd | None:
    """Give who the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in _USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgresError("PostgreSQL refuses to run as root, and there is no other user here")


def _process(command: list[str | Path], user: pwd.struct_passwd | None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(word) for word in command],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd="/",
    )


def _run(command: list[str | Path], user: pwd.struct_passwd | None) -> None:
    with _process(command, user) as process:
        if process.wait() != 0:
            raise NoPostgresError(f"{Path(command[0]).name} failed with code {process.returncode}")


def _wait(socket: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + _START_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(f"host={socket} user=rollcall dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoPostgresError("the PostgreSQL server did not start")
