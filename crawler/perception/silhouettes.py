"""The pieces of one colour in a picture, as silhouettes. Pure.

A flat mark (a letter, a one-colour mascot) has too few corners for key points to agree on, but its
pieces have outlines of their own. A piece is what hangs together without an edge in it: which
colour it has, and whether it is lighter or darker than what is around it, does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray, FloatArray

GRID = 12
"""A silhouette is kept as this many cells across and down, whatever its proportions."""

_EDGE = 14
_THINNEST_PX = 8
_LEAST_FILLED = 0.12
_MOST_OF_PICTURE = 0.97
_MOST_PIECES = 200

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Silhouettes:
    """`boxes` (n, 4): left, top, width and height; `shapes` (n, GRID * GRID) of unit length."""

    boxes: FloatArray
    shapes: FloatArray


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece's left, top, width and height in pixels, and what of that box it fills (h, w)."""

    box: tuple[int, int, int, int]
    mask: Mask


def silhouettes_in(colours: ByteArray, enlarge: float, least_px: int) -> Silhouettes:
    """Give the silhouettes of an (h, w, 3) picture that is first enlarged (or shrunk) by
    `enlarge`, in pixels of the picture as it came; pieces shorter than `least_px` (of the enlarged
    picture) are left out.
    """
    how = cv2.INTER_AREA if enlarge < 1 else cv2.INTER_LINEAR
    sized = cv2.resize(colours, None, fx=enlarge, fy=enlarge, interpolation=how)
    found = list(pieces_of(sized.astype(np.uint8, copy=False), least_px))
    boxes = np.array([piece.box for piece in found], np.float32).reshape(-1, 4) / enlarge
    return Silhouettes(boxes.astype(np.float32), shapes_of([piece.mask for piece in found]))


def pieces_of(colours: ByteArray, least_px: int) -> Iterator[Piece]:
    """Give the largest pieces (at most 200) of an (h, w, 3) picture, the largest first."""
    calm = (_edges(colours) < _EDGE).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(calm, connectivity=8)
    wide, high, area = stats.T[2:]
    height, width = calm.shape
    kept = (np.minimum(wide, high) >= _THINNEST_PX) & (np.maximum(wide, high) >= least_px)
    kept &= (wide < _MOST_OF_PICTURE * width) & (high < _MOST_OF_PICTURE * height)
    kept &= area > _LEAST_FILLED * wide * high
    kept[0] = False
    numbers = np.flatnonzero(kept)
    for number in numbers[np.argsort(-area[numbers], kind="stable")][:_MOST_PIECES]:
        x, y, across, down = (int(side) for side in stats[number, :4])
        mask = labels[y : y + down, x : x + across] == number
        yield Piece((x, y, across, down), np.asarray(mask, np.bool_))


def shapes_of(masks: list[Mask]) -> FloatArray:
    """Give one row of unit length for each mask, stretched to a square."""
    if not masks:
        return np.zeros((0, GRID * GRID), np.float32)
    stretched = [
        cv2.resize(mask.astype(np.float32), (GRID, GRID), interpolation=cv2.INTER_AREA).ravel()
        for mask in masks
    ]
    # The root weighs thin strokes up: a stroke that fills a third of its cells is still a stroke.
    rows = np.sqrt(np.stack(stretched)) - np.float32(0.5)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _edges(colours: ByteArray) -> cv2.typing.MatLike:
    """Give how steep the steepest colour channel is, 0..255."""
    smooth = cv2.GaussianBlur(colours, (3, 3), 0)
    steep = cv2.morphologyEx(smooth, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    red, green, blue = cv2.split(steep)
    return cv2.max(cv2.max(red, green), blue)
