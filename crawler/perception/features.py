"""Key points of a picture and what each looks like, blind to colour inversion. Pure.

The points are the strongest blobs and corners of every level of a scale pyramid (difference of
Gaussians, Lowe 2004). The description is upright and polarity-free: it keeps the direction of
edges modulo 180 degrees, so a white mark on navy describes like a navy mark on white. A mark on
a public page stands upright or nearly so; up to about 15 degrees of turn are tolerated by the
width of the cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray, FloatArray, IntArray
from crawler.perception.descriptors import cells_of, edge_maps, no_cells, project

_SMALLEST_LEVEL_PX = 16
_LEVELS = 24
_RIM_PX = 4
_STRONG_SHARE = 0.7
_AROUND_PX = 17


@dataclass(frozen=True, slots=True)
class Grain:
    """How finely a picture is taken apart: the pyramid's step from level to level (> 1), one key
    point for every `area_px` pixels of a level but never fewer than `fewest` a level, and the
    least blob contrast (0..255).
    """

    step: float
    area_px: int
    fewest: int
    contrast: int


PICTURE_GRAIN = Grain(step=2 ** (1 / 2), area_px=450, fewest=60, contrast=2)
REFERENCE_GRAIN = Grain(step=2 ** (1 / 4), area_px=4000, fewest=8, contrast=3)


@dataclass(frozen=True, slots=True)
class Features:
    """Key points: `points` (n, 2) x and y in pixels of the picture, `scales` (n,) picture pixels
    to a level's pixel, `descriptors` (n, d) of unit length.
    """

    points: FloatArray
    scales: FloatArray
    descriptors: FloatArray


def extract(grey: ByteArray, enlarge: float, grain: Grain) -> Features:
    """Find and describe key points of a grey picture that is first enlarged (or shrunk) by
    `enlarge`.

    The order is by level, then by row: the same picture always gives the same answer.
    """
    parts = [
        _level(level, grey.shape[1] / level.shape[1], grain)
        for level in _pyramid(grey, enlarge, grain.step)
    ]
    if not parts:
        return Features(np.zeros((0, 2), np.float32), np.zeros(0, np.float32), project(no_cells()))
    points, scales, cells = zip(*parts, strict=True)
    return Features(np.concatenate(points), np.concatenate(scales), project(np.concatenate(cells)))


def _pyramid(grey: ByteArray, enlarge: float, step: float) -> list[ByteArray]:
    height, width = grey.shape
    levels: list[ByteArray] = []
    for number in range(_LEVELS):
        factor = enlarge / step**number
        size = (round(width * factor), round(height * factor))
        if min(size) < _SMALLEST_LEVEL_PX:
            break
        source = _source(levels, grey, size)
        how = cv2.INTER_AREA if source.shape[1] == 2 * size[0] else cv2.INTER_LINEAR
        levels.append(cv2.resize(source, size, interpolation=how).astype(np.uint8, copy=False))
    return levels


def _source(levels: list[ByteArray], grey: ByteArray, size: tuple[int, int]) -> ByteArray:
    """Give the smallest finished picture that is larger than `size`, so that no detail is
    skipped over.
    """
    if not levels:
        return _halved(grey, size)
    return levels[-1]


def _halved(grey: ByteArray, size: tuple[int, int]) -> ByteArray:
    while grey.shape[1] >= 2 * size[0] and grey.shape[0] >= 2 * size[1]:
        grey = cv2.pyrDown(grey).astype(np.uint8, copy=False)
    return grey


def _level(
    level: ByteArray, scale: float, grain: Grain
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give points, scales and cell sums (n, cells, channels) of one level."""
    smooth = cv2.GaussianBlur(level, (5, 5), 1.0)
    contrast = cv2.absdiff(smooth, cv2.blur(smooth, (5, 5)))
    places = _strongest(contrast, grain)
    rows, columns = np.divmod(places, level.shape[1])
    points = np.stack([(columns + 0.5) * scale, (rows + 0.5) * scale], axis=1).astype(np.float32)
    scales = np.full(len(places), scale, np.float32)
    return points, scales, cells_of(edge_maps(smooth), rows, columns)


def _strongest(contrast: cv2.typing.MatLike, grain: Grain) -> IntArray:
    """Give the flat places of the local maxima that are kept, in reading order: mostly the
    strongest, the rest those that stand out most from what is around them (a faint mark on a
    plain wall, beside a hedge).
    """
    peaks = (contrast == cv2.dilate(contrast, np.ones((5, 5), np.uint8))) & (
        contrast >= grain.contrast
    )
    peaks[:_RIM_PX] = peaks[-_RIM_PX:] = False
    peaks[:, :_RIM_PX] = peaks[:, -_RIM_PX:] = False
    places = np.flatnonzero(peaks)
    wanted = max(grain.fewest, contrast.size // grain.area_px)
    if len(places) <= wanted:
        return places
    strengths = contrast.ravel()[places].astype(np.int32)
    ranked = _falling(strengths)
    sure, rest = np.split(ranked, [round(wanted * _STRONG_SHARE)])
    around = cv2.blur(contrast, (_AROUND_PX, _AROUND_PX)).ravel()[places[rest]].astype(np.int32)
    standing_out = _falling(strengths[rest] * 64 // (around + 1))
    kept = np.concatenate([sure, rest[standing_out[: wanted - len(sure)]]])
    return np.sort(places[kept])


def _falling(values: npt.NDArray[np.int32]) -> IntArray:
    """Give the order from the greatest (at most 16,320) to the least; sixteen bits sort in one
    sweep.
    """
    return np.argsort((16_320 - values).astype(np.uint16), kind="stable")
