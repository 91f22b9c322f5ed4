"""What it means when a platform refuses a request that carried a key. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms.formats.answers import refusal_of

_TRY_LATER = "Nothing to do: the next sweep tries again."


@dataclass(frozen=True, slots=True)
class Key:
    """A platform's key in words: whose it is, the page where it is renewed, what it must allow."""

    title: str
    page: str
    permission: str


def refused(capture: Capture, key: Key) -> OutOfReachError | None:
    """Say why there is nothing to read, None when there is; a key's own troubles are named so.

    401 = the key is not known or has run out (RFC 6750 §3.1), 402 = what was paid for is used up,
    403 = the key may not read this, 429 = too many requests.
    """
    if capture.ask.credential is None or capture.trouble is not None:
        return refusal_of(capture)
    if capture.status == 401:
        return bad_key(key)
    if capture.status == 403:
        return no_permission(key)
    if capture.status == 402:
        return used_up(key)
    return too_many(key) if capture.status == 429 else refusal_of(capture)


def bad_key(key: Key) -> OutOfReachError:
    """Give the error for a key that is not known or has run out."""
    reason = f"{key.title} does not accept the token; it has run out or was withdrawn"
    return OutOfReachError(Outcome.NEEDS_CREDENTIALS, reason, f"Renew the token: {key.page}")


def no_permission(key: Key) -> OutOfReachError:
    """Give the error for a key without the permission that is needed."""
    reason = f"{key.title} does not let this token read it; it takes {key.permission}"
    fix = f"Give the app {key.permission}, then make a new token: {key.page}"
    return OutOfReachError(Outcome.NEEDS_CREDENTIALS, reason, fix)


def too_many(key: Key) -> OutOfReachError:
    """Give the error for more requests than are allowed now."""
    reason = f"{key.title} takes no more requests with this token for now"
    return OutOfReachError(Outcome.UNREACHABLE, reason, _TRY_LATER)


def used_up(key: Key) -> OutOfReachError:
    """Give the error for a quota or a credit that is used up."""
    reason = f"the quota or credit of the {key.title} key is used up"
    return OutOfReachError(Outcome.UNREACHABLE, reason, f"Wait, or raise it: {key.page}")


def busy(key: Key, said: str) -> OutOfReachError:
    """Give the error for an answer that only says that something went wrong at the platform."""
    reason = f"{key.title} could not answer ({said})" if said else f"{key.title} could not answer"
    return OutOfReachError(Outcome.UNREACHABLE, reason, _TRY_LATER)
