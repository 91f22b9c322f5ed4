"""What the error answers of Meta's Graph APIs mean for an account. Pure.

Codes: developers.facebook.com/docs/graph-api/guides/error-handling and
developers.facebook.com/documentation/instagram-platform/.../error-codes (updated 2026-06-02),
checked 2026-11. The message of an error is never repeated: it may hold the token.
"""

from __future__ import annotations

import re

from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, form, sentence
from crawler.platforms.formats.answers import gone, refusal_of
from crawler.platforms.formats.tree import Tree, at, count_at, text_at

TOKENS = "developers.facebook.com/tools/accesstoken"
_TRY_LATER = sentence("Nothing to do: the next sweep tries again.")
_BY_HAND = sentence("Register it as reviewed by hand.")
_ASKS_TO_WAIT = form("{platform} asks us to come back later ({code})")
_COULD_NOT = form("{platform} could not answer ({code})")
_NO_TOKEN = frozenset({101, 102, 104, 190, 452, 463, 467, 2500})
_LIMITS = frozenset({4, 9, 17, 32, 341, 368, 613, 4002, 80000, 80001, 80002, 80003, 80004})
_LIMITS |= frozenset(range(80005, 80015))
_NO_PERMISSION = frozenset({3, 10, 294, *range(200, 300)})
_OLD_VERSION = frozenset({11, 12, 2635})
_NOT_THERE = frozenset({24, 803})
_NO_SUCH_USER = 2207013
_CANNOT_SAY = 33
_MOVED = re.compile(r"\bto page ID (\d{5,20})")
_FIELD = re.compile(r"nonexisting field \((\w{1,60})\)")
_PERMISSION = re.compile(
    r"\b(?:pages|instagram|threads|business|ads)_[a-z_]{3,50}\b|Pages? Public Content Access"
)


def refusal_of_graph(capture: Capture, tree: Tree, platform: str) -> ReaderError | None:
    """Say why there is nothing to read; None when there is. `platform` is its name for people.

    Only an answer that says so itself means that an account is gone: a bare 404 does not.
    """
    error = at(tree, "error") if isinstance(at(tree, "error"), dict) else None
    if error is None and count_at(tree, "error_code") is not None:
        error = {"code": at(tree, "error_code"), "message": at(tree, "error_msg")}
    if error is None and count_at(tree, "meta", "code") not in {None, 200}:
        error = {"code": at(tree, "meta", "code"), "message": at(tree, "meta", "error_message")}
        error["type"] = at(tree, "meta", "error_type")
    if error is not None:
        return _meaning(error, platform)
    refusal = refusal_of(capture)
    if refusal is not None and refusal.outcome is Outcome.GONE:
        said = sentence(
            "{platform}'s API did not answer at its address ({status})",
            platform=platform,
            status=str(capture.status),
        )
        return OutOfReachError(Outcome.UNREACHABLE, said, _TRY_LATER)
    return refusal


def _meaning(error: Tree, platform: str) -> ReaderError:
    code, message = _code(error), text_at(error, "message") or ""
    if at(error, "is_transient") is True or code in _LIMITS:
        what = _ASKS_TO_WAIT if code in _LIMITS else _COULD_NOT
        said = Sentence(what, {"platform": platform, "code": str(code)})
        return OutOfReachError(Outcome.UNREACHABLE, said, _TRY_LATER)
    if code in _NO_TOKEN:
        return OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence(
                "{platform} does not take the token any more ({code})",
                platform=platform,
                code=str(code),
            ),
            sentence("Renew the token: {page}", page=TOKENS),
        )
    if code in _OLD_VERSION:
        said = sentence(
            "{platform} has closed the version of its API that was asked ({code})",
            platform=platform,
            code=str(code),
        )
        return OutOfReachError(Outcome.UNREADABLE, said, sentence("Update Rollcall."))
    return _about_the_account(error, code, message, platform)


def _about_the_account(error: Tree, code: int | None, message: str, platform: str) -> ReaderError:
    if code == 803 and "by their username" in message:
        said = sentence(
            "{platform} shows no personal profiles to programs ({code})",
            platform=platform,
            code=str(code),
        )
        return OutOfReachError(Outcome.FORBIDDEN, said, _BY_HAND)
    if code in _NOT_THERE or count_at(error, "error_subcode") == _NO_SUCH_USER:
        return gone(
            sentence("{platform} knows no such account ({code})", platform=platform, code=str(code))
        )
    moved = _MOVED.search(message) if code == 21 else None
    if moved:
        said = sentence(
            "{platform} has merged the page into page {page}",
            platform=platform,
            page=moved.group(1),
        )
        fix = sentence(
            "Correct the address in the register: the new id is {page}.", page=moved.group(1)
        )
        return OutOfReachError(Outcome.UNREADABLE, said, fix)
    return _about_the_request(error, code, message, platform)


def _about_the_request(error: Tree, code: int | None, message: str, platform: str) -> ReaderError:
    field = _FIELD.search(message)
    if field:
        return LayoutChangedError(sentence("field {name}", name=field.group(1)))
    named = _PERMISSION.search(message)
    if named or code in _NO_PERMISSION:
        what = named.group() if named else sentence("the permission to read the account")
        said = sentence(
            "{platform} wants {what} for this ({code})",
            platform=platform,
            what=what,
            code=str(code),
        )
        fix = sentence("Grant the app {what}, then renew the token: {page}", what=what, page=TOKENS)
        return OutOfReachError(Outcome.NEEDS_CREDENTIALS, said, fix)
    return _rest(error, code, message, platform)


def _rest(error: Tree, code: int | None, message: str, platform: str) -> ReaderError:
    unseen = count_at(error, "error_subcode") == _CANNOT_SAY or "does not exist" in message
    if code == 100 and unseen:
        return OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence(
                "{platform} does not say whether the account is gone or hidden from this token",
                platform=platform,
            ),
            sentence(
                "Open the account in a browser: close the entry if it is gone, else grant the app "
                "the permission to read it."
            ),
        )
    if code == 100:
        return LayoutChangedError("answer to what was asked")
    if text_at(error, "type") == "OAuthAccessTokenException":
        fix = sentence("Renew the token: {page}", page=TOKENS)
        return OutOfReachError(
            Outcome.NEEDS_CREDENTIALS, sentence("{platform} wants a token", platform=platform), fix
        )
    said = Sentence(_COULD_NOT, {"platform": platform, "code": str(code)})
    return OutOfReachError(Outcome.UNREACHABLE, said, _TRY_LATER)


def _code(error: Tree) -> int | None:
    text = text_at(error, "code") or ""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None
