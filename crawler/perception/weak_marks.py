"""Which marks are so plain that much else looks like them: a letter, a disc, a box. Pure.

A weak mark is looked for all the same, but counts only as avatar or cover, where the picture is
about it; in a photograph of a gym the same letter stands on every second shirt.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray
from crawler.perception.stencils import FRAME_PX, Stencil, correlation, edge_field

_LETTER_FIT = 0.78
_PLAIN_FIT = 0.78
"""Measured November 2026: single letters of a sans face fit by 0.78 and more (of the 26 of a thin
one, G, K and M do not), discs and rings by 0.66 to 0.9; of 100 marks of schools none fits a letter
by more than 0.72 or a plain shape by more than 0.64.
"""

_EM_PX = 64
_WEIGHTS = (300, 400, 500, 700, 900)
_LIKE = 1.7
_MARGIN_PX = FRAME_PX + 2


def why_weak(coarse: tuple[Stencil, ...], plain_fit: float) -> str | None:
    """Say in a few words what the mark hardly differs from, None when it is a mark of its own."""
    if plain_fit >= _PLAIN_FIT:
        return "a plain shape"
    letter, fit = max(_letter_fits(coarse), key=lambda one: one[1], default=("", 0.0))
    return f"a plain letter {letter}" if fit >= _LETTER_FIT else None


def _letter_fits(stencils: tuple[Stencil, ...]) -> Iterator[tuple[str, float]]:
    for stencil in stencils:
        height, width = (side - 2 * FRAME_PX for side in stencil.mask.shape)
        for letter, cover in _letters():
            narrow = (width / height) / (cover.shape[1] / cover.shape[0])
            if 1 / _LIKE < narrow < _LIKE:
                field = edge_field(_on_paper(cover, (width, height)), stencil.side_px)
                yield letter, float(correlation(field, stencil).max())


@cache
def _letters() -> tuple[tuple[str, ByteArray], ...]:
    face = cv2.FontFace("sans")
    drawn: list[tuple[str, ByteArray]] = []
    for letter in string.ascii_uppercase:
        for weight in _WEIGHTS:
            paper = np.zeros((2 * _EM_PX, 2 * _EM_PX), np.uint8)
            cv2.putText(paper, letter, (_EM_PX // 4, _EM_PX * 3 // 2), (255,), face, _EM_PX, weight)
            rows, columns = np.flatnonzero(paper.any(axis=1)), np.flatnonzero(paper.any(axis=0))
            ink = paper[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            drawn.append((letter, ink))
    return tuple(drawn)


def _on_paper(cover: ByteArray, size: tuple[int, int]) -> ByteArray:
    ink = 255 - cv2.resize(cover, size, interpolation=cv2.INTER_AREA)
    sides = (_MARGIN_PX,) * 4
    paper = cv2.copyMakeBorder(ink, *sides, cv2.BORDER_CONSTANT, value=(255,))
    return cv2.cvtColor(paper, cv2.COLOR_GRAY2RGB).astype(np.uint8, copy=False)
