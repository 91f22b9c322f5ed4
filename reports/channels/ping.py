"""Tells a watcher outside (Healthchecks and its like) that a digest went out, or that it did not.

https://healthchecks.io/docs/http_api/ (2026-11): a request to the address is a success, one to
`/fail` below it is an alarm; the body, up to 100 kB, is kept for people.
"""

from __future__ import annotations

import http.client
from contextlib import closing
from urllib.parse import urlsplit

_TIMEOUT_S = 10.0
_BODY_BYTES = 10_000
_GOOD = range(200, 300)


def ping(address: str, said: str, *, failed: bool = False) -> str | None:
    """Tell the watcher; gives what went wrong, None when it heard. Never raises: a watcher that
    cannot be reached raises the alarm by itself.
    """
    parts = urlsplit(address)
    path = parts.path.rstrip("/") + ("/fail" if failed else "")
    target = f"{path or '/'}{'?' + parts.query if parts.query else ''}"
    body = said.encode()[:_BODY_BYTES]
    headers = {"Content-Type": "text/plain; charset=utf-8", "User-Agent": "Rollcall"}
    try:
        with closing(_connection(parts.scheme, parts.netloc)) as connection:
            connection.request("POST", target, body, headers)
            status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return f"{parts.hostname} could not be told: {error}"
    return None if status in _GOOD else f"{parts.hostname} answered {status}"


def _connection(scheme: str, place: str) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(place, timeout=_TIMEOUT_S)
    return http.client.HTTPConnection(place, timeout=_TIMEOUT_S)
