"""The small HTTP server of `rollcall serve`; it belongs behind a proxy that speaks HTTPS."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from reports.console.answers import Answer, Asked

Answering = Callable[[Asked], Answer]
_BODY_BYTES = 10_000
_TIMEOUT_S = 10
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PORT = 8471


class Door:
    """Answers at an address (`host` or `host:port`) from a thread of its own, once it could be
    opened: of two processes on one machine only one can.
    """

    def __init__(self, address: str, answering: Answering) -> None:
        self._place = _place_of(address)
        self._handler = _handler(answering)
        self._server: ThreadingHTTPServer | None = None

    @property
    def port(self) -> int | None:
        """Give the port it listens on, None = it is closed."""
        return self._server.server_address[1] if self._server is not None else None

    def open(self) -> bool:
        """Listen, unless it does already; False when the address is taken or not ours."""
        if self._server is not None:
            return True
        try:
            self._server = ThreadingHTTPServer(self._place, self._handler)
        except OSError:
            return False
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, daemon=True).start()
        return True

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def _place_of(address: str) -> tuple[str, int]:
    parts = urlsplit(f"//{address}")
    return parts.hostname or "", _PORT if parts.port is None else parts.port


def _handler(answering: Answering) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One connection."""

        timeout = _TIMEOUT_S
        server_version = "Rollcall"
        sys_version = ""

        def do_GET(self) -> None:
            """Answer to who reads."""
            self._say(answering(Asked("GET", urlsplit(self.path).path)))

        do_HEAD = do_GET  # noqa: N815 the library's name

        def do_POST(self) -> None:
            """Answer to who changes something."""
            length = self.headers.get("Content-Length", "0")
            wanted = min(int(length), _BODY_BYTES) if length.isdigit() else 0
            body = self.rfile.read(wanted)
            self._say(answering(Asked("POST", urlsplit(self.path).path, body)))

        def _say(self, said: Answer) -> None:
            body = said.text.encode()
            self.send_response(said.status)
            for name, value in {**_HEADERS, "Content-Type": said.kind}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's name
            """Keep quiet: an address that stops mails is not written into a log."""

    return Handler
