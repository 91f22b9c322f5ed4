"""The outlines that SVG path data describe, as polygons. Pure. Source: SVG 2, §9.3 and appendix
B.2 (arcs).
"""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

Polyline = list[complex]
"""Points of an outline, x + yi."""

_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_PIECES = 12
_TAKES = {"M": 1, "L": 1, "C": 3, "S": 2, "Q": 2, "T": 1}


class PathError(ValueError):
    """The path data do not follow the grammar."""


@dataclass(slots=True)
class _Pen:
    lines: list[Polyline] = field(default_factory=list)
    at: complex = 0j
    start: complex = 0j
    handle: complex | None = None
    handle_of: str = ""

    def move(self, point: complex) -> None:
        self.at = self.start = point
        self.lines.append([point])

    def draw(self, *points: complex) -> None:
        if not self.lines or (len(self.lines[-1]) == 0):
            self.lines.append([self.at])
        self.lines[-1].extend(points)
        self.at = points[-1]


def outlines(data: str) -> list[Polyline]:
    """Give the sub-paths of `data`, curves cut into short straight pieces.

    Raises:
        PathError: when something stands where a command or a number belongs.
    """
    pen = _Pen()
    for command, values in _commands(data):
        _obey(pen, command, values)
    return [line for line in pen.lines if len(line) > 1]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command with the numbers of one use; repeated uses are given one by one."""
    place, command = 0, ""
    end = len(data.rstrip(" \t\r\n,"))
    while place < end:
        found = _COMMAND.match(data, place)
        if found:
            command, place = found.group(1), found.end()
        elif not command or command in "Zz":
            raise PathError(f"no command at character {place}")
        values, place = _values(data, place, command.upper())
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def _values(data: str, place: int, command: str) -> tuple[list[float], int]:
    if command == "A":
        kinds = [_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER]
    else:
        kinds = [_NUMBER] * {"Z": 0, "H": 1, "V": 1}.get(command, 2 * _TAKES.get(command, 0))
    values = []
    for kind in kinds:
        found = kind.match(data, place)
        if not found:
            raise PathError(f"no number at character {place}")
        values.append(float(found.group(1)))
        place = found.end()
    return values, place


def _obey(pen: _Pen, command: str, values: list[float]) -> None:
    name = command.upper()
    base = pen.at if command.islower() else 0j
    if name == "Z":
        _close(pen)
    elif name == "H":
        pen.draw(complex(base.real + values[0], pen.at.imag))
    elif name == "V":
        pen.draw(complex(pen.at.real, base.imag + values[0]))
    elif name == "A":
        pen.draw(*_arc(pen.at, values[:5], base + complex(*values[5:])))
    else:
        points = [base + complex(*pair) for pair in zip(values[::2], values[1::2], strict=True)]
        _line_or_curve(pen, name, points)
    if name not in "CSQT":
        pen.handle_of = ""


def _close(pen: _Pen) -> None:
    if pen.lines and pen.lines[-1]:
        pen.lines[-1].append(pen.start)
        pen.lines.append([])
    pen.at = pen.start


def _line_or_curve(pen: _Pen, name: str, points: list[complex]) -> None:
    if name == "M":
        pen.move(points[0])
        return
    if name == "L":
        pen.draw(points[0])
        return
    family = "CS" if name in "CS" else "QT"
    if name in "ST":
        mirrored = 2 * pen.at - pen.handle if pen.handle is not None else pen.at
        points = [mirrored if pen.handle_of == family else pen.at, *points]
    pen.handle, pen.handle_of = points[-2], family
    pen.draw(*_bezier([pen.at, *points]))


def _bezier(points: list[complex]) -> Polyline:
    line = []
    for step in range(1, _PIECES + 1):
        part, level = step / _PIECES, points
        while len(level) > 1:
            level = [(1 - part) * one + part * two for one, two in pairwise(level)]
        line.append(level[0])
    return line


def _arc(start: complex, shape: list[float], end: complex) -> Polyline:
    """Give points of an elliptical arc; `shape` is two radii, turn in degrees, large-arc flag
    and sweep flag.
    """
    wide, high = abs(shape[0]), abs(shape[1])
    if not wide or not high or start == end:
        return [end]
    turn = cmath.rect(1, math.radians(shape[2]))
    half = (start - end) / 2 / turn
    missing = (half.real / wide) ** 2 + (half.imag / high) ** 2
    if missing > 1:
        wide, high = wide * math.sqrt(missing), high * math.sqrt(missing)
    unit = complex(half.real / wide, half.imag / high)
    away = math.sqrt(max(0.0, 1 / abs(unit) ** 2 - 1))
    side = -1 if shape[3] == shape[4] else 1
    centre = side * away * complex(unit.imag, -unit.real)
    first = cmath.phase(unit - centre)
    sweep = (cmath.phase(-unit - centre) - first) % (2 * math.pi)
    sweep = sweep if shape[4] else sweep - 2 * math.pi
    line = []
    for step in range(1, _PIECES + 1):
        spot = cmath.rect(1, first + sweep * step / _PIECES) + centre
        line.append(complex(spot.real * wide, spot.imag * high) * turn + (start + end) / 2)
    return [*line[:-1], end]
