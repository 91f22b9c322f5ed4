"""Writes out the short form in which phrases are listed: `gestionad(o|a) por` is two. Pure."""

from __future__ import annotations

import re
from itertools import product

MOST = 4_000
"""Phrases that one line may stand for; more is a slip of the pen."""
_GROUP = re.compile(r"\(([^()]*)\)")


def spellings(phrase: str) -> tuple[str, ...]:
    """Give the phrases that a line stands for, in the order written, each once.

    `(a|b)` is a or b, `(a|)` is a or nothing; groups do not nest. Raises ValueError when
    parentheses do not match, or when there are more than MOST.
    """
    parts = _GROUP.split(phrase)
    if any(sign in part for part in parts[::2] for sign in "()|"):
        raise ValueError(f"{phrase!r}: expected parentheses in pairs, as in 'gestionad(o|a) por'")
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST:
        raise ValueError(
            f"{phrase!r}: expected at most {MOST} phrases from one line, found {count}"
        )
    written = (" ".join("".join(one).split()) for one in product(*choices))
    return tuple(dict.fromkeys(one for one in written if one))
