"""What Reddit says when it gives nothing, and what that means. Pure.

Answers such as `{"reason": "private", "message": "Forbidden", "error": 403}`: reddit.com/dev/api,
and PRAW's recordings of 2015-2025.
"""

from __future__ import annotations

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, too_many
from crawler.platforms.formats.tree import Tree, at, filled_at, text_at

KEY = Key(
    "Reddit", "https://www.reddit.com/prefs/apps", sentence("Reddit's approval and the scope read")
)
_BY_HAND = sentence("Look at it by hand, and register it as reviewed.")
_REASONS = {
    "private": (Outcome.PRIVATE, sentence("the community is private")),
    "gold_only": (Outcome.PRIVATE, sentence("the community is only for those who pay")),
    "employees_only": (Outcome.PRIVATE, sentence("the community is only for Reddit's own people")),
    "banned": (Outcome.SUSPENDED, sentence("Reddit has banned the community")),
    "quarantined": (
        Outcome.FORBIDDEN,
        sentence("Reddit shows the community only to who asks to see it"),
    ),
}
_STATUSES = frozenset({"400", "401", "403", "404", "410", "429", "500", "502", "503", "504"})
_BLOCKED = (
    (
        b"whoa there, pardner",
        Outcome.UNREACHABLE,
        sentence("Reddit takes no more requests for now"),
    ),
    (b"blocked by network security", Outcome.FORBIDDEN, sentence("Reddit refuses programs")),
)


def refusal_in(tree: Tree) -> OutOfReachError | None:
    """Say why there is nothing; None when the answer is no error."""
    if at(tree, "data", "is_suspended") is True:
        suspended = sentence("{platform} has suspended the account", platform="Reddit")
        return OutOfReachError(Outcome.SUSPENDED, suspended, _BY_HAND)
    reason = filled_at(tree, "reason") or ""
    if reason == "USER_DOESNT_EXIST":
        return gone(sentence("{platform} says that there is no such account", platform="Reddit"))
    error = text_at(tree, "error")
    if reason in _REASONS and (error or filled_at(tree, "message")):
        outcome, told = _REASONS[reason]
        return OutOfReachError(outcome, told, _BY_HAND)
    return _of_error(error) if error and at(tree, "kind") is None else None


def refusal_of_page(body: bytes) -> OutOfReachError | None:
    """Say that a page only says that we are not wanted; None when it is another one."""
    start = body[:20_000].lower()
    for sign, outcome, reason in _BLOCKED:
        if sign in start:
            return OutOfReachError(outcome, reason, _BY_HAND)
    return None


def _of_error(error: str) -> OutOfReachError:
    if error in {"404", "410"}:
        return gone(sentence("Reddit says that there is no such account or community"))
    if error == "403":
        return no_permission(KEY)
    if error == "429":
        return too_many(KEY)
    return busy(KEY, error) if error in _STATUSES - {"401"} else bad_key(KEY)
