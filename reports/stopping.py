"""The address that stops one reader's mails: only who got the mail knows it. Pure."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from reports.digest.inputs import Recipient

_PATH = "stop"


def kind_of(kind: str, person: Recipient) -> str:
    """Name a mail in the outbox; somebody with two roles, or two schools, gets two."""
    return "/".join(part for part in (kind, person.role.value, person.unit) if part)


def stop_url(base_url: str, key: bytes, kind: str, email: str) -> str:
    """Give the address that takes a POST and stops this kind of mail to this person.

    It names neither: it ends in an HMAC-SHA-256 of both under the installation's key (RFC 8058 §5
    wants addresses that nobody else can make).
    """
    return f"{base_url.rstrip('/')}/{_PATH}/{_token(key, kind, email)}"


def stops_whom(
    path: str, key: bytes, people: Iterable[Recipient], kind: str = "weekly"
) -> Recipient | None:
    """Give whose mails a path stops; None when it is nobody's, or no longer."""
    head, _, token = path.strip("/").rpartition("/")
    if head.rpartition("/")[2] != _PATH or not token.isascii():
        return None
    found: Recipient | None = None
    for person in people:  # all of them: how long it takes gives nothing away
        if hmac.compare_digest(token, _token(key, kind_of(kind, person), person.email)):
            found = person
    return found


def _token(key: bytes, kind: str, email: str) -> str:
    said = "\n".join(("rollcall stop", kind, email.casefold()))
    digest = hmac.new(key, said.encode(), "sha256").digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
