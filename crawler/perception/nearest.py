"""The reference key point that looks most like a picture's: one index over all references, cut
into cells.

Pure. Each query looks only into the few cells whose middles are nearest, so the time grows far
slower than the number of references.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import FloatArray, IntArray

_CELL_MEMBERS = 240
_PROBES = 2
_HARDLY_LESS = 0.1
_ROUNDS = 6
_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Cells:
    """Unit vectors grouped by nearest middle: `vectors` in group order, `rows` their original
    numbers, group k is `starts[k]` to `starts[k + 1]`.
    """

    middles: FloatArray
    starts: IntArray
    rows: IntArray
    vectors: FloatArray


def arrange(vectors: FloatArray) -> Cells:
    """Group unit vectors (n, d) by spherical k-means from evenly spaced starting members; the
    same every time.
    """
    if not len(vectors):
        return Cells(vectors, np.zeros(1, np.int64), np.zeros(0, np.int64), vectors)
    count = max(1, len(vectors) // _CELL_MEMBERS)
    sample = vectors[:: max(1, len(vectors) // _SAMPLE)]
    middles = sample[np.linspace(0, len(sample) - 1, count).astype(np.int64)].copy()
    for _ in range(_ROUNDS):
        middles = _moved(sample, middles)
    owners = (vectors @ middles.T).argmax(axis=1)
    rows = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[rows], np.arange(count + 1))
    return Cells(middles, starts, rows, np.ascontiguousarray(vectors[rows]))


def _moved(sample: FloatArray, middles: FloatArray) -> FloatArray:
    owners = (sample @ middles.T).argmax(axis=1)
    order = np.argsort(owners, kind="stable")
    present, starts = np.unique(owners[order], return_index=True)
    sums = np.add.reduceat(sample[order], starts, axis=0)
    moved = middles.copy()
    moved[present] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return moved


def nearest(cells: Cells, queries: FloatArray) -> tuple[IntArray, FloatArray]:
    """Give for each query (unit vectors) the row of the most similar vector and its cosine; -1
    where all the cells looked into are empty.
    """
    asking, chosen = _worth_looking(cells, queries)
    order = np.argsort(chosen, kind="stable")
    bounds = np.searchsorted(chosen[order], np.arange(len(cells.middles) + 1))
    asking = asking[order]
    sorted_queries = queries[asking]
    rows = np.full(len(asking), -1, np.int64)
    cosines = np.full(len(asking), -1.0, np.float32)
    counting = np.arange(len(asking))
    for cell in np.flatnonzero(np.diff(bounds) * np.diff(cells.starts)):
        start, end = bounds[cell], bounds[cell + 1]
        members = cells.vectors[cells.starts[cell] : cells.starts[cell + 1]]
        likeness = sorted_queries[start:end] @ members.T
        winners = likeness.argmax(axis=1)
        rows[start:end] = cells.rows[cells.starts[cell] + winners]
        cosines[start:end] = likeness[counting[: end - start], winners]
    return _surest(len(queries), asking, rows, cosines)


def _worth_looking(cells: Cells, queries: FloatArray) -> tuple[IntArray, npt.NDArray[np.uint16]]:
    """Give the pairs of a query and a cell to look into: the cell whose middle is most similar,
    and one more whose middle is hardly less so.
    """
    likeness = queries @ cells.middles.T
    everyone = np.arange(len(queries))
    asking, chosen = [], []
    least = np.full(len(queries), -2.0, np.float32)
    for probe in range(min(_PROBES, len(cells.middles))):
        cell = likeness.argmax(axis=1)
        value = likeness[everyone, cell]
        likeness[everyone, cell] = -2.0
        kept = np.flatnonzero(value >= least)
        asking.append(kept)
        chosen.append(cell[kept].astype(np.uint16))
        if not probe:
            least = value - _HARDLY_LESS
    return np.concatenate(asking), np.concatenate(chosen)


def _surest(
    count: int, asking: IntArray, rows: IntArray, cosines: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Give the best row of each of `count` queries, and its cosine."""
    best = np.full(count, -1.0, np.float32)
    np.maximum.at(best, asking, cosines)
    found = np.full(count, -1, np.int64)
    winning = np.flatnonzero(cosines == best[asking])
    found[asking[winning]] = rows[winning]
    return found, best
