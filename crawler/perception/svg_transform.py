"""What an SVG transform attribute does, as one matrix. Pure. Source: CSS Transforms 1, §8 (SVG
syntax).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

_CALL = re.compile(r"(\w+)\s*\(([^)]*)\)")


def transform_of(text: str) -> Matrix:
    """Give the (3, 3) matrix of a transform list; an empty one changes nothing.

    Raises:
        ValueError: an unknown function, or the wrong number of numbers.
    """
    matrix = np.eye(3)
    for name, numbers in _CALL.findall(text):
        values = [float(part) for part in numbers.replace(",", " ").split()]
        make = _FUNCTIONS.get(name)
        if make is None:
            raise ValueError(f"unknown transform {name}")
        matrix = matrix @ make(values)
    return matrix


def _matrix(values: list[float]) -> Matrix:
    a, b, c, d, e, f = values
    return np.array([[a, c, e], [b, d, f], [0, 0, 1]])


def _translate(values: list[float]) -> Matrix:
    across, down = (*values, 0.0)[:2]
    return np.array([[1, 0, across], [0, 1, down], [0, 0, 1]])


def _scale(values: list[float]) -> Matrix:
    return np.diag([values[0], values[-1], 1.0])


def _rotate(values: list[float]) -> Matrix:
    turn = math.radians(values[0])
    cosine, sine = math.cos(turn), math.sin(turn)
    about = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    if len(values) < 3:
        return about
    return np.asarray(_translate(values[1:]) @ about @ _translate([-values[1], -values[2]]))


def _skew_x(values: list[float]) -> Matrix:
    return np.array([[1, math.tan(math.radians(values[0])), 0], [0, 1, 0], [0, 0, 1]])


def _skew_y(values: list[float]) -> Matrix:
    return np.array([[1, 0, 0], [math.tan(math.radians(values[0])), 1, 0], [0, 0, 1]])


_FUNCTIONS: Mapping[str, Callable[[list[float]], Matrix]] = {
    "matrix": _matrix,
    "translate": _translate,
    "scale": _scale,
    "rotate": _rotate,
    "skewX": _skew_x,
    "skewY": _skew_y,
}
