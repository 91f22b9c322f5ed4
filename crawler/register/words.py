"""How the words of a sheet are compared: without case, accents and punctuation. Pure."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Give `text` in the form in which two spellings are the same; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (ch if ch.isalnum() else " " for ch in plain if not unicodedata.combining(ch))
    return " ".join("".join(kept).split())


def tidy(text: str) -> str:
    """Give `text` on one line, with single spaces, without signs that cannot be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (ch for ch in text if ch.isspace() or unicodedata.category(ch) not in {"Cc", "Cf", "Cs"})
    return " ".join("".join(seen).split())


def shown(text: str, most: int = 60) -> str:
    """Give `text` for a message: one line, at most `most` characters."""
    line = tidy(text)
    return line if len(line) <= most else line[: most - 1] + "…"
