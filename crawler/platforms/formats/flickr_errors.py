"""What Flickr's API says when it gives nothing (`stat="fail"`), and what that means. Pure.

Codes: flickr.com/services/api (people.getInfo, urls.lookupUser, profile.getProfile), and answers
seen 2024-2025. Code 1 means something else in each method: there its words count.
"""

from __future__ import annotations

import re

from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission
from crawler.platforms.formats.tree import Tree, at, filled_at

KEY = Key(
    "Flickr",
    "https://www.flickr.com/services/apps/by/me",
    sentence("the permission read"),
)
_ABSENT = re.compile(r"not found|deleted|unknown user|invalid nsid|user does not exist", re.I)
_DENIED = re.compile(r"permission denied|private|not allowed|insufficient permission", re.I)
_BAD_KEY = frozenset({"95", "96", "97", "98", "100"})
_BAD_QUESTION = frozenset({"111", "112", "114", "115", "116"})  # `Method "x" not found`
_LOG_IN = "99"
_ASK_OWNER = sentence("Ask the account's owner to make it public.")
_BUSY = frozenset({"0", "105", "106", "201"})


def refusal_in(tree: Tree) -> ReaderError | None:
    """Say why the API gives nothing; None when the answer is no error."""
    if filled_at(tree, "stat") != "fail":
        return None
    error = tree if at(tree, "err") is None else at(tree, "err")
    code = filled_at(error, "code") or ""
    told = filled_at(error, "message") or filled_at(error, "msg") or ""
    if code in _BUSY:
        return busy(KEY, code)
    if code in _BAD_KEY:
        return bad_key(KEY)
    return _of_account(code, told)


def _of_account(code: str, told: str) -> ReaderError:
    if _ABSENT.search(told) and code not in _BAD_QUESTION:
        return gone(
            sentence("{platform} says that there is no such person or photo", platform="Flickr")
        )
    if code == _LOG_IN:
        return no_permission(KEY)
    if _DENIED.search(told):
        return OutOfReachError(
            Outcome.PRIVATE,
            sentence("{platform} says that this is not public", platform="Flickr"),
            _ASK_OWNER,
        )
    return LayoutChangedError("person or list of photos")
