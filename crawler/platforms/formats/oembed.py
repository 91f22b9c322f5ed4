"""oEmbed answers (oembed.com §2.3), in either of their forms. Pure."""

from __future__ import annotations

import re

from crawler.platforms.formats.tree import Tree, at, filled_at, parse_json
from crawler.platforms.formats.xml_json import TEXT, parse_xml

_XML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<oembed[\s>]")


def parse_oembed(body: bytes, provider: str) -> Tree:
    """Give the answer as JSON has it when it is one of this provider's, else None."""
    tree = _from_xml(body) if _XML.match(body) else parse_json(body)
    named = (filled_at(tree, "provider_name") or "").casefold()
    return tree if named == provider.casefold() else None


def _from_xml(body: bytes) -> Tree:
    parsed = parse_xml(body)
    if parsed is None or not isinstance(parsed[1], dict):
        return None
    return {name: at(value, TEXT) for name, value in parsed[1].items()}
