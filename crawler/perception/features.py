"""Key points of a picture and what each looks like, blind to colour inversion. Pure.

The points are the strongest blobs and corners of every level of a scale pyramid (difference of
Gaussians, Lowe 2004). The description is upright and polarity-free: it keeps the direction of
edges modulo 180 degrees, so a white mark on navy describes like a navy mark on white. A mark on
a public page stands upright or nearly so; up to about 15 degrees of turn are tolerated by the
width of the cells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
ByteArray = npt.NDArray[np.uint8]

_CELL_PX = 4
_CELLS = 5
_REACH_PX = _CELL_PX * (_CELLS // 2)
_CHANNELS = 4
_SMALLEST_LEVEL_PX = 16
_LEVELS = 24
_RIM_PX = 4
_STRONG_SHARE = 0.7
_AROUND_PX = 17
_ORDERS = tuple((u, v) for v in range(_CELLS) for u in range(_CELLS) if u + v <= 4)


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
        return Features(
            np.zeros((0, 2), np.float32), np.zeros(0, np.float32), _project(_no_cells())
        )
    points, scales, cells = zip(*parts, strict=True)
    return Features(np.concatenate(points), np.concatenate(scales), _project(np.concatenate(cells)))


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
    return points, scales, _cells(_edges(smooth), rows, columns)


def _strongest(contrast: cv2.typing.MatLike, grain: Grain) -> npt.NDArray[np.int64]:
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


def _falling(values: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """Give the order from the greatest (at most 16,320) to the least; sixteen bits sort in one
    sweep.
    """
    return np.argsort((16_320 - values).astype(np.uint16), kind="stable")


def _edges(smooth: cv2.typing.MatLike) -> cv2.typing.MatLike:
    """Give four edge maps (upright, lying and both diagonals), each blind to which side is the
    lighter.
    """
    across = cv2.Sobel(smooth, cv2.CV_16S, 1, 0)
    down = cv2.Sobel(smooth, cv2.CV_16S, 0, 1)
    diagonal = math.sqrt(0.5) / 2
    upright = cv2.convertScaleAbs(across, alpha=0.5)
    lying = cv2.convertScaleAbs(down, alpha=0.5)
    falling = cv2.convertScaleAbs(cv2.add(across, down), alpha=diagonal)
    rising = cv2.convertScaleAbs(cv2.subtract(across, down), alpha=diagonal)
    maps = [
        cv2.subtract(upright, lying),
        cv2.subtract(lying, upright),
        cv2.subtract(falling, rising),
        cv2.subtract(rising, falling),
    ]
    return cv2.blur(cv2.merge(maps), (5, 5))


def _cells(
    edges: cv2.typing.MatLike, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> FloatArray:
    height, width = edges.shape[:2]
    offsets = np.arange(-_REACH_PX, _REACH_PX + 1, _CELL_PX)
    across, down = np.meshgrid(offsets, offsets)
    x = np.clip(columns[:, None] + across.ravel(), 0, width - 1)
    y = np.clip(rows[:, None] + down.ravel(), 0, height - 1)
    return np.asarray(edges.reshape(-1, _CHANNELS)[y * width + x], np.float32)


def _no_cells() -> FloatArray:
    return np.zeros((0, _CELLS * _CELLS, _CHANNELS), np.float32)


def _project(cells: FloatArray) -> FloatArray:
    """Turn cell sums into unit vectors: square roots (Arandjelovic and Zisserman 2012), then a
    fixed cosine basis over cells and a Hadamard basis over directions, high orders weighed up as
    whitening would.
    """
    flat = cells.reshape(len(cells), _CELLS * _CELLS * _CHANNELS) + np.float32(0.5)
    flat = np.sqrt(flat / flat.sum(axis=1, keepdims=True))
    vectors = flat @ _BASIS
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _basis() -> FloatArray:
    """Give the (cells x channels, d) projection. Its first vector, nearly constant over all
    pictures, is left out.
    """
    centres = (np.arange(_CELLS) + 0.5) * math.pi / _CELLS
    cosines = [
        np.cos(order * centres) * math.sqrt((2 if order else 1) / _CELLS) for order in range(_CELLS)
    ]
    hadamard = np.array([[1, 1, 1, 1], [1, -1, 0, 0], [0, 0, 1, -1], [1, 1, -1, -1]], np.float64)
    hadamard /= np.linalg.norm(hadamard, axis=1, keepdims=True)
    vectors = [
        np.outer(np.outer(cosines[v], cosines[u]).ravel(), direction).ravel() * (1 + u + v) ** 0.5
        for u, v in _ORDERS
        for number, direction in enumerate(hadamard)
        if u + v + number
    ]
    return np.stack(vectors, axis=1).astype(np.float32)


_BASIS = _basis()
