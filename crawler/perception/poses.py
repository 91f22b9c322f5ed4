"""Where in a picture which mark may stand: matched key points vote for mark, place and size.
Pure.

Since both sides are upright, a single match fixes place and size (generalised Hough transform,
Lowe 2004, §7.3). A key point of a reference that half the picture resembles (a straight edge)
shares one vote among all that match it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import FloatArray, IntArray
from crawler.perception.features import Features

Pose = npt.NDArray[np.float64]
"""(2, 3): takes a point of a mark (long side = 1, from its top left corner) to pixels of the
picture.
"""

_SIZE_STEP_OCTAVES = 0.6
_PLACE_STEP = 0.2
_LEAST_COSINE = 0.5
_FULL_COSINE = 0.9
_SHARING = 0.75
_LEAST_STRENGTH = 0.05
_MOST_BINS = 40
_MOST_VOTES = 2**14
_MOST_TURN_DEGREES = 30.0


@dataclass(frozen=True, slots=True)
class Targets:
    """All references' key points, one row each: `owner` is the number of the reference, `points`
    and `scales` are in units of its long side; `sizes` (references, 2) are width and height in
    that unit.
    """

    owner: IntArray
    points: FloatArray
    scales: FloatArray
    sizes: FloatArray


@dataclass(frozen=True, slots=True)
class Votes:
    """One row per match: the reference, its key point's place, the picture's point, the size and
    the middle of the mark that it speaks for (pixels), and the weight of its word.
    """

    owner: IntArray
    model: FloatArray
    points: FloatArray
    size: FloatArray
    middle: FloatArray
    weight: FloatArray


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark that may stand at `pose`; `support` is the sum of the weights of the `matches` that
    agree with it, `outline` how alike one of its silhouettes is to one there (0..1; 0 = none is).
    """

    owner: int
    pose: Pose
    support: float
    matches: int
    outline: float = 0.0


def cast_votes(targets: Targets, features: Features, rows: IntArray, cosines: FloatArray) -> Votes:
    """Turn each match into a vote; matches too unlike to count are left out."""
    strength = np.clip((cosines - _LEAST_COSINE) / (_FULL_COSINE - _LEAST_COSINE), 0, 1) ** 2
    strength = strength / np.maximum(np.bincount(np.maximum(rows, 0))[rows], 1) ** _SHARING
    kept = np.flatnonzero((rows >= 0) & (strength > _LEAST_STRENGTH))
    rows = rows[kept]
    owner = targets.owner[rows]
    size = features.scales[kept] / targets.scales[rows]
    offset = targets.sizes[owner] / 2 - targets.points[rows]
    middle = features.points[kept] + offset * size[:, None]
    return Votes(owner, targets.points[rows], features.points[kept], size, middle, strength[kept])


def candidates(
    votes: Votes, sizes: FloatArray, most: int, least_support: float = 0.0
) -> list[Candidate]:
    """Give at most `most` candidates of at least this support, the best supported first, no two of
    one mark at the same place and size.
    """
    found: list[Candidate] = []
    seeds: list[tuple[int, float, FloatArray]] = []
    for members in _fullest_bins(votes):
        owner = int(votes.owner[members[0]])
        weight = votes.weight[members] + 1e-6
        weight = weight / weight.sum()
        middle = weight @ votes.middle[members]
        size = float(np.exp(weight @ np.log(votes.size[members])))
        if _known(seeds, owner, size, middle):
            continue
        seeds.append((owner, size, middle))
        near = _near(votes, owner, size, middle)
        if votes.weight[near].sum() >= least_support:
            candidate = _candidate(votes, near, size, middle, sizes[owner])
            found += [candidate] if candidate.support >= least_support else []
        if len(seeds) == most:
            break
    return found


def _known(
    seeds: list[tuple[int, float, FloatArray]], owner: int, size: float, middle: FloatArray
) -> bool:
    same = [seed for seed in seeds if seed[0] == owner]
    return len(same) >= 2 or any(
        np.hypot(*(seed[2] - middle)) < 0.3 * size and abs(math.log(seed[1] / size)) < 0.5
        for seed in same
    )


def _fullest_bins(votes: Votes) -> list[IntArray]:
    """Give the votes in each of the fullest bins of mark x size x place, fullest first; bins
    overlap by half.
    """
    count = len(votes.owner)
    if not count:
        return []
    octave = np.log2(votes.size) / _SIZE_STEP_OCTAVES
    keys: list[IntArray] = []
    for size_shift in (0.0, 0.5):
        size_bin = np.floor(octave + size_shift).astype(np.int64)
        step = _PLACE_STEP * 2.0 ** ((size_bin + 0.5 - size_shift) * _SIZE_STEP_OCTAVES)
        place = votes.middle / step[:, None]
        for shift in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
            spot = np.floor(place + shift).astype(np.int64).clip(-500, 1500) + 500
            key = ((votes.owner * 64 + size_bin + 24) * 2048 + spot[:, 0]) * 2048 + spot[:, 1]
            keys.append(key * 8 + len(keys))
    # Key and vote in one number: sorting numbers is ten times as fast as sorting by a key.
    both = np.sort((np.stack(keys) * _MOST_VOTES + np.arange(count)).ravel())
    bins, members = np.divmod(both, _MOST_VOTES)
    starts = np.flatnonzero(np.diff(bins, prepend=-1))
    totals = np.add.reduceat(votes.weight[members], starts)
    ends = np.append(starts[1:], len(members))
    fullest = np.argsort(-totals, kind="stable")[:_MOST_BINS]
    return [members[starts[number] : ends[number]] for number in fullest]


def support_at(
    votes: Votes, owner: int, size: float, middle: npt.NDArray[np.floating]
) -> tuple[float, int]:
    """Give the weight and the number of the votes for a mark that speak for nearly this size
    (pixels) and place.
    """
    near = _near(votes, owner, size, np.asarray(middle, np.float32))
    return float(votes.weight[near].sum()), len(near)


def _near(votes: Votes, owner: int, size: float, middle: FloatArray) -> IntArray:
    """Give the votes for a mark that speak for nearly this size (pixels) and place."""
    own = np.flatnonzero(votes.owner == owner)
    close = np.abs(np.log2(votes.size[own] / size)) < _SIZE_STEP_OCTAVES
    close &= np.hypot(*(votes.middle[own] - middle).T) < 0.35 * size
    near: IntArray = own[close]
    return near


def _candidate(
    votes: Votes, near: IntArray, size: float, middle: FloatArray, extent: FloatArray
) -> Candidate:
    owner = int(votes.owner[near[0]])
    corner = middle - extent / 2 * size
    pose = np.array([[size, 0, corner[0]], [0, size, corner[1]]], np.float64)
    fitted = _fitted(votes.model[near], votes.points[near], size) if len(near) >= 4 else None
    if fitted is not None:
        pose, near = fitted[0], near[fitted[1]]
    return Candidate(owner, pose, float(votes.weight[near].sum()), len(near))


def _fitted(
    model: FloatArray, points: FloatArray, size: float
) -> tuple[Pose, npt.NDArray[np.bool_]] | None:
    """Fit turn, size and place by RANSAC; None when the fit strays from what the votes said."""
    pose, agreeing = cv2.estimateAffinePartial2D(
        model, points, method=cv2.RANSAC, ransacReprojThreshold=0.04 * size, maxIters=100
    )
    if pose is None or agreeing.sum() < 3:
        return None
    stretch = math.hypot(pose[0, 0], pose[1, 0]) / size
    turn = abs(math.degrees(math.atan2(pose[1, 0], pose[0, 0])))
    if not 0.6 < stretch < 1.6 or turn > _MOST_TURN_DEGREES:
        return None
    return np.asarray(pose, np.float64), np.asarray(agreeing.ravel() > 0)
