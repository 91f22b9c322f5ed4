"""A small HTTP server on loopback that answers from a table and remembers who asked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Page:
    """One answer. `raw` is sent instead of a proper answer; `endless` repeats the body for ever."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    etag: str | None = None
    wait_s: float = 0.0
    raw: bytes | None = None
    endless: bool = False
    declared_bytes: int | None = None


@dataclass(frozen=True)
class Visit:
    """One request that reached the server."""

    path: str
    headers: Mapping[str, str]
    at_s: float


Answers = dict[str, Page | list[Page]]
"""By path. Of a list each request takes one, the last stays. `*` answers every other path."""


class Site:
    """What the server answers and what it was asked."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.visits: list[Visit] = []
        self.connections = 0
        self.port = 0
        self.most_at_once = 0
        self._now = 0
        self._lock = threading.Lock()

    def take(self, path: str) -> Page:
        """Give the next answer for the path."""
        with self._lock:
            page = self.answers.get(path) or self.answers.get("*") or Page(404)
            if isinstance(page, list):
                page = page.pop(0) if len(page) > 1 else page[0]
            return page

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count how many requests are answered at the same time."""
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        yield
        with self._lock:
            self._now -= 1

    def paths(self) -> list[str]:
        """Give the paths that were asked, without robots.txt."""
        return [visit.path for visit in self.visits if visit.path != "/robots.txt"]

    def asked(self, path: str) -> list[Visit]:
        """Give the requests for one path."""
        return [visit for visit in self.visits if visit.path == path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.visits.append(Visit(self.path, headers, time.monotonic()))
        page = self.site.take(self.path)
        with self.site.answering():
            time.sleep(page.wait_s)
        try:
            self._send(page, headers)
        except OSError:
            self.close_connection = True

    def _send(self, page: Page, headers: Mapping[str, str]) -> None:
        if page.raw is not None:
            self.wfile.write(page.raw)
            self.close_connection = True
        elif page.etag and headers.get("if-none-match") == page.etag:
            self._head(304, {"ETag": page.etag}, None)
        elif page.endless:
            self._head(page.status, page.headers, None)
            while True:
                self.wfile.write(page.body)
        else:
            size = len(page.body) if page.declared_bytes is None else page.declared_bytes
            tag = {"ETag": page.etag} if page.etag else {}
            self._head(page.status, {**page.headers, **tag}, size)
            self.wfile.write(page.body)

    def _head(self, status: int, headers: Mapping[str, str], size: int | None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if size is not None:
            self.send_header("Content-Length", str(size))
        elif status != 304:
            self.close_connection = True
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def get_request(self) -> tuple[Any, Any]:
        self.site.connections += 1
        return super().get_request()

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is what some tests are about."""


class _Server6(_Server):
    address_family = socket.AF_INET6


@contextmanager
def serving(
    answers: Answers, *, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """Serve until the block ends."""
    site = Site(answers)
    handler = type("Handler", (_Handler,), {"site": site})
    kind = _Server6 if ":" in host else _Server
    with kind((host, port), handler) as server:
        server.site = site
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
