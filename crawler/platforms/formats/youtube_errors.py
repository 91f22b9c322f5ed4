"""What the YouTube Data API says when it gives nothing, and what that means. Pure.

Reasons: developers.google.com/youtube/v3/docs/errors and cloud.google.com/apis/design/errors,
checked 2026-11. A recorded error may have come with any status: its own words count.
"""

from __future__ import annotations

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import Key, bad_key, busy, no_permission, used_up
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at

KEY = Key(
    "YouTube",
    "https://console.cloud.google.com/apis/credentials",
    sentence(
        "the YouTube Data API v3 switched on for its project, and no restriction that shuts us out"
    ),
)

_USED_UP = frozenset({"quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg"})
_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_BAD_KEY = frozenset(
    {"keyInvalid", "keyExpired", "API_KEY_INVALID", "authError", "required", "unauthorized"}
)
_SHUT_OUT = frozenset(
    {
        "accessNotConfigured", "SERVICE_DISABLED", "ipRefererBlocked", "API_KEY_SERVICE_BLOCKED",
        "API_KEY_HTTP_REFERRER_BLOCKED", "API_KEY_IP_ADDRESS_BLOCKED", "insufficientPermissions",
        "forbidden", "CONSUMER_INVALID", "CONSUMER_SUSPENDED",
    }
)  # fmt: skip
_ABSENT = frozenset({"channelNotFound", "playlistNotFound", "videoNotFound", "channelClosed"})
_SUSPENDED = frozenset(
    {"channelSuspended", "accountSuspended", "authenticatedUserAccountSuspended"}
)
_PRIVATE = frozenset({"channelForbidden", "playlistForbidden", "playlistItemsNotAccessible"})
_ASK_OWNER = sentence("Ask the channel's owner, or register it as reviewed by hand.")


def refusal_in(tree: Tree) -> OutOfReachError | None:
    """Say why the API gives nothing; None when the answer is no error."""
    error = at(tree, "error")
    if not isinstance(error, dict):
        return None
    reasons = _reasons(error)
    told = filled_at(error, "message") or ""
    if reasons & _ABSENT:
        return gone(sentence("YouTube says that there is no such channel, list or video"))
    if reasons & _SUSPENDED:
        reason = sentence("YouTube says that the channel was suspended")
        return OutOfReachError(Outcome.SUSPENDED, reason, _ASK_OWNER)
    if reasons & _PRIVATE:
        reason = sentence("{platform} says that this is not public", platform="YouTube")
        return OutOfReachError(Outcome.PRIVATE, reason, _ASK_OWNER)
    return _of_key(reasons, told, text_at(error, "code"))


def _of_key(reasons: frozenset[str], told: str, code: str | None) -> OutOfReachError:
    if reasons & _USED_UP or "quota" in told.lower():
        return used_up(KEY)
    if reasons & _BAD_KEY or code == "401" or "API key" in told:
        return bad_key(KEY)
    if reasons & _SHUT_OUT or (code == "403" and not reasons & _TOO_FAST):
        return no_permission(KEY)
    return busy(KEY, code or "")


def _reasons(error: Tree) -> frozenset[str]:
    parts = (*dicts_at(error, "errors"), *dicts_at(error, "details"))
    return frozenset(reason for part in parts if (reason := filled_at(part, "reason")))
