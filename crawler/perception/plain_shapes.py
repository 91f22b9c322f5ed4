"""How much of a mark is a shape that is everywhere: a disc, a ring, a box, a shield, a star. Pure.

A round seal fits any round seal half way. What a mark shares with plain shapes of its own size says
nothing, so its score starts from there.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.stencils import FRAME_PX, Stencil, correlation, edge_field

_FINE = 4
_MARGIN_PX = FRAME_PX + 2
_INK = 0
_PAPER = 255


def plain_fit(stencils: tuple[Stencil, ...]) -> float:
    """Give the best correlation of a mark with a plain shape that fills the same box, 0..1."""
    fits = [
        float(correlation(field, stencil).max())
        for stencil in stencils
        for field in (edge_field(shape, stencil.side_px) for shape in _shapes(stencil))
    ]
    return max(0.0, *fits)


def _shapes(stencil: Stencil) -> Iterator[ByteArray]:
    height, width = (side - 2 * FRAME_PX for side in stencil.mask.shape)
    size = (width + 2 * _MARGIN_PX, height + 2 * _MARGIN_PX)
    for draw in (_disc, _ring, _rims, _box, _shield, _star, _star_on_disc):
        paper = np.full((size[1] * _FINE, size[0] * _FINE), _PAPER, np.uint8)
        draw(paper, (width * _FINE // 2, height * _FINE // 2))
        small = cv2.resize(paper, size, interpolation=cv2.INTER_AREA)
        yield cv2.cvtColor(cv2.GaussianBlur(small, (3, 3), 0), cv2.COLOR_GRAY2RGB).astype(np.uint8)


def _ellipse(paper: ByteArray, half: tuple[int, int], part: float, colour: int, line: int) -> None:
    middle = (paper.shape[1] // 2, paper.shape[0] // 2)
    axes = (round(half[0] * part), round(half[1] * part))
    cv2.ellipse(paper, middle, axes, 0, 0, 360, (colour,), line)


def _disc(paper: ByteArray, half: tuple[int, int]) -> None:
    _ellipse(paper, half, 1.0, _INK, -1)


def _ring(paper: ByteArray, half: tuple[int, int]) -> None:
    _ellipse(paper, half, 1.0, _INK, -1)
    _ellipse(paper, half, 0.7, _PAPER, -1)


def _rims(paper: ByteArray, half: tuple[int, int]) -> None:
    _ellipse(paper, half, 1.0, _INK, 6)
    _ellipse(paper, half, 0.72, _INK, 6)


def _box(paper: ByteArray, half: tuple[int, int]) -> None:
    x, y = paper.shape[1] // 2, paper.shape[0] // 2
    cv2.rectangle(paper, (x - half[0], y - half[1]), (x + half[0], y + half[1]), (_INK,), -1)


def _shield(paper: ByteArray, half: tuple[int, int]) -> None:
    x, y = paper.shape[1] // 2, paper.shape[0] // 2
    waist = y + half[1] // 10
    cv2.rectangle(paper, (x - half[0], y - half[1]), (x + half[0], waist), (_INK,), -1)
    cv2.ellipse(paper, (x, waist), (half[0], round(half[1] * 0.9)), 0, 0, 360, (_INK,), -1)


def _star(paper: ByteArray, half: tuple[int, int]) -> None:
    cv2.fillPoly(paper, [_star_points(paper, half)], (_INK,))


def _star_on_disc(paper: ByteArray, half: tuple[int, int]) -> None:
    _ellipse(paper, half, 1.0, _INK, -1)
    cv2.fillPoly(paper, [_star_points(paper, half)], (_PAPER,))


def _star_points(paper: ByteArray, half: tuple[int, int]) -> cv2.typing.MatLike:
    turns = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2, 0.4, 1.0)
    x = paper.shape[1] // 2 + half[0] * reach * np.sin(turns)
    y = paper.shape[0] // 2 - half[1] * reach * np.cos(turns)
    return np.stack([x, y], axis=1).astype(np.int32)
