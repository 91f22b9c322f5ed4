"""Recordings spoiled as no server should: bodies, headers, purposes, states; all from one seed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Capture, Trouble

Body = bytes
_NUMBERS = (0, -1, 1, 2**31, 2**63, 10**40, -(10**400), 1.5, 1e308, float("inf"), float("nan"))
_TEXTS = (
    *("", " ", "\x00", "\ud800", "\udfff\ud83d", "\u202e", "\ufeff", "a\nb", "null", "0", "-1"),
    *("9" * 5000, "http://[x", "//", "http://", "https://x.example:99999/", "javascript:alert(1)"),
    *("2026-13-45T99:99:99Z", "0000-00-00", "Fri, 99 Nov 2026 10:00:00 +9999", "1e999", "%zz"),
    *("<p>" * 300, "<a href='", "&#xD800;", "&#0;", "<![CDATA[", "@", "@@", "did:", "x" * 70_000),
)
_VALUES: tuple[Any, ...] = (None, True, False, [], {}, [[]], [None], {"": None}, *_NUMBERS, *_TEXTS)
_PIECES = (
    *(b"<", b">", b"&", b'"', b"'", b"[", b"]", b"{", b"}", b",", b":", b"null", b"\x00", b"\xff"),
    *(b"\\u0000", b"\\ud800", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?xml", b"<!DOCTYPE x ["),
    *(b"&#0;", b"&#xD800;", b"&bogus;", b"<script>", b"</script>", b"<base href='http://[x'>"),
    *(
        b"<svg>",
        b"<template>",
        b"<title>",
        b"<meta charset=utf-16>",
        b"<a href=",
        b"</",
        b"\xfe\xff",
    ),
    *(b"<div>" * 400, b"[" * 400, b'{"a":' * 400, b"9" * 400, b"\n" * 400, b"\xed\xa0\x80"),
)
_TAG = re.compile(rb"<[^<>]{0,300}>")
_QUOTED = re.compile(rb"\"[^\"<>]{0,300}\"")
_STATUSES = (200, 200, 200, 201, 204, 301, 304, 400, 401, 403, 404, 410, 429, 451, 500, 503, 0, 999)
_TYPES = (
    *("", "text/html", "text/html; charset=utf-16", "text/html; charset=bogus", "application/json"),
    *("application/xml; charset=iso-8859-1", "text/plain; charset=utf-7", ";;;=", "charset=\x00"),
)
_LARGE_BYTES = 150_000
_URLS = ("", "http://[x", "https://", "about:blank", "https://heronlake.example/", "x" * 3000)


def spoiled_account(random: Random, account: Account) -> Account:
    """Give the account other keys, another handle or id."""
    access = account.access
    if random.random() < 0.3:
        access = Access(
            connected=random.choice((None, f"{account.platform}/heronlake")),
            app_key=random.choice((None, account.platform)),
            own_id=random.choice((None, "17841400000000000")),
            pages=random.random() < 0.5,
            max_pages=random.choice((0, 1, 2, 5)),
        )
    handle = (
        account.handle if random.random() < 0.9 else random.choice(("", "x", "id:1", "@", "a@b"))
    )
    known = None if random.random() < 0.8 else random.choice(("1", "x", "", "did:plc:a", "UC"))
    return replace(account, access=access, handle=handle, platform_id=known)


def spoiled(
    random: Random, captures: Sequence[Capture], others: Sequence[Capture]
) -> tuple[Capture, ...]:
    """Give the answers spoiled, some in another order, some with a body of `others`."""
    purposes = [capture.ask.purpose for capture in captures]
    found = [_spoiled_one(random, capture, purposes, others) for capture in captures]
    if random.random() < 0.2:
        random.shuffle(found)
    if found and random.random() < 0.1:
        found.append(random.choice(found))
    return tuple(found)


def _spoiled_one(
    random: Random, capture: Capture, purposes: list[str], others: Sequence[Capture]
) -> Capture:
    body = capture.body
    if random.random() < 0.05:
        body = random.choice(others).body
    for _ in range(random.choice((0, 1, 1, 1, 2, 3, 5))):
        body = _spoiled_body(random, body)
    ask = capture.ask
    if random.random() < 0.08:
        ask = replace(
            ask, purpose=random.choice((*purposes, "", "page", "feed", "posts", "profile"))
        )
    spoiled_capture = replace(capture, ask=ask, body=body)
    return _in_another_state(random, spoiled_capture) if random.random() < 0.2 else spoiled_capture


def _in_another_state(random: Random, capture: Capture) -> Capture:
    which = random.randrange(4)
    if which == 0:
        return replace(capture, status=random.choice(_STATUSES))
    if which == 1:
        trouble = random.choice(list(Trouble))
        return replace(capture, status=0, trouble=trouble, body=b"")
    if which == 2:
        return replace(capture, url=random.choice(_URLS))
    headers = {"content-type": random.choice(_TYPES), "link": random.choice(_TEXTS[:20])}
    return replace(capture, headers=headers)


def _spoiled_body(random: Random, body: Body) -> Body:
    kinds: list[Callable[[Random, Body], Body]] = [_cut, _struck, _struck]
    if len(body) > _LARGE_BYTES:
        return _cut(random, body)
    if body.lstrip()[:1] in {b"{", b"["}:
        kinds += [_json_spoiled] * 12
    elif b"<" in body:
        kinds += [_tags_spoiled] * 6
    return random.choice(kinds)(random, body)


def _cut(random: Random, body: Body) -> Body:
    return body[: random.randint(0, len(body))]


def _struck(random: Random, body: Body) -> Body:
    place = random.randint(0, len(body))
    return body[:place] + random.choice(_PIECES) + body[place + random.randint(0, 30) :]


def _tags_spoiled(random: Random, body: Body) -> Body:
    """Drop, double or move a tag, or write something else into a quoted value or between tags."""
    places = list(random.choice((_TAG, _QUOTED)).finditer(body))
    if not places:
        return _struck(random, body)
    one, other = random.choice(places), random.choice(places)
    text = random.choice(_TEXTS).encode("utf-8", "surrogatepass")
    new = random.choice(
        (b"", one.group() * 2, other.group(), b'"' + text + b'"', one.group() + text)
    )
    return body[: one.start()] + new + body[one.end() :]


def _json_spoiled(random: Random, body: Body) -> Body:
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        return _struck(random, body)
    holders = list(_holders(tree))
    if holders:
        _change(random, random.choice(holders))
    elif random.random() < 0.5:
        tree = random.choice(_VALUES)
    else:
        tree = [tree, tree]
    try:
        return json.dumps(tree, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return body


def _holders(tree: Any) -> list[Any]:
    """Give all objects and lists that hold something, without recursion."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (dict, list)) and node:
            found.append(node)
            waiting.extend(node.values() if isinstance(node, dict) else node)
    return found


def _change(random: Random, holder: Any) -> None:
    """Drop, rename, retype, nest, double or exchange one thing in an object or list."""
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key, other = random.choice(keys), random.choice(keys)
    value = holder[key]
    changed = (
        random.choice(_VALUES),
        random.choice(_VALUES),
        [value],
        {"node": value},
        str(value)[:200],
        _nested(value, random.choice((3, 30, 300))),
        holder[other],
        [value] * 5,
    )
    which = random.randrange(10)
    if which == 0:
        del holder[key]
    elif which == 1 and isinstance(holder, dict):
        holder[random.choice((f"{key}s", str(key).upper(), "", "id", "url", "data"))] = holder.pop(
            key
        )
    else:
        holder[key] = random.choice(changed)


def _nested(value: Any, depth: int) -> Any:
    for level in range(depth):
        value = [value] if level % 2 else {"children": value, "items": [1]}
    return value
