"""LinkedIn's first API answered in XML; here it becomes what its JSON would have been. Pure."""

from __future__ import annotations

import re
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.platforms.formats.tree import Tree

_DASHED = re.compile(r"-([a-z0-9])")
_ROOTS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:compan|person|people|update|error|job|org|company-search)"
)
_MAX_DEPTH = 30


def tree_of_xml(body: bytes) -> Tree:
    """Give the JSON value of an XML answer; None when the body is none of LinkedIn's."""
    if not _ROOTS.match(body):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    value = _value(root, 0)
    name = _name(root)
    return value if name in {"company", "person", "error"} else {name: value}


def _name(element: Any) -> str:
    return _DASHED.sub(lambda match: match.group(1).upper(), etree.QName(element).localname)


def _value(element: Any, depth: int) -> Tree:
    """Give an element's text, its children by name, or, when it counts them, as a list."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > _MAX_DEPTH:
        return (element.text or "").strip()
    if element.get("total") is not None or element.get("count") is not None:
        return {"values": [_value(child, depth + 1) for child in children]}
    names = {child.tag for child in children}
    if len(names) == 1 and len(children) > 1:
        return {"values": [_value(child, depth + 1) for child in children]}
    return {_name(child): _value(child, depth + 1) for child in children}
