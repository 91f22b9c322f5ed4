"""What a key point looks like: the directions of the edges in 25 cells around it, as a unit
vector. Pure.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from crawler.perception.arrays import FloatArray, IntArray

_CELL_PX = 4
_CELLS = 5
_REACH_PX = _CELL_PX * (_CELLS // 2)
_CHANNELS = 4
_ORDERS = tuple((u, v) for v in range(_CELLS) for u in range(_CELLS) if u + v <= 3)


def edge_maps(smooth: cv2.typing.MatLike) -> cv2.typing.MatLike:
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


def cells_of(edges: cv2.typing.MatLike, rows: IntArray, columns: IntArray) -> FloatArray:
    """Give (n, cells, channels): the edge maps in the cells around each place of a level."""
    height, width = edges.shape[:2]
    offsets = np.arange(-_REACH_PX, _REACH_PX + 1, _CELL_PX)
    across, down = np.meshgrid(offsets, offsets)
    x = np.clip(columns[:, None] + across.ravel(), 0, width - 1)
    y = np.clip(rows[:, None] + down.ravel(), 0, height - 1)
    return np.asarray(edges.reshape(-1, _CHANNELS)[y * width + x], np.float32)


def no_cells() -> FloatArray:
    """Give what `cells_of` gives for no place at all."""
    return np.zeros((0, _CELLS * _CELLS, _CHANNELS), np.float32)


def project(cells: FloatArray) -> FloatArray:
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
