"""How well the parts of a mark fit, each by itself: of a covered mark some fit and some do not.
Pure.
"""

from __future__ import annotations

import numpy as np

from crawler.perception.arrays import FloatArray
from crawler.perception.stencils import Stencil, correlation, part_of

LOOSE_PX = 2
"""A part may lie this far from its place: prints are bent, and creases shift them."""

_ACROSS = 4
_EMPTY = 1e-3
_BETTER = 0.5


def parts_fit(field: FloatArray, stencil: Stencil) -> tuple[float, float]:
    """Lay the sixteen parts of a stencil over the edges of a picture, cut `LOOSE_PX` wider than
    the stencil, and give how well all fit together, and how well the better half of the mark does
    (-1..1). Parts count by how much outline they hold.
    """
    fits, powers = [], []
    for rows, columns in grid(stencil.mask.shape, _ACROSS):
        part = part_of(stencil, rows, columns)
        if part.power < _EMPTY:
            continue
        window = field[rows.start : rows.stop + 2 * LOOSE_PX]
        window = window[:, columns.start : columns.stop + 2 * LOOSE_PX]
        fits.append(float(correlation(np.ascontiguousarray(window), part).max()))
        powers.append(part.power)
    if not fits:
        return 0.0, 0.0
    falling = np.argsort(-np.array(fits), kind="stable")
    values, shares = np.array(fits)[falling], np.array(powers)[falling] / sum(powers)
    better = np.diff(np.minimum(np.cumsum(shares), _BETTER), prepend=0.0)
    return float(values @ shares), float(values @ better) / _BETTER


def grid(shape: tuple[int, ...], across: int) -> list[tuple[slice, slice]]:
    """Cut (h, w) into `across` times `across` parts, row by row."""
    rows = np.linspace(0, shape[0], across + 1).astype(int)
    columns = np.linspace(0, shape[1], across + 1).astype(int)
    return [
        (slice(rows[down], rows[down + 1]), slice(columns[beside], columns[beside + 1]))
        for down in range(across)
        for beside in range(across)
    ]
