"""The pretend internet as a real HTTP server on loopback; hosts are told apart by their names."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import ThreadingHTTPServer
from typing import Any

from tests.world.answers import Answer, Request, State
from tests.world.description import Description
from tests.world.handler import Handler
from tests.world.heron_lake import HERON_LAKE
from tests.world.routes import find_answer

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""The world's own time unless another is said: the `NOW` of the builders."""
_OLD = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Logged:
    """One request that was answered. `conditional`: it named an ETag or a date."""

    host: str
    path: str
    status: int
    agent: str
    conditional: bool
    cookie: str | None
    body_bytes: int


class World:
    """The pretend internet while it runs: its addresses, its weeks, and a log of what was asked."""

    def __init__(self, dead: socket.socket, state: State) -> None:
        self._lock = threading.Lock()
        self._state = state
        self._log: list[Logged] = []
        self._times: Counter[tuple[str, str]] = Counter()
        self._changed: dict[tuple[str, str], tuple[str, datetime]] = {}
        self._dead_port = int(dead.getsockname()[1])
        self.stopping = threading.Event()

    @property
    def port(self) -> int:
        """Give the port of every host."""
        return self._state.port

    @property
    def now(self) -> datetime:
        """Give the moment from which the posts count back."""
        return self._state.now

    @property
    def week(self) -> int:
        """Give the week, from 0."""
        return self._state.week

    @property
    def hosts(self) -> tuple[str, ...]:
        """Give every host name, for `allow_hosts`."""
        return self._state.described.hosts

    @property
    def dead_url(self) -> str:
        """Give an address where nobody answers: the connection is refused."""
        return f"http://dead.localhost:{self._dead_port}/"

    def url(self, host: str, path: str = "/") -> str:
        """Give the address of a path on `host` (`heronlake` or `heronlake.localhost`)."""
        name = host if host.endswith(".localhost") else f"{host}.localhost"
        return f"{self._state.base(name)}{path}"

    def advance(self, weeks: int = 1) -> None:
        """Let weeks pass: posts appear, a logo is taken down, an account renamed, a site closed."""
        with self._lock:
            self._state = replace(self._state, week=self._state.week + weeks)

    def requests(self, host: str | None = None, path: str | None = None) -> tuple[Logged, ...]:
        """Give what was asked so far, oldest first, of one host or path only where said."""
        with self._lock:
            log = tuple(self._log)
        name = None if host is None else host.removesuffix(".localhost") + ".localhost"
        return tuple(
            entry for entry in log if name in {None, entry.host} and path in {None, entry.path}
        )

    def clear_log(self) -> None:
        """Forget what was asked so far."""
        with self._lock:
            self._log.clear()

    def answer(self, request: Request) -> Answer:
        """Find the answer to a request; 404 for a host that is not there."""
        with self._lock:
            state = self._state
            times = self._times[request.host, request.path]
            self._times[request.host, request.path] += 1
        return self._checked(request, find_answer(state, request, times))

    def log(self, request: Request, status: int, body_bytes: int) -> None:
        """Write down what was asked and answered."""
        headers = request.headers
        entry = Logged(
            host=request.host,
            path=request.path,
            status=status,
            agent=headers.get("user-agent", ""),
            conditional=bool(headers.get("if-none-match") or headers.get("if-modified-since")),
            cookie=headers.get("cookie"),
            body_bytes=body_bytes,
        )
        with self._lock:
            self._log.append(entry)

    def _checked(self, request: Request, answer: Answer) -> Answer:
        """Add ETag and Last-Modified, or turn the answer into 304 (RFC 9110 §13)."""
        if (
            answer.status != 200
            or answer.plain
            or answer.drop
            or answer.chunks > 1
            or answer.claimed
        ):
            return answer
        etag = f'"{sha256(answer.body).hexdigest()[:24]}"'
        changed_at = self._changed_at(request, etag)
        stamps = (("ETag", etag), ("Last-Modified", format_datetime(changed_at, usegmt=True)))
        if _unchanged(request, etag, changed_at):
            return replace(answer, status=304, body=b"", headers=(*answer.headers, *stamps))
        return replace(answer, headers=(*answer.headers, *stamps))

    def _changed_at(self, request: Request, etag: str) -> datetime:
        key = (request.host, f"{request.path}?{sorted(request.query.items())}")
        with self._lock:
            known = self._changed.get(key)
            if known is None or known[0] != etag:
                stamp = self._state.now - _OLD + timedelta(days=self._state.week)
                known = self._changed[key] = (etag, stamp.replace(microsecond=0))
        return known[1]


def _unchanged(request: Request, etag: str, changed_at: datetime) -> bool:
    asked = request.headers.get("if-none-match")
    if asked is not None:
        return etag in [part.strip().removeprefix("W/") for part in asked.split(",")]
    since = request.headers.get("if-modified-since")
    try:
        return since is not None and parsedate_to_datetime(since) >= changed_at
    except (TypeError, ValueError):
        return False


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    world: World

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up in the middle are part of the game."""


@contextmanager
def running_world(
    now: datetime = START, port: int = 0, described: Description = HERON_LAKE
) -> Iterator[World]:
    """Start the pretend internet on 127.0.0.1 (port 0 = a free one) and stop it at the end.

    `now` is the moment from which all posts count back; the default is the builders' `NOW`.
    """
    dead = socket.socket()
    dead.bind(("127.0.0.1", 0))
    server = _Server(("127.0.0.1", port), Handler)
    state = State(now, int(server.server_address[1]), described=described)
    server.world = World(dead, state)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="world", daemon=True)
    thread.start()
    try:
        yield server.world
    finally:
        server.world.stopping.set()
        server.shutdown()
        server.server_close()
        dead.close()
        thread.join()
