"""A small IMAP server on loopback (RFC 3501, as much as reading a mailbox needs), over TLS."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

USER, PASSWORD = "tips", "heron-lake-tips"


@dataclass
class Box:
    """The mails of the INBOX; `seen` are the numbers of those that are marked as read."""

    mails: list[bytes]
    seen: set[int] = field(default_factory=set)

    def unseen(self) -> list[int]:
        """Give the numbers of the mails that nobody read."""
        return [n for n in range(1, len(self.mails) + 1) if n not in self.seen]


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Box = self.server.box  # type: ignore[attr-defined]
        self.wfile.write(b"* OK here\r\n")
        for line in self.rfile:
            tag, _, rest = line.strip().decode().partition(" ")
            for answer in _answers(box, rest):
                self.wfile.write(answer + b"\r\n")
            state = b"NO wrong" if _is_refused(rest) else b"OK done"
            self.wfile.write(tag.encode() + b" " + state + b"\r\n")
            if rest.upper().startswith("LOGOUT"):
                return


def _is_refused(rest: str) -> bool:
    if rest.upper().startswith("LOGIN"):
        return USER not in rest or PASSWORD not in rest
    return rest.upper().startswith("SELECT") and "INBOX" not in rest


def _answers(box: Box, rest: str) -> Iterator[bytes]:
    word = rest.split(" ")[0].upper()
    number = next(map(int, re.findall(r"\d+", rest)), 0)
    if word == "CAPABILITY":
        yield b"* CAPABILITY IMAP4rev1"
    elif word == "SELECT":
        yield f"* {len(box.mails)} EXISTS".encode()
    elif word == "SEARCH":
        yield f"* SEARCH {' '.join(map(str, box.unseen()))}".rstrip().encode()
    elif word == "FETCH":
        body = box.mails[number - 1]
        yield f"* {number} FETCH (BODY[] {{{len(body)}}}\r\n".encode() + body + b")"
    elif word == "STORE":
        box.seen.add(number)
        yield f"* {number} FETCH (FLAGS (\\Seen))".encode()


@contextmanager
def serve(box: Box, context: ssl.SSLContext) -> Iterator[int]:
    """Run the server and give its port."""

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def get_request(self) -> Any:
            connection, address = super().get_request()
            return context.wrap_socket(connection, server_side=True), address

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that does not believe our certificate hangs up; that is its business."""

    with Server(("127.0.0.1", 0), _Handler) as server:
        server.box = box  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()
