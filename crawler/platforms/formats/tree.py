"""Reading JSON from strangers without ever stumbling: absent, or of another type, is None. Pure."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Tree: TypeAlias = object
"""A JSON value: dict, list, str, int, float, bool or None."""

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"-?\d{1,18}")
_TOO_MANY = 10**18


def parse_json(body: bytes | str) -> Tree:
    """Give the JSON value of `body`, or None when it is not JSON (or nested too deeply)."""
    try:
        text = body.decode("utf-8-sig") if isinstance(body, bytes) else body
        value: Tree = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def at(tree: Tree, *steps: str | int) -> Tree:
    """Follow keys and positions; None as soon as one is missing."""
    for step in steps:
        tree = tree.get(step) if isinstance(tree, dict) else _inside(tree, step)
    return tree


def text_at(tree: Tree, *steps: str | int) -> str | None:
    """Give the text there, cleaned (a whole number as its digits); None when there is none."""
    value = tree
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else _inside(value, step)
    if isinstance(value, str):
        return value if value.isprintable() else clean(value)
    return _digits(value) if isinstance(value, int) else None


def filled_at(tree: Tree, *steps: str | int) -> str | None:
    """Give the text there without outer blanks; None when there is none or it is empty."""
    value = tree
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else _inside(value, step)
    if isinstance(value, str):
        return (value if value.isprintable() else clean(value)).strip() or None
    return _digits(value) if isinstance(value, int) else None


def url_at(tree: Tree, *steps: str | int) -> str | None:
    """Give the web address there; None when it is none."""
    value = tree
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else _inside(value, step)
    return web_url(clean(value).strip()) if isinstance(value, str) else None


def count_at(tree: Tree, *steps: str | int) -> int | None:
    """Give the count there (a number, or digits as text); None when absent or below zero."""
    value = tree
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else _inside(value, step)
    if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(clean(value)):
        value = int(clean(value))
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value < _TOO_MANY else None


def dicts_at(tree: Tree, *steps: str | int) -> tuple[dict[str, Tree], ...]:
    """Give the objects of the list there; other things in the list are left out."""
    value = tree
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else _inside(value, step)
    if not isinstance(value, list):
        return ()
    return tuple([item for item in value if isinstance(item, dict)])


def web_url(text: str | None) -> str | None:
    """Give `text` when it is an absolute http(s) address, cleaned once more: what was unescaped may
    hold what no store takes. Else None.
    """
    return clean(text) if text and _WEB.match(text) else None


def clean(text: str) -> str:
    """Take out what no store takes: NUL and other control characters, lone surrogates."""
    if text.isprintable() or text.replace("\n", " ").isprintable():
        return text  # what is printable holds none of them; this costs a tenth of the search
    return _UNSTORABLE.sub("", text)


def _inside(tree: Tree, step: str | int) -> Tree:
    """Give what is in a list; nothing is in anything else. Objects are followed by the callers
    themselves: they do it for every field of every answer, and a call costs as much as the look-up.
    """
    if isinstance(tree, list) and isinstance(step, int) and -len(tree) <= step < len(tree):
        return tree[step]
    return None


def _digits(value: int) -> str | None:
    return None if isinstance(value, bool) or abs(value) >= 10**30 else str(value)
