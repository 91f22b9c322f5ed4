"""What a page of Meta's holds outside of its text: the head, and data for its scripts. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from crawler.model.capture import Capture
from crawler.platforms.formats.page import Page, parse_page
from crawler.platforms.formats.tree import Tree

_MARKS = ("window._sharedData", "__additionalDataLoaded(", '<script type="application/json"')
_START = re.compile(
    r"window\._sharedData\s*=\s*(?=\{)"
    r"|__additionalDataLoaded\(\s*'[^'\n]{0,300}'\s*,\s*(?=\{)"
    r"|<script type=\"application/json\"[^>]{0,300}>\s*(?=[\[{])"
)
_BODY = b"<body"
_DECODER = json.JSONDecoder(strict=False)
_MAX_NODES = 300_000


def read_head(capture: Capture) -> Page | None:
    """Read the head of a page only: the rest is long, and the posts in it are data of scripts."""
    end = capture.body.find(_BODY)
    head = capture.body[:end] if end > 0 else capture.body
    return parse_page(head, capture.headers.get("content-type", ""), capture.url)


def script_trees(text: str, hints: Collection[str]) -> Iterator[Tree]:
    """Give the data of a page's scripts, in order; only where one of the `hints` stands in it.

    Broken data is left out.
    """
    for start in _starts(text):
        end = text.find("</script", start)
        end = end if end >= 0 else len(text)
        if any(text.find(hint, start, end) >= 0 for hint in hints):
            try:
                value: Tree = _DECODER.raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue
            yield value


def _starts(text: str) -> list[int]:
    """Give where data begins; looking for fixed words first costs a tenth of the pattern alone."""
    places: list[int] = []
    for mark in _MARKS:
        place = text.find(mark)
        while place >= 0:
            start = _START.match(text, place)
            places += [start.end()] if start else []
            place = text.find(mark, place + len(mark))
    return sorted(places)


def objects_with(tree: Tree, keys: frozenset[str]) -> Iterator[dict[str, Tree]]:
    """Give all objects, at whatever depth, that have all the keys; outer ones first, in order."""
    waiting, left = [tree], _MAX_NODES
    while waiting and left > 0:
        left -= 1
        node = waiting.pop()
        if isinstance(node, dict):
            if keys <= node.keys():
                yield node
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))
