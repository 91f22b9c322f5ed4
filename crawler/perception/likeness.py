"""Whether two pictures are one and the same, saved twice: at another size, compressed once more.
Pure.

A hash of the whole picture finds who may be meant; only a look at both pictures says so. What is
the same but for a small mark in a corner is not the same.
"""

from __future__ import annotations

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.pictures import Picture

_ACROSS, _DOWN = 9, 8
_COMPARED_PX = 160
_BLOCK_PX = 4
_MOST_APART = 12.0
"""Of 255, in the block that differs most. Measured November 2026 on invented pictures: saved again
at half the size and quality 40, blocks differ by 2 to 9; a mark of a twelfth of the picture's side
added to it makes 20 and more.
"""
_SAME_SHAPE = 0.015
_FINER = 1.25


def likeness_of(picture: Picture) -> str:
    """Give 16 hexadecimal digits that pictures of one look share but for a few bits: which of two
    neighbouring fields is the lighter (dHash).
    """
    grey = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
    fields = cv2.resize(grey, (_ACROSS, _DOWN), interpolation=cv2.INTER_AREA).astype(np.int16)
    lighter = np.packbits(fields[:, 1:] > fields[:, :-1])
    return lighter.tobytes().hex()


def is_same(picture: Picture, known: Picture) -> bool:
    """Say whether a picture is the known one saved again: the same shape, no finer than it by more
    than a quarter (it could show what the other could not), and nowhere of another colour.
    """
    shape, other = picture.width / picture.height, known.width / known.height
    if abs(shape / other - 1) > _SAME_SHAPE or picture.width > _FINER * known.width:
        return False
    side = min(_COMPARED_PX, *(max(one.pixels.shape[:2]) for one in (picture, known)))
    size = _size(picture, side)
    apart = cv2.absdiff(_small(picture.pixels, size), _small(known.pixels, size))
    blocks = cv2.blur(apart, (_BLOCK_PX, _BLOCK_PX))
    return float(blocks.max()) <= _MOST_APART


def _size(picture: Picture, side: int) -> tuple[int, int]:
    height, width = picture.pixels.shape[:2]
    factor = side / max(height, width)
    return max(1, round(width * factor)), max(1, round(height * factor))


def _small(pixels: ByteArray, size: tuple[int, int]) -> FloatArray:
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (3, 3), 0), np.float32)
