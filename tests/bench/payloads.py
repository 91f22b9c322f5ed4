"""What the readers' benchmark reads: the golden recordings, each also grown to about 100 kB."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from crawler.model.account import Account, AccountKind
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.platforms.catalogue import load
from tests.bench.invented import HOME, SIZE_BYTES, markup, payloads, words
from tests.golden.platforms import CASES, inputs_of

_ELEMENT = re.compile(rb"<(item|entry)\b.*?</\1>", re.DOTALL)
_ENDS = (b"</body>", b"</html>")
_OWNERS = frozenset({"author", "user", "from", "owner", "account", "channel", "creator", "snippet"})
_NUMBERED = re.compile(r"(?:^|_)(?:id|uri|pk|code|shortcode|name|link|permalink)$", re.IGNORECASE)
_DIGITS_AT_END = re.compile(rb"(\d+)(?=</(?:guid|id|link)>|\" )")
_TEXTS = frozenset(
    {"text", "full_text", "message", "caption", "description", "content", "content_html", "body"}
    | {"content_text", "selftext", "commentary", "cooked", "excerpt", "rendered", "biography"}
)
_TEXT_IN_FEED = re.compile(
    rb"<(?:description|summary|content|content:encoded|media:description)\b[^>/]*>(?:<!\[CDATA\[)?"
)
_TEXT_WORDS = 50
"""The recordings' texts are a few words; posts have 200 to 300 characters, captions more."""
_MAX_COPIES = 5000


@dataclass(frozen=True, slots=True)
class Payload:
    """An answer to read for an account; `is_large` says that it was made to be about 100 kB."""

    account: Account
    name: str
    capture: Capture
    is_large: bool = False


def recorded() -> Iterator[Payload]:
    """Give all golden recordings with a body."""
    for case in CASES:
        account, captures = inputs_of(case)
        for capture in captures:
            if capture.body:
                yield Payload(account, f"{case.name}: {capture.ask.purpose}", capture)


def large() -> Iterator[Payload]:
    """Give the payloads of about 100 kB: what can be grown of the recordings, and the invented.

    Only lists of posts and pages are grown: profiles and error answers never are that large.
    """
    for payload in recorded():
        body = grown(payload.capture.body) if payload.capture.ok else None
        if body is not None:
            capture = replace(payload.capture, body=body)
            larger = replace(payload, capture=capture, is_large=True)
            if _is_page(body) or _posts_in(larger) > max(3, _posts_in(payload)):
                yield larger
    at = datetime(2026, 11, 20, tzinfo=UTC)
    for platform, name, body in payloads():
        account = Account(1, platform, "eastview.example", HOME, AccountKind.THIRD_PARTY)
        capture = Capture(Ask(HOME, "page"), HOME, 200, at, body=body)
        yield Payload(account, name, capture, is_large=True)


def _posts_in(payload: Payload) -> int:
    try:
        return len(load(payload.account.platform).read(payload.capture, None).posts)
    except ReaderError:
        return 0


def _is_page(body: bytes) -> bool:
    return any(end in body for end in _ENDS)


def grown(body: bytes) -> bytes | None:
    """Make a recording about 100 kB large in its own format; None when it holds nothing to repeat.

    Of JSON the largest list is repeated with other ids; of a feed its entries; a page gets more
    links, pictures and words, as pages have, and as much again of a script that holds no data.
    """
    start = body.lstrip()[:1]
    if start in {b"{", b"["}:
        return _grown_json(body)
    if _ELEMENT.search(body) and start == b"<":
        return _grown_feed(body)
    return _grown_page(body)


def _grown_json(body: bytes) -> bytes | None:
    try:
        tree = json.loads(body)
    except ValueError:
        return None
    items = max(_lists(tree), key=lambda found: len(json.dumps(found)), default=None)
    if not items:
        return None
    missing = SIZE_BYTES - len(body)
    models = deepcopy(items)
    while missing > 0 and len(items) < _MAX_COPIES:
        more = _numbered(deepcopy(models[len(items) % len(models)]), len(items), 0)
        items.append(more)
        missing -= len(json.dumps(more, ensure_ascii=False))
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _lists(tree: Any) -> Iterator[list[Any]]:
    if isinstance(tree, list) and tree and all(isinstance(item, dict) for item in tree):
        yield tree
    for inner in (
        tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    ):
        yield from _lists(inner)


def _numbered(item: Any, number: int, depth: int) -> Any:
    """Give the item other ids, and its texts the length that people write; whose it is stays."""
    for key, value in item.items() if isinstance(item, dict) else ():
        if isinstance(value, dict) and depth < 2 and key not in _OWNERS:
            _numbered(value, number, depth + 1)
        elif _NUMBERED.search(key) and isinstance(value, int) and not isinstance(value, bool):
            item[key] = value + number
        elif _NUMBERED.search(key) and isinstance(value, str) and value:
            item[key] = f"{int(value) + number}" if value.isdecimal() else f"{value}{number}"
        elif key in _TEXTS and isinstance(value, str) and value:
            item[key] = f"{value} {words(number, _TEXT_WORDS)}"
    return item


def _grown_feed(body: bytes) -> bytes:
    entries = [match.group() for match in _ELEMENT.finditer(body)]
    end = body.rfind(entries[-1]) + len(entries[-1])
    more: list[bytes] = []
    size = len(body)
    while size < SIZE_BYTES and len(more) < _MAX_COPIES:
        written = str(len(more) + 1).encode()
        entry = _DIGITS_AT_END.sub(rb"\g<1>" + written, entries[len(more) % len(entries)])
        text = _TEXT_IN_FEED.search(entry)
        if text:
            longer = words(len(more), _TEXT_WORDS).encode()
            entry = entry[: text.end()] + longer + entry[text.end() :]
        more.append(entry)
        size += len(entry)
    return body[:end] + b"".join(more) + body[end:]


def _grown_page(body: bytes) -> bytes | None:
    place = next((found for end in _ENDS if (found := body.rfind(end)) >= 0), -1)
    if place < 0:
        return None
    half = (SIZE_BYTES - len(body)) // 2
    pieces = b"".join(markup(number).encode() for number in range(max(1, half // 180)))
    script = b"<script>" + b"(function(a,b){return a(b||0)});" * max(1, half // 32) + b"</script>"
    return body[:place] + pieces + script + body[place:]
