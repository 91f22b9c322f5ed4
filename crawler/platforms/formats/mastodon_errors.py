"""What a fediverse server says when it gives no account: its errors, or what it is. Pure.

Errors: docs.joinmastodon.org/entities/Error, and those of Pleroma and PeerTube; checked 2026-11.
"""

from __future__ import annotations

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.tree import Tree, at, dicts_at, text_at

_NOT_THERE = ("not found", "does not exist", "no such", "can't find user")
_BUSY = ("too many", "throttled", "rate limit", "timed out", "timeout", "internal", "went wrong")
_GONE = frozenset({"record not found", "can't find user"})


def says_gone(tree: Tree) -> bool:
    """Say whether this API knows no such account; servers without it say so otherwise."""
    return (text_at(tree, "error") or "").lower() in _GONE


def raise_error(tree: Tree) -> None:
    """Raise OutOfReachError when the answer is an error."""
    error = text_at(tree, "error")
    if error is None:
        return
    if any(words in error.lower() for words in _NOT_THERE):
        raise gone(sentence("the server knows no such account ({said})", said=error))
    if any(words in error.lower() for words in _BUSY):
        raise OutOfReachError(
            Outcome.UNREACHABLE,
            sentence("the server could not answer ({said})", said=error),
            sentence("Nothing to do: the next sweep tries again."),
        )
    raise OutOfReachError(
        Outcome.NEEDS_CREDENTIALS,
        sentence("the server does not answer without a log-in ({said})", said=error),
        sentence(
            "Register the account as reviewed by hand, or ask the server to open its public API."
        ),
    )


def suspended() -> OutOfReachError:
    """Give the error for an account that its server has suspended."""
    return OutOfReachError(
        Outcome.SUSPENDED,
        sentence("the server has suspended the account"),
        sentence("Ask the server's moderators, or move the account to another server."),
    )


def says_server(tree: Tree) -> bool:
    """Say whether a server tells what it is: as an instance, or by nodeinfo (FEP-0151)."""
    if at(tree, "registrations") is not None and at(tree, "version") is not None:
        return True
    links = dicts_at(tree, "links")
    named = bool(links) and all("nodeinfo" in (text_at(link, "rel") or "") for link in links)
    return named or (at(tree, "software", "name") is not None and at(tree, "version") is not None)
