"""What the errors of the AT protocol's servers mean. Pure.

Names and messages: docs.bsky.app/docs/advanced-guides/api-errors and the handlers of
github.com/bluesky-social/atproto, checked 2026-11. A deactivated account is still there: its owner
hid it and can bring it back, so it is private, not gone.
"""

from __future__ import annotations

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.tree import Tree, at, text_at

_GONE_WORDS = (
    "not found",
    "unable to resolve",
    "could not find",
    "must be a valid did or a handle",
    "account deleted",
)
_LOG_IN = frozenset({"AuthMissing", "AuthenticationRequired", "AuthRequired", "ExpiredToken"})
_TAKEN_DOWN = frozenset({"takendown", "suspended"})


def raise_error(tree: Tree) -> None:
    """Raise OutOfReachError when the answer is an error, or says that the account is not shown."""
    error, message = text_at(tree, "error"), text_at(tree, "message") or ""
    status = (text_at(tree, "status") or "").lower() if at(tree, "active") is False else ""
    low = message.lower()
    if error == "AccountTakedown" or status in _TAKEN_DOWN or (error and "suspended" in low):
        raise OutOfReachError(
            Outcome.SUSPENDED,
            sentence("{platform} has suspended the account", platform="Bluesky"),
            sentence("Ask its owner; Bluesky writes to the account's mail address."),
        )
    if error == "AccountDeactivated" or status == "deactivated" or (error and "deactivated" in low):
        raise OutOfReachError(
            Outcome.PRIVATE,
            sentence("the account's owner has deactivated it"),
            sentence(
                "Ask its owner; a deactivated account can be brought back in Bluesky's settings."
            ),
        )
    if status == "deleted" or (error and any(words in low for words in _GONE_WORDS)):
        raise gone(
            sentence(
                "{platform} knows no such account ({code})",
                platform="Bluesky",
                code=message or error or status,
            )
        )
    if error in _LOG_IN:
        raise OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence("Bluesky wants a log-in for this ({said})", said=message or error),
            sentence("Nothing to do: profiles and posts are read without one."),
        )
    if error:
        raise OutOfReachError(
            Outcome.UNREACHABLE,
            sentence(
                "{platform} could not answer ({code})", platform="Bluesky", code=message or error
            ),
            sentence("Nothing to do: the next sweep tries again."),
        )
