"""MediaWiki's answers in XML, as the tree that its JSON would be. Pure.

Shape: mediawiki.org/wiki/API:Data_formats (xml was the default until 1.25), checked 2026-11: lists
are elements whose children all have one name, and texts stand in `*`.
"""

from __future__ import annotations

from crawler.platforms.formats.tree import Tree
from crawler.platforms.formats.xml_json import TEXT, parse_xml

_ITEMS = frozenset({"item", "page", "p", "user", "u", "rc", "rev", "ii", "cm", "bl", "ei", "el"})


def parse_api_xml(body: bytes) -> Tree:
    """Give the answer's tree, or None when the body is no answer of api.php in XML."""
    start = body[:200].lstrip()
    if not start.startswith((b"<?xml", b"<api")) or b"<api" not in body[:400]:
        return None
    parsed = parse_xml(body)
    return _as_json(parsed[1]) if parsed and parsed[0] == "api" else None


def _as_json(tree: Tree) -> Tree:
    if isinstance(tree, list):
        return [_as_json(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    if set(tree) == {TEXT}:
        return tree[TEXT]
    names = set(tree)
    if len(names) == 1 and names <= _ITEMS:
        inner = next(iter(tree.values()))
        return [_as_json(one) for one in (inner if isinstance(inner, list) else [inner])]
    return {("*" if name == TEXT else name): _as_json(value) for name, value in tree.items()}
