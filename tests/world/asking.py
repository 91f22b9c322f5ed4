"""Asks the pretend internet one question, as a plain client on loopback."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.world.server import World


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Give the body as UTF-8 text."""
        return self.body.decode()

    def json(self) -> Any:
        """Give the body as JSON."""
        return json.loads(self.body)


def get(world: World, host: str, path: str = "/", **headers: str) -> Reply:
    """Get a path of a host; `If_None_Match="…"` becomes the header If-None-Match."""
    connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=10)
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("GET", path, headers={"Host": urlsplit(world.url(host)).netloc, **said})
        answer = connection.getresponse()
        body = answer.read()
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)
    finally:
        connection.close()
