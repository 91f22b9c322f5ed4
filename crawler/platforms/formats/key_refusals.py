"""What it means when a platform refuses a request that carried a key. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, sentence
from crawler.platforms.formats.answers import refusal_of

_TRY_LATER = sentence("Nothing to do: the next sweep tries again.")


@dataclass(frozen=True, slots=True)
class Key:
    """A platform's key in words: whose it is, the page where it is renewed, what it must allow."""

    title: str
    page: str
    permission: Sentence


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
    reason = sentence(
        "{platform} does not accept the token; it has run out or was withdrawn", platform=key.title
    )
    return OutOfReachError(
        Outcome.NEEDS_CREDENTIALS, reason, sentence("Renew the token: {page}", page=key.page)
    )


def no_permission(key: Key) -> OutOfReachError:
    """Give the error for a key without the permission that is needed."""
    reason = sentence(
        "{platform} does not let this token read it; it takes {permission}",
        platform=key.title,
        permission=key.permission,
    )
    fix = sentence(
        "Give the app {permission}, then make a new token: {page}",
        permission=key.permission,
        page=key.page,
    )
    return OutOfReachError(Outcome.NEEDS_CREDENTIALS, reason, fix)


def too_many(key: Key) -> OutOfReachError:
    """Give the error for more requests than are allowed now."""
    reason = sentence(
        "{platform} takes no more requests with this token for now", platform=key.title
    )
    return OutOfReachError(Outcome.UNREACHABLE, reason, _TRY_LATER)


def used_up(key: Key) -> OutOfReachError:
    """Give the error for a quota or a credit that is used up."""
    reason = sentence("the quota or credit of the {platform} key is used up", platform=key.title)
    return OutOfReachError(
        Outcome.UNREACHABLE, reason, sentence("Wait, or raise it: {page}", page=key.page)
    )


def busy(key: Key, said: str) -> OutOfReachError:
    """Give the error for an answer that only says that something went wrong at the platform."""
    reason = sentence("{platform} could not answer", platform=key.title)
    if said:
        reason = sentence("{platform} could not answer ({code})", platform=key.title, code=said)
    return OutOfReachError(Outcome.UNREACHABLE, reason, _TRY_LATER)
