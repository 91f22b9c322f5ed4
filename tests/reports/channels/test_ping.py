"""A watcher outside hears of digests; one that cannot be reached troubles nobody."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from reports.channels.ping import ping


@contextmanager
def watcher(status: int = 200) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Run a watcher; gives its address and what it heard: method, path, body."""
    heard: list[tuple[str, str, str]] = []

    class Ear(BaseHTTPRequestHandler):
        """Hears."""

        def do_POST(self) -> None:
            """Note it."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            heard.append((self.command, self.path, body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/ping/1234", heard
    finally:
        server.shutdown()
        server.server_close()


def test_tells_of_what_went_out_and_of_what_did_not() -> None:
    with watcher() as (address, heard):
        assert ping(address, "The digest of 2026-W48 is out.") is None
        assert ping(address + "/?rid=7", "held back", failed=True) is None

    assert heard == [
        ("POST", "/ping/1234", "The digest of 2026-W48 is out."),
        ("POST", "/ping/1234/fail?rid=7", "held back"),
    ]


def test_says_what_a_watcher_answers_that_does_not_listen() -> None:
    with watcher(404) as (address, _):
        assert ping(address, "out") == "127.0.0.1 answered 404"


def test_says_that_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    said = ping(f"http://127.0.0.1:{port}/", "out")

    assert said is not None
    assert said.startswith("127.0.0.1 could not be told: ")


def test_speaks_no_more_than_a_watcher_takes() -> None:
    with watcher() as (address, heard):
        ping(address, "x" * 200_000)

    assert len(heard[0][2]) == 10_000
