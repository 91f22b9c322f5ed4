"""Bodies of answers spoiled as no server should: cut, struck, their tags and values changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

Body = bytes
_NUMBERS = (0, -1, 1, 2**31, 2**63, 10**40, -(10**400), 1.5, 1e308, float("inf"), float("nan"))
TEXTS = (
    *("", " ", "\x00", "\ud800", "\udfff\ud83d", "\u202e", "\ufeff", "a\nb", "null", "0", "-1"),
    *("9" * 5000, "http://[x", "//", "http://", "https://x.example:99999/", "javascript:alert(1)"),
    *("2026-13-45T99:99:99Z", "0000-00-00", "Fri, 99 Nov 2026 10:00:00 +9999", "1e999", "%zz"),
    *("<p>" * 300, "<a href='", "&#xD800;", "&#0;", "<![CDATA[", "@", "@@", "did:", "x" * 70_000),
)
_VALUES: tuple[Any, ...] = (None, True, False, [], {}, [[]], [None], {"": None}, *_NUMBERS, *TEXTS)
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
_LARGE_BYTES = 150_000


def spoiled_body(random: Random, body: Body) -> Body:
    """Give the body with one thing wrong with it; how, depends on what it seems to be."""
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
    text = random.choice(TEXTS).encode("utf-8", "surrogatepass")
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
