"""An XML answer as the tree that the same API's JSON answer would be. Pure."""

from __future__ import annotations

import re
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.platforms.formats.bodies import xml_text
from crawler.platforms.formats.tree import Tree, at

TEXT = "_content"
"""Where the text of an element stands, as in Flickr's JSON answers."""
_ATTRIBUTE = re.compile(r'="[^"<\n]*\n[^"<]*"')


def parse_xml(body: bytes, content_type: str = "") -> tuple[str, Tree] | None:
    """Give the root's name and its tree; None when the body is no well-formed XML.

    An element is an object of its attributes, its children by name (a list where several have the
    same name) and its text.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    text = _ATTRIBUTE.sub(_with_lines, xml_text(body, content_type).lstrip())
    if not text.startswith("<"):
        return None
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return _local(root.tag), _tree_of(root)


def each_at(tree: Tree, *steps: str | int) -> tuple[dict[str, Tree], ...]:
    """Give the objects there, be it a list or only one."""
    value = at(tree, *steps)
    found = value if isinstance(value, list) else [value]
    return tuple(one for one in found if isinstance(one, dict))


def _with_lines(attribute: re.Match[str]) -> str:
    """Keep the line breaks that a parser would make blanks (XML 1.0 §3.3.3)."""
    return attribute.group().replace("\n", "&#10;")


def _tree_of(element: Any) -> dict[str, Tree]:
    tree: dict[str, Tree] = dict(element.attrib)
    for child in element:
        name, inner = _local(child.tag), _tree_of(child)
        known = tree.get(name)
        if isinstance(known, list):
            known.append(inner)
        else:
            tree[name] = inner if known is None else [known, inner]
    text = element.text
    if text and not text.isspace():
        tree[TEXT] = text
    return tree


def _local(tag: str) -> str:
    return tag.rpartition("}")[2] if tag[:1] == "{" else tag
