"""Data that a page carries for its own scripts: JSON in script elements, and JSON-LD. Pure."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from crawler.platforms.formats.tree import Tree, at, parse_json

_ID = re.compile(rb"<script\b[^>]{0,400}?\bid=[\"']?([\w.-]{1,60})[\"']?[^>]{0,400}>")
_LINKED = re.compile(
    r"<script\b[^>]{0,400}?type=[\"']?application/ld\+json[^>]{0,400}>", re.IGNORECASE
)
_END = b"</script"
_MAX_NODES = 400
_INNER = ("mainEntity", "mainEntityOfPage", "author", "publisher", "about", "hasPart")
_DECODER = json.JSONDecoder(strict=False)


def script_data(body: bytes, *names: str) -> Tree:
    """Give the JSON of the first script element with one of these ids; None when there is none."""
    for match in _ID.finditer(body):
        if match.group(1).decode("ascii", "replace") in names:
            end = body.find(_END, match.end())
            tree = leading_json(body[match.end() : end if end >= 0 else len(body)])
            if tree is not None:
                return tree
    return None


def assigned_data(body: bytes, name: str) -> Tree:
    """Give the JSON that a script assigns to `name` (`window['NAME'] = {…};`), or None."""
    place = body.find(name.encode())
    while place >= 0:
        equals = body.find(b"=", place, place + len(name) + 20)
        start = body.find(b"{", equals, equals + 20) if equals >= 0 else -1
        if start >= 0:
            end = body.find(_END, start)
            return leading_json(body[start : end if end >= 0 else len(body)])
        place = body.find(name.encode(), place + len(name))
    return None


def leading_json(body: bytes) -> Tree:
    """Give the JSON value that `body` begins with; what comes after it does not matter."""
    whole = parse_json(body)
    if whole is not None:
        return whole
    text = body.decode("utf-8", "replace").lstrip()
    brace = text.find("{")
    try:
        value: Tree = _DECODER.raw_decode(text, brace)[0] if brace >= 0 else None
    except (ValueError, RecursionError):
        return None
    return value


def linked_data(text: str) -> tuple[dict[str, Tree], ...]:
    """Give all objects of a page's JSON-LD, outer ones first; broken scripts are left out."""
    found: list[dict[str, Tree]] = []
    for match in _LINKED.finditer(text):
        end = text.find("</script", match.end())
        script = text[match.end() : end if end >= 0 else len(text)]
        tree = parse_json(script)
        if tree is None:
            tree = parse_json(html.unescape(script))
        found.extend(_nodes(tree, 0))
        if len(found) > _MAX_NODES:
            break
    return tuple(found[:_MAX_NODES])


def is_a(node: Tree, *kinds: str) -> bool:
    """Say whether a JSON-LD object is of one of these types."""
    named = at(node, "@type")
    types = named if isinstance(named, list) else [named]
    return any(isinstance(one, str) and one.rpartition("/")[2] in kinds for one in types)


def _nodes(tree: Tree, depth: int) -> Iterator[dict[str, Tree]]:
    if isinstance(tree, list):
        for one in tree[:_MAX_NODES]:
            yield from _nodes(one, depth)
    elif isinstance(tree, dict) and depth < 4:
        yield tree
        yield from _nodes(tree.get("@graph"), depth + 1)
        for name in _INNER:
            yield from _nodes(tree.get(name), depth + 1)
