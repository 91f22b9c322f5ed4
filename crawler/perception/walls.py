"""The walls of a drawing: its long strokes, level and upright, with and without the gaps that may
be doors. Pure.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray

_FEW_COLOURS = 0.55
"""Of the pixels: as many have the commonest colours of a drawing."""
_STEP = 32
_APART = 60
_WALL = 0.05
"""Of the longer side: a straight stroke this long is a wall."""
_DOOR = 0.07
"""Of the longer side: so wide is a gap that may be a door at most."""

Mask = npt.NDArray[np.uint8]


def walls_of(pixels: ByteArray) -> tuple[Mask, Mask] | None:
    """Give the walls of a drawing (1, else 0; h, w), as they are and with gaps as wide as a door
    closed; None where the picture has too many colours for a drawing.
    """
    ink = _ink(pixels)
    if ink is None:
        return None
    longest = max(pixels.shape[:2])
    across, down = (_strokes(ink, max(8, int(longest * _WALL)), level) for level in (True, False))
    bridge = int(longest * _DOOR)
    closed = _bridged(across, bridge, level=True) | _bridged(down, bridge, level=False)
    return across | down, closed


def _ink(pixels: ByteArray) -> Mask | None:
    """Give what is not ground (1), None where the picture has too many colours for a drawing."""
    steps = pixels.astype(np.int32) // _STEP
    codes = (steps[..., 0] * 8 + steps[..., 1]) * 8 + steps[..., 2]
    counts = np.bincount(codes.ravel(), minlength=512)
    common = np.argsort(counts)[::-1][:6]
    if counts[common].sum() < _FEW_COLOURS * codes.size:
        return None
    ground = np.median(pixels[codes == common[0]], axis=0).astype(np.int16)
    apart = np.abs(pixels.astype(np.int16) - ground).max(axis=2)
    return np.asarray(apart > _APART, np.uint8)


def _line(length: int, *, level: bool) -> Mask:
    return np.ones((1, length) if level else (length, 1), np.uint8)


def _strokes(ink: Mask, length: int, level: bool) -> Mask:
    """Give the strokes of at least this length, level or upright."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, _line(length, level=level)), np.uint8)


def _bridged(strokes: Mask, gap: int, *, level: bool) -> Mask:
    """Close the gaps between strokes that lie in one line."""
    rim = gap + 1
    framed = cv2.copyMakeBorder(strokes, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=0)
    shut = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, _line(gap, level=level))
    return np.asarray(shut, np.uint8)[rim:-rim, rim:-rim]
