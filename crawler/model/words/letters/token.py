"""One word of a text, and the gap before it. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Gap(IntEnum):
    """What stands before a word: a space, a picture, a lesser break (comma, dash, bar), the end of
    a sentence.
    """

    SPACE = 0
    PICTURE = 1
    BREAK = 2
    STOP = 3


class Token(NamedTuple):
    """One word: `text` folded, `start` and `end` in the original, `gap` before it. `joined`: no
    space before it.

    Handles and addresses are one word each, beginning with `@`; an address is `@://`. A tuple,
    because it is made in a third of the time of a frozen dataclass, and nothing is made as often.
    """

    text: str
    start: int
    end: int
    gap: Gap
    joined: bool = False


ADDRESS = "@://"
COLONS = frozenset({":", "\uff1a"})
OF_A_NAME = "s"
"""The word that is left of an apostrophe and its letter: `Eastview's`."""
