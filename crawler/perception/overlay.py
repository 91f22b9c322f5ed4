"""How well a mark laid over the picture fits it, and the pose at which it fits best. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.parts import LOOSE_PX, grid, parts_fit
from crawler.perception.poses import Pose
from crawler.perception.stencils import (
    COARSE_PX,
    FRAME_PX,
    Stencil,
    correlation,
    edge_field,
    greys_of,
    part_of,
)

_PARTS = 3
_SOFT_PX = 2.0
_SUM = np.ones((1, 2), np.float32)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a mark fits at `pose`: `rough` and `fine` are correlations of edges (-1..1) before and
    after the pose was refined; `tones` and `soft_tones` are how alike the greys are there, sharp
    and blurred (0..1, a negative is as good as the picture itself); `parts` is how well the edges
    of its sixteen parts fit, each by itself, and `best_parts` that of the better half of them:
    something may lie over the others. All four are 0 when nothing was refined.
    """

    pose: Pose
    rough: float
    fine: float
    tones: float = 0.0
    soft_tones: float = 0.0
    parts: float = 0.0
    best_parts: float = 0.0


def octaves(colours: ByteArray) -> tuple[ByteArray, ...]:
    """Give the picture and its halves, down to about 16 pixels, for `fit`."""
    made = [colours]
    while min(made[-1].shape[:2]) > 24:
        made.append(cv2.pyrDown(made[-1]).astype(np.uint8, copy=False))
    return tuple(made)


def fit(
    picture: Sequence[ByteArray],
    coarse: Sequence[Stencil],
    fine: Sequence[Stencil],
    pose: Pose,
    give_up: float,
) -> Fit:
    """Lay the mark over the picture's `octaves` near `pose`, refine the pose and say how well it
    fits.

    When the first, rough correlation stays under `give_up`, nothing is refined and `fine` is
    `rough`.
    """
    margin = COARSE_PX // 5
    field = edge_field(_cut(picture, coarse[0], pose, margin), COARSE_PX)
    found = [_best(correlation(field, stencil)) for stencil in coarse]
    number = max(range(len(found)), key=lambda at: found[at][0])
    rough, column, row = found[number]
    pose = _shifted(pose, (column - margin) / COARSE_PX, (row - margin) / COARSE_PX)
    if rough < give_up:
        return Fit(pose, rough, rough)
    stencil = fine[number]
    for reach in (5, 3):
        pose = _refined(picture, stencil, pose, reach)
    return _final(picture, stencil, pose, rough)


def _part_correlation(
    field: cv2.typing.MatLike, squares: cv2.typing.MatLike, part: Stencil
) -> cv2.typing.MatLike:
    """Do as `correlation` does, with the power of the whole window instead of that under the mask:
    parts are small, and this takes half the time.
    """
    agreeing = cv2.matchTemplate(np.ascontiguousarray(field), part.edges, cv2.TM_CCORR)
    height, width = part.mask.shape
    power = cv2.boxFilter(squares, -1, (width, height), normalize=False, anchor=(0, 0))
    power = power[: agreeing.shape[0], : agreeing.shape[1]]
    return agreeing / np.sqrt(np.maximum(power, 1e-3) * part.power + 1e-6)


def _final(picture: Sequence[ByteArray], stencil: Stencil, pose: Pose, rough: float) -> Fit:
    margin = 2
    cut = _cut(picture, stencil, pose, margin)
    fine, column, row = _best(correlation(edge_field(cut, stencil.side_px), stencil))
    height, width = stencil.mask.shape
    under = greys_of(np.ascontiguousarray(cut[row : row + height, column : column + width]))
    soft = [cv2.GaussianBlur(greys, (0, 0), _SOFT_PX) for greys in (under, stencil.greys)]
    pose = _shifted(pose, (column - margin) / stencil.side_px, (row - margin) / stencil.side_px)
    tones = _likeness(under, stencil.greys, stencil.mask)
    soft_tones = _likeness(soft[0], soft[1], stencil.mask)
    around = edge_field(_cut(picture, stencil, pose, LOOSE_PX), stencil.side_px)
    return Fit(pose, rough, fine, tones, soft_tones, *parts_fit(around, stencil))


def _likeness(seen: cv2.typing.MatLike, meant: cv2.typing.MatLike, mask: FloatArray) -> float:
    """Give how well greys agree within the mask up to light, contrast and inversion, 0..1."""
    weight = mask / max(float(mask.sum()), 1.0)
    one = seen - float((seen * weight).sum())
    other = meant - float((meant * weight).sum())
    power = float((one * one * weight).sum()) * float((other * other * weight).sum())
    return abs(float((one * other * weight).sum())) / math.sqrt(power + 1e-3)


def _refined(picture: Sequence[ByteArray], stencil: Stencil, pose: Pose, reach: int) -> Pose:
    """Let each of the nine parts find its own place within `reach` pixels and fit the pose to
    all of them.
    """
    field = edge_field(_cut(picture, stencil, pose, reach), stencil.side_px)
    squares = cv2.transform(cv2.multiply(field, field), _SUM)
    meant, seen, trust = [], [], []
    for rows, columns in grid(stencil.mask.shape, _PARTS):
        part = part_of(stencil, rows, columns)
        if part.power < stencil.power / 40:
            continue
        window = (
            slice(rows.start, rows.stop + 2 * reach),
            slice(columns.start, columns.stop + 2 * reach),
        )
        value, column, row = _best(_part_correlation(field[window], squares[window], part))
        middle = np.array([columns.start + columns.stop, rows.start + rows.stop]) / 2 - FRAME_PX
        meant.append(middle / stencil.side_px)
        seen.append((middle + np.array([column - reach, row - reach])) / stencil.side_px)
        trust.append(part.power * max(value - 0.1, 0.0) ** 2)
    return _adjusted(pose, np.array(meant), np.array(seen), np.array(trust))


def _adjusted(pose: Pose, meant: FloatArray, seen: FloatArray, trust: FloatArray) -> Pose:
    """Fit an affine correction, pulled to none at all so that few or doubtful parts cannot shear
    the mark.
    """
    total = float(trust.sum())
    if len(trust) < 3 or total <= 0:
        return pose
    rows = np.c_[meant, np.ones(len(meant))]
    pull = np.diag([0.02, 0.02, 1e-6]) * total
    weighed = rows * trust[:, None]
    none_at_all = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    change = np.linalg.solve(rows.T @ weighed + pull, weighed.T @ seen + pull @ none_at_all)
    adjusted = np.empty((2, 3))
    adjusted[:, :2] = pose[:, :2] @ change[:2].T
    adjusted[:, 2] = pose[:, :2] @ change[2] + pose[:, 2]
    return adjusted


def _shifted(pose: Pose, across: float, down: float) -> Pose:
    shifted = pose.copy()
    shifted[:, 2] += pose[:, :2] @ np.array([across, down])
    return shifted


def _cut(picture: Sequence[ByteArray], stencil: Stencil, pose: Pose, margin: int) -> ByteArray:
    """Give the picture as the stencil sees it at `pose`, with `margin` pixels around the
    stencil's frame.
    """
    step = math.sqrt(abs(float(np.linalg.det(pose[:, :2])))) / stencil.side_px
    octave = min(max(0, math.floor(math.log2(max(step, 1e-6)) + 0.35)), len(picture) - 1)
    corner = 0.5 - FRAME_PX - margin
    matrix = np.empty((2, 3))
    matrix[:, :2] = pose[:, :2] / stencil.side_px
    matrix[:, 2] = pose[:, 2] + matrix[:, :2] @ np.array([corner, corner])
    matrix *= 2.0**-octave
    matrix[:, 2] -= 0.5
    height, width = stencil.mask.shape
    return cv2.warpAffine(
        picture[octave],
        matrix,
        (width + 2 * margin, height + 2 * margin),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.uint8, copy=False)


def _best(values: cv2.typing.MatLike) -> tuple[float, int, int]:
    """Give the greatest value, its column and its row."""
    _, value, _, (column, row) = cv2.minMaxLoc(values)
    return float(value), int(column), int(row)
