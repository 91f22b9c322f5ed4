"""Find the line of a key in a TOML text that `tomllib` has accepted. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Place = tuple[str | int, ...]
"""A path into the data: keys, and positions in arrays of tables (`("unit", 2, "parent")`)."""

# TOML 1.0 (https://toml.io/en/v1.0.0): strings of four forms, comments, and what brackets enclose.
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}=]|[^"\'#\n\[\]{}=]+',
    re.DOTALL,
)
_KEY_PART = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')


def line_index(text: str) -> Mapping[Place, int]:
    """Give the line (from 1) of every table, entry of an array of tables, and key of `text`."""
    lines: dict[Place, int] = {(): 1}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, head in _statements(text):
        if head.startswith("[["):
            path = _resolve(_parts(head), counts)
            counts[path] = counts.get(path, -1) + 1
            lines.setdefault(path, number)
            table = (*path, counts[path])
        elif head.startswith("["):
            path = _resolve(_parts(head), counts)
            table = (*path, counts[path]) if path in counts else path
        else:
            _note(lines, table, _parts(head), number)
            continue
        lines.setdefault(table, number)
    return lines


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """Give the line of `place`, or of the nearest thing around it that has one."""
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _note(lines: dict[Place, int], table: Place, parts: list[str], number: int) -> None:
    for end in range(1, len(parts) + 1):
        lines.setdefault((*table, *parts[:end]), number)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give each header (brackets kept) and each key, the text before the `=`, with its line."""
    number, start, depth, head, in_value = 1, 1, 0, "", False
    for match in _PIECE.finditer(text + "\n"):
        piece = match.group()
        if piece == "\n" and depth == 0:
            if head.strip():
                yield start, head.strip()
            head, in_value, start = "", False, number + 1
        elif piece == "=" and depth == 0:
            in_value = True
        elif in_value:
            depth += _step(piece)
        elif not piece.startswith("#"):
            head += piece
        number += piece.count("\n")


def _step(piece: str) -> int:
    return {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)


def _parts(head: str) -> list[str]:
    return [part[1:-1] if part[0] in "\"'" else part for part in _KEY_PART.findall(head)]


def _resolve(parts: list[str], counts: Mapping[Place, int]) -> Place:
    """Put the position of the last entry behind every array of tables on the way."""
    path: Place = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, parts[-1]) if parts else path
