"""What we ask of a public address, and what came back. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Trouble(StrEnum):
    """Why a request has no answer of the server (a status such as 404 or 503 is an answer)."""

    ROBOTS = "robots"
    PRIVATE_ADDRESS = "private_address"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    REDIRECTS = "redirects"
    BAD_ADDRESS = "bad_address"
    BROKEN = "broken"


BEARER = "Authorization: Bearer {}"
"""Where most platforms expect a key (RFC 6750 §2.1)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, without a log-in: a GET, or, with a `body` (JSON), a POST that only reads.

    `purpose` is the reader's own word for it (`profile`, `posts`, `feed`, `page`, `image` …); the
    reader finds the answer by it; two requests of a visit differ in purpose or address.
    `credential` names a secret of the settings; only the fetch room ever holds it, and puts it
    where `credential_as` has its braces: into a header (`Name: …{}`) or the query (`?name={}`).
    `once` marks an answer that never changes under its address: when it was captured before, it is
    not asked for again. `headers` are what the platform's API wants besides (its version, say).
    """

    url: str
    purpose: str
    accept: str | None = None
    credential: str | None = None
    once: bool = False
    credential_as: str = BEARER
    body: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """The answer to one Ask. `status` is 0 when there was none; then `trouble` and `detail` say
    why.

    `url` is the last address after redirects. `headers` have lower-case names. `unchanged` means
    the server answered 304, or gave the same bytes as last time; `body` is then what was captured
    before (empty when it was not needed).
    """

    ask: Ask
    url: str
    status: int
    fetched_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    sha256: str | None = None
    unchanged: bool = False
    trouble: Trouble | None = None
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Say whether there is a body to read."""
        return self.trouble is None and (200 <= self.status < 300 or self.unchanged)

    @property
    def media_type(self) -> str:
        """Give the media type without parameters, lower case; empty when the server named none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def sha256_of(body: bytes) -> str:
    """Give the SHA-256 of `body` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True, slots=True)
class Remembered:
    """An Ask of the last visit with what is needed to ask conditionally (RFC 9110 §13)."""

    ask: Ask
    url: str
    sha256: str
    etag: str | None
    last_modified: str | None
    media_type: str


class Subject(Protocol):
    """Something to fetch in several steps: an account, or a district's site.

    The fetch room first asks for all of `remembered` conditionally. When every answer is unchanged,
    that is all. Otherwise it begins anew: it calls `ask` with the captures so far, at first none,
    until `ask` gives nothing new; what asking again has brought answers the questions that are the
    same as last time, and what nobody asks for any more is left out. Then it calls `done`, once.
    """

    @property
    def key(self) -> str:
        """Name the subject, the same in every run (`account:17`)."""
        ...

    @property
    def remembered(self) -> Sequence[Remembered]:
        """Give the requests of the last visit."""
        ...

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the next requests; those already answered in `seen` are ignored."""
        ...

    def done(self, seen: Sequence[Capture]) -> None:
        """Take all captures of the visit, in the order in which they were asked."""
        ...
