"""Web sites as people type them into a profile. Pure."""

from __future__ import annotations

import re

from crawler.platforms.formats.tree import web_url

_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[a-z]{2,24}(?:[:/?#]\S*)?", re.IGNORECASE)


def web_sites(text: str | None) -> tuple[str, ...]:
    """Give the addresses in `text`, in order without repeats; one without a scheme gets `http`."""
    words = re.split(r"[\s,;]+", (text or "").strip())
    found = (web_url(word) or _with_scheme(word) for word in words)
    return tuple(dict.fromkeys(url for url in found if url))


def _with_scheme(word: str) -> str | None:
    return f"http://{word}" if _HOST.fullmatch(word) else None
