"""What X's error answers mean, of version 2 (problems) and of version 1.1 (codes). Pure.

Version 2 answers 200 with `errors` and without `data` when an account is not there, suspended or
protected; only `detail` tells these apart (docs.x.com/x-api/fundamentals/response-codes-and-errors,
checked 2026-11). Codes of version 1.1: developer.x.com, response codes, checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Callable

from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.key_refusals import (
    Key,
    bad_key,
    busy,
    no_permission,
    too_many,
    used_up,
)
from crawler.platforms.formats.tree import Tree, at, dicts_at, text_at

KEY = Key("X", "https://console.x.com", sentence("a project with credits for the API v2"))
_BY_HAND = sentence(
    "Register it as reviewed by hand; its owner can open it under Privacy and safety."
)
_CODES = {
    **dict.fromkeys(("17", "34", "50", "109", "144", "421"), "gone"),
    **dict.fromkeys(("63", "64", "422"), "suspended"),
    **dict.fromkeys(("179", "220"), "private"),
    **dict.fromkeys(("32", "89", "99", "135", "215"), "key"),
    **dict.fromkeys(("87", "93", "261", "453"), "permission"),
    **dict.fromkeys(("88", "185"), "limit"),
}
_WORDS = {
    "resource-not-found": "gone",
    "Not Found Error": "gone",
    "not-authorized-for-resource": "private",
    "Authorization Error": "private",
    "credits": "used_up",
    "usage-capped": "used_up",
    "CreditsDepleted": "used_up",
    "UsageCapExceeded": "used_up",
    "rate-limits": "limit",
    "Too Many Requests": "limit",
    "Unauthorized": "key",
    "client-forbidden": "permission",
    "unsupported-authentication": "permission",
    "Forbidden": "permission",
    "invalid-request": "question",
    "Invalid Request": "question",
}
"""Last part of a problem's `type`, or its `title`, and what it means."""


def trouble_in(tree: Tree) -> ReaderError | None:
    """Say what an error answer means; None when the answer has data, or is no error of X."""
    if not isinstance(tree, dict) or tree.get("data") is not None:
        return None
    errors = dicts_at(tree, "errors")
    problems = (*errors, tree)
    for problem in problems:
        trouble = _meaning(problem)
        if trouble is not None:
            return trouble
    if text_at(tree, "error") == "Not authorized.":  # version 1.1 says so of protected accounts
        return private()
    if errors or text_at(tree, "error"):
        return busy(KEY, _said(problems))
    return None


def private() -> OutOfReachError:
    """Give the error for an account whose posts only its followers see."""
    return OutOfReachError(Outcome.PRIVATE, sentence("the account's posts are protected"), _BY_HAND)


def suspended() -> OutOfReachError:
    """Give the error for an account that X has suspended."""
    return OutOfReachError(
        Outcome.SUSPENDED,
        sentence("{platform} has suspended the account", platform="X"),
        sentence("Ask its owner; X tells an account's owner how to appeal."),
    )


def _meaning(problem: Tree) -> ReaderError | None:
    kind = (text_at(problem, "type") or "").rpartition("/")[2]
    title, detail = text_at(problem, "title") or "", text_at(problem, "detail") or ""
    word = _CODES.get(text_at(problem, "code") or "") or _WORDS.get(kind) or _WORDS.get(title)
    if "suspended" in detail.lower():
        word = "suspended"
    return _MEANINGS[word](_said((problem,))) if word else None


def _said(problems: tuple[Tree, ...]) -> str:
    for problem in problems:
        for words in (at(problem, "detail"), at(problem, "message"), at(problem, "error")):
            if isinstance(words, str) and words.strip():
                return " ".join(words.split())[:200]
    return ""


_MEANINGS: dict[str, Callable[[str], ReaderError]] = {
    "gone": lambda said: gone(sentence("X knows no such account or post ({said})", said=said)),
    "suspended": lambda _: suspended(),
    "private": lambda _: private(),
    "key": lambda _: bad_key(KEY),
    "permission": lambda _: no_permission(KEY),
    "limit": lambda _: too_many(KEY),
    "used_up": lambda _: used_up(KEY),
    "question": lambda said: LayoutChangedError(
        sentence("field that was asked for ({said})", said=said)
    ),
}
