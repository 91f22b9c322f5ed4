"""How the pretend internet's answers get onto the wire."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.world.answers import Answer, Request

if TYPE_CHECKING:
    from tests.world.server import World, _Server

_IDLE_S = 15.0


class Handler(BaseHTTPRequestHandler):
    """Reads a request, asks the world, writes the answer; HTTP/1.1 with connections kept open."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S
    disable_nagle_algorithm = True

    @property
    def _world(self) -> World:
        return cast("_Server", self.server).world

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer a HEAD: the same without the body."""
        self._answer(with_body=False)

    def do_POST(self) -> None:
        """Refuse: nothing here takes a POST."""
        self.close_connection = True
        self.send_error(405)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; the world keeps its own log."""

    def _answer(self, with_body: bool) -> None:
        request = self._request()
        answer = self._world.answer(request)
        self._world.log(request, answer.status, len(answer.body) * answer.chunks)
        if answer.pause_s and self._world.stopping.wait(answer.pause_s):
            self.close_connection = True
            return
        if answer.drop:
            self.close_connection = True
            return
        self._head(answer)
        if with_body and answer.status != 304:
            self._body(answer)

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        host = self.headers.get("Host", "").rpartition(":")
        name = (host[0] or host[2]).lower()
        headers = {key.lower(): value for key, value in self.headers.items()}
        return Request(name, unquote(parts.path), dict(parse_qsl(parts.query)), headers)

    def _head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.media_type is not None:
            self.send_header("Content-Type", answer.media_type)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.chunks > 1:
            self.close_connection = True
            self.send_header("Connection", "close")
        elif answer.status != 304:
            self.send_header("Content-Length", str(answer.claimed or len(answer.body)))
        self.end_headers()

    def _body(self, answer: Answer) -> None:
        for number in range(answer.chunks):
            if number and answer.chunk_pause_s and self._world.stopping.wait(answer.chunk_pause_s):
                break
            try:
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True
                return
        if answer.claimed:
            self.close_connection = True
