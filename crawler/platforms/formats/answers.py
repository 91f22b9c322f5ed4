"""What each status and trouble means in plain sentences; many answers made one snapshot. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace
from typing import Any  # a snapshot's fields are of many types

from crawler.model.capture import Capture, Trouble
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, form, sentence, word
from crawler.model.snapshot import Post, Snapshot

_TRY_LATER = sentence("Nothing to do: the next sweep tries again.")
_CHECK_ADDRESS = sentence("Check the address in the register.")
_URL = re.compile(
    r"https?://[^\s<>\"'()\[\]{}]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{2,10}/[^\s<>\"'()\[\]{}]+",
    re.IGNORECASE,
)
_NOT_TO_BE_SHOWN = frozenset({Outcome.SUSPENDED, Outcome.PRIVATE})
_NOTHING: tuple[object, ...] = (None, ())
_PUT_TOGETHER = frozenset({"platform", "taken_at", "posts", "links", "partial", "next_page"})
_SAID_ONCE = tuple(field.name for field in fields(Snapshot) if field.name not in _PUT_TOGETHER)
_BY_HAND = sentence("Register the account as reviewed by hand.")
_TROUBLES: dict[Trouble, tuple[Outcome, Sentence, Sentence]] = {
    Trouble.ROBOTS: (
        Outcome.FORBIDDEN,
        sentence("the site's robots.txt asks us not to read this"),
        sentence(
            "Register it as reviewed by hand, "
            "or ask the site's owner to allow Rollcall's user agent."
        ),
    ),
    Trouble.PRIVATE_ADDRESS: (
        Outcome.FORBIDDEN,
        sentence("the address leads into a private network"),
        sentence(
            "If this is the district's own server, name it under allow_hosts in the settings."
        ),
    ),
    Trouble.DNS: (
        Outcome.UNREACHABLE,
        sentence("the host name does not exist or could not be looked up"),
        _CHECK_ADDRESS,
    ),
    Trouble.CONNECT: (Outcome.UNREACHABLE, sentence("the server took no connection"), _TRY_LATER),
    Trouble.TLS: (
        Outcome.UNREACHABLE,
        sentence("the server's certificate is not valid"),
        sentence("Tell the site's owner that its certificate is wrong or has run out."),
    ),
    Trouble.TIMEOUT: (
        Outcome.UNREACHABLE,
        sentence("the server did not answer in time"),
        _TRY_LATER,
    ),
    Trouble.TOO_LARGE: (
        Outcome.UNREADABLE,
        sentence("the answer is larger than the limit"),
        sentence("Raise max_bytes in the settings if the page is really that large."),
    ),
    Trouble.REDIRECTS: (
        Outcome.UNREACHABLE,
        sentence("the address is redirected too often"),
        _CHECK_ADDRESS,
    ),
    Trouble.BAD_ADDRESS: (
        Outcome.UNREACHABLE,
        sentence("this is not a web address"),
        _CHECK_ADDRESS,
    ),
    Trouble.BROKEN: (Outcome.UNREACHABLE, sentence("the answer broke off"), _TRY_LATER),
}

_WANTS_LOG_IN = form("{host} wants a log-in ({status})")
_STATUSES = {
    401: (Outcome.NEEDS_CREDENTIALS, _WANTS_LOG_IN, _BY_HAND),
    407: (Outcome.NEEDS_CREDENTIALS, _WANTS_LOG_IN, _BY_HAND),
    403: (Outcome.FORBIDDEN, form("{host} refuses programs ({status})"), _BY_HAND),
    451: (
        Outcome.FORBIDDEN,
        form("{host} may not show this for legal reasons ({status})"),
        _BY_HAND,
    ),
    429: (Outcome.UNREACHABLE, form("{host} asks us to come back later ({status})"), _TRY_LATER),
}
_COULD_NOT = (Outcome.UNREACHABLE, form("{host} could not answer ({status})"), _TRY_LATER)


def refusal_of(capture: Capture) -> OutOfReachError | None:
    """Say why there is nothing to read; None when there is. 404 and 410 mean gone (RFC 9110 §15.5).

    A reader that knows better what a status means on its platform asks before it calls this.
    """
    if capture.ok:
        return None
    if capture.trouble is not None:
        return OutOfReachError(*_TROUBLES[capture.trouble])
    host = capture.url.split("/")[2] if capture.url.count("/") >= 2 else capture.url
    if capture.status in {404, 410}:
        return gone(
            sentence(
                "{host} says that there is nothing at this address ({status})",
                host=host,
                status=str(capture.status),
            )
        )
    outcome, says, fix = _STATUSES.get(capture.status, _COULD_NOT)
    return OutOfReachError(
        outcome,
        Sentence(says, {"host": host, "status": str(capture.status)}),
        fix,
    )


def gone(reason: Sentence) -> OutOfReachError:
    """Give the error for an account that is not there any more."""
    return OutOfReachError(
        Outcome.GONE,
        reason,
        sentence("If it moved, correct the address in the register; else close the entry."),
    )


def combine(parts: Sequence[Snapshot]) -> Snapshot:
    """Put together what several answers say of one account: the first that says it counts.

    Posts come in the order of the answers, each id once. Raises LayoutChangedError without parts.
    """
    if not parts:
        raise LayoutChangedError("answer that can be read")
    said = {name: value for name in _SAID_ONCE if (value := _first(parts, name)) is not None}
    links = (link for part in parts for link in part.links)
    posts: dict[str, Post] = {}
    for part in parts:
        for post in part.posts:
            posts.setdefault(post.id, post)
    return replace(
        parts[0],
        **said,
        posts=tuple(posts.values()),
        links=tuple(dict.fromkeys((*links, *urls_in(said.get("bio"))))),
        partial=tuple(dict.fromkeys(phrase for part in parts for phrase in part.partial)),
        next_page=next((p for p in reversed(parts) if p.posts), parts[-1]).next_page,
    )


def _first(parts: Sequence[Snapshot], name: str) -> Any:
    return next((v for part in parts if (v := getattr(part, name)) not in _NOTHING), None)


def urls_in(text: str | None) -> tuple[str, ...]:
    """Give the web addresses that stand in a plain text, also those written without a scheme."""
    found = (match.group().rstrip(".,;:!?") for match in _URL.finditer(text or ""))
    return tuple(url if url.lower().startswith("http") else "https://" + url for url in found)


def assemble(
    seen: Sequence[Capture], read: Callable[[Capture], Snapshot], needed: Collection[str]
) -> Snapshot:
    """Read all answers and put them together.

    When no answer with one of the `needed` purposes can be read, what was wrong with it is raised
    (LayoutChangedError, OutOfReachError), as is whatever says that the account may not be shown;
    any other answer that cannot be read makes the snapshot partial.
    """
    parts: list[Snapshot] = []
    troubles: list[tuple[str, ReaderError]] = []
    read_purposes: set[str] = set()
    for capture in seen:
        try:
            parts.append(read(capture))
            read_purposes.add(capture.ask.purpose)
        except ReaderError as trouble:
            troubles.append((capture.ask.purpose, trouble))
    forbidding = [error for _, error in troubles if error.outcome in _NOT_TO_BE_SHOWN]
    if forbidding:
        raise forbidding[0]
    if not read_purposes.issuperset(needed):
        lacking = [error for purpose, error in troubles if purpose in needed]
        raise worst(lacking or [error for _, error in troubles])
    phrases = tuple(
        sentence("{part}: {reason}", part=word(purpose), reason=error.reason)
        for purpose, error in troubles
    )
    return combine((*parts, replace(parts[0], posts=(), links=(), partial=phrases)))


def worst(errors: Sequence[ReaderError]) -> ReaderError:
    """Give the error that says most about the account: that it is gone, else the first."""
    if not errors:
        return LayoutChangedError("answer")
    return next((error for error in errors if error.outcome is Outcome.GONE), errors[0])
