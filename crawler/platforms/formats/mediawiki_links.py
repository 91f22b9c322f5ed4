"""Addresses in MediaWiki's answers, often without a scheme, and what comes next. Pure."""

from __future__ import annotations

import re

from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import Tree, at, filled_at

_API = re.compile(r"(https?://[^?#]*/)api\.php")


def index_of(query: Tree, url: str) -> str | None:
    """Give index.php: it stands beside api.php, if the wiki does not say where."""
    server = full_url(filled_at(query, "general", "server"))
    script = filled_at(query, "general", "script")
    if server and script:
        return absolute(script, server)
    match = _API.match(url)
    return match.group(1) + "index.php" if match else None


def next_of(tree: Tree) -> str | None:
    """Give the word with which the answer goes on (API:Continue; before 1.26 query-continue)."""
    more = at(tree, "continue")
    found = more if isinstance(more, dict) else at(tree, "query-continue")
    keys = found if isinstance(found, dict) else {}
    inner = next((value for key, value in keys.items() if key != "continue"), None)
    steps = next(iter(inner.values()), None) if isinstance(inner, dict) else inner
    return filled_at([steps], 0)


def full_url(text: str | None, base: str | None = None) -> str | None:
    """Make an address absolute; `//host/…` is taken as https."""
    written = "https:" + text if text and text.startswith("//") else text
    return absolute(written, base or "")
