"""What Vimeo's API says when it gives nothing, and what that means. Pure.

developer.vimeo.com/api/common-formats (errors) and /guidelines/rate-limiting, checked 2026-11:
`error_code` 8000-8003 speak of the token, 9000 of too many requests; the sentence counts where a
code is not known.
"""

from __future__ import annotations

import re

from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, too_many
from crawler.platforms.formats.tree import Tree, count_at, filled_at

KEY = Key("Vimeo", "https://developer.vimeo.com/apps", sentence("the scope public"))
_TOKEN = range(8000, 8100)
_TOO_MANY = 9000
_ABSENT = re.compile(
    r"(?:couldn.?t|could not|can.?t|cannot|unable to) (?:be found|find)|not found|no such"
    r"|doesn.?t exist|does not exist",
    re.IGNORECASE,
)
_BAD_TOKEN = re.compile(r"access token|credentials|unauthorized|authenticat", re.IGNORECASE)
_SCOPE = re.compile(r"scope|permission|capabilit", re.IGNORECASE)
_PRIVATE = re.compile(r"private|forbidden|not allowed|password", re.IGNORECASE)
_BUSY = re.compile(
    r"unavailable|try again|unexpected error|server error|timed? ?out", re.IGNORECASE
)
_ASK_OWNER = sentence("Ask the account's owner to make it public.")


def refusal_in(tree: Tree) -> ReaderError | None:
    """Say why the API gives nothing; None when the answer is no error."""
    told = filled_at(tree, "error")
    if told is None:
        return None
    code = count_at(tree, "error_code") or 0
    if code == _TOO_MANY or "too many" in told.lower() or "rate limit" in told.lower():
        return too_many(KEY)
    if code in _TOKEN or _BAD_TOKEN.search(told):
        return bad_key(KEY)
    return _of_account(told)


def _of_account(told: str) -> ReaderError:
    if _ABSENT.search(told):
        return gone(
            sentence("{platform} says that there is no such person or video", platform="Vimeo")
        )
    if _SCOPE.search(told):
        return no_permission(KEY)
    if _PRIVATE.search(told):
        return OutOfReachError(
            Outcome.PRIVATE,
            sentence("{platform} says that this is not public", platform="Vimeo"),
            _ASK_OWNER,
        )
    if _BUSY.search(told):
        return busy(KEY, "")
    return LayoutChangedError("person or list of videos")
