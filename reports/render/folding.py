"""Fold lines of plain text by the columns that they take on a screen."""

from __future__ import annotations

import re
import unicodedata

TEXT_COLUMNS = 72
"""RFC 3676 §4.2 asks for lines under 79; 72 leaves room for the quote signs of a reply."""
_NEVER_FIRST = frozenset("，。、；：！？）》”’…%,.;:!?)")
"""Signs that do not begin a line (Requirements for Chinese Text Layout, W3C, §3.1.6)."""
_NEVER_LAST = frozenset("（《“‘(")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
_PIECES = re.compile(rf"[ \t\n]+|{_WIDE}|(?:(?!{_WIDE})[^ \t\n])+")


def folded(text: str, indent: str = "", following: str | None = None) -> str:
    """Fold a line at 72 columns, at spaces or between Chinese characters; a long address stays
    whole.
    """
    lines, line, start = [], indent, len(indent)
    width = columns(indent)
    for piece in _unbroken(text.strip()):
        if width + columns(piece.rstrip()) > TEXT_COLUMNS and len(line) > start and piece.strip():
            lines.append(line.rstrip())
            line = indent if following is None else following
            start, width = len(line), columns(line)
        if piece.strip() or len(line) > start:
            added = " " if piece.isspace() else piece
            line, width = line + added, width + columns(added)
    return "\n".join([*lines, line.rstrip()])


def headed(title: str) -> str:
    """Write a heading in capitals with a line of its width under it."""
    return f"{title.upper()}\n{'-' * columns(title)}"


def columns(text: str) -> int:
    """Give the columns that a text takes on a screen with letters of one width (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def _unbroken(text: str) -> list[str]:
    """Give the pieces of a line between which it may be folded."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        joins = pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST)
        if joins and not pieces[-1].isspace():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
