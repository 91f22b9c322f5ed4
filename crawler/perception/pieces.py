"""The silhouettes of all reference marks, whole and in part, and where a picture has one like them.
Pure.

A covered mark shows a part of a piece, cut off by what lies over it. So the large pieces of a mark
are also kept cut off from each of their four sides.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray, FloatArray, IntArray
from crawler.perception.artwork import framed, is_cut_out, lay_on, resized
from crawler.perception.silhouettes import Mask, Piece, Silhouettes, pieces_of, shapes_of

_SIDES_PX = (40, 96, 200)
_GROUNDS = (255, 128, 30)
_LEAST_SHARE = 0.28
_CUT_SHARE = 0.5
_CUTS = (0.55, 0.75)
_PLAIN = 0.93
_PLAIN_CUT = 0.85
_SAME_SHAPE = 0.95
_SAME_PLACE = 0.06
_STRETCHED = 0.35
_FREE_STRETCH = 0.05
_BY_STRETCH = 0.3
_LEAST_ALIKE = 0.75

Spot = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pieces:
    """All references' silhouettes, one row each: `owner` is the number of the reference, `boxes`
    (n, 4) are in units of its long side, `shapes` (n, d) of unit length.
    """

    owner: IntArray
    boxes: FloatArray
    shapes: FloatArray


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A mark that one silhouette of a picture speaks for: its number, its long side and left upper
    corner in pixels, and how alike the silhouettes are (0..1).
    """

    owner: int
    size: float
    corner: tuple[float, float]
    outline: float


def pieces_of_marks(artworks: Sequence[ByteArray]) -> Pieces:
    """Take the silhouettes of cut-out artworks (h, w, 4), in order; plain boxes and discs, which
    every picture is full of, are left out.
    """
    owner: list[int] = []
    spots: list[FloatArray] = []
    shapes: list[FloatArray] = []
    for number, artwork in enumerate(artworks):
        own_spots, own_shapes = _of_mark(artwork)
        owner += [number] * len(own_spots)
        spots.append(own_spots)
        shapes.append(own_shapes)
    return Pieces(
        np.array(owner, np.int64),
        np.concatenate([*spots, np.zeros((0, 4), np.float32)]),
        np.concatenate([*shapes, shapes_of([])]),
    )


def resemblances(seen: Silhouettes, known: Pieces, most: int, least: float) -> list[Resemblance]:
    """Give at most `most` places where a silhouette is like a mark's by at least `least` (and 0.75
    in any case), the most alike first, no two of one mark at the same place and size.
    """
    if not len(seen.boxes) or not len(known.boxes):
        return []
    stretch = np.abs(_narrow(seen.boxes)[:, None] - _narrow(known.boxes)[None])
    alike = seen.shapes @ known.shapes.T
    alike -= np.float32(_BY_STRETCH) * np.maximum(stretch - np.float32(_FREE_STRETCH), 0)
    rows, columns = np.nonzero((alike >= max(least, _LEAST_ALIKE)) & (stretch < _STRETCHED))
    found: list[Resemblance] = []
    for place in np.argsort(-alike[rows, columns], kind="stable"):
        row, column = int(rows[place]), int(columns[place])
        one = _placed(seen.boxes[row], known, column, float(alike[row, column]))
        if not any(_same(one, other) for other in found):
            found.append(one)
        if len(found) == most:
            break
    return found


def _narrow(boxes: FloatArray) -> FloatArray:
    return np.asarray(np.log(boxes[:, 2] / boxes[:, 3]), np.float32)


def _placed(box: FloatArray, known: Pieces, number: int, outline: float) -> Resemblance:
    own = known.boxes[number]
    size = math.sqrt(float(box[2] * box[3]) / float(own[2] * own[3]))
    middle = box[:2] + box[2:] / 2 - (own[:2] + own[2:] / 2) * size
    corner = (float(middle[0]), float(middle[1]))
    return Resemblance(int(known.owner[number]), size, corner, outline)


def _same(one: Resemblance, other: Resemblance) -> bool:
    apart = math.hypot(one.corner[0] - other.corner[0], one.corner[1] - other.corner[1])
    near = apart < 0.3 * other.size and abs(math.log(one.size / other.size)) < 0.4
    return one.owner == other.owner and near


def _of_mark(artwork: ByteArray) -> tuple[FloatArray, FloatArray]:
    spots: list[Spot] = []
    masks: list[Mask] = []
    limits: list[float] = []
    for side_px in _SIDES_PX:
        for spot, mask, limit in _at_size(artwork, side_px):
            spots.append(spot)
            masks.append(mask)
            limits.append(limit)
    shapes = shapes_of(masks)
    boxes = np.array(spots, np.float32).reshape(-1, 4)
    kept: list[int] = []
    plain = (shapes @ _plain_shapes().T).max(axis=1, initial=-1.0) if len(shapes) else np.zeros(0)
    for number in np.flatnonzero(plain < np.array(limits)):
        same = shapes[kept] @ shapes[number] > _SAME_SHAPE
        same &= np.abs(boxes[kept] - boxes[number]).max(axis=1, initial=0.0) < _SAME_PLACE
        if not same.any():
            kept.append(int(number))
    return boxes[kept], shapes[kept]


def _at_size(artwork: ByteArray, side_px: int) -> Iterator[tuple[Spot, Mask, float]]:
    """Give the pieces of a mark and their cuts at one size, each with how plain it may be."""
    frame_px = max(8, side_px // 6)
    canvas = framed(resized(artwork, side_px), frame_px)
    for ground in _GROUNDS if is_cut_out(artwork) else _GROUNDS[:1]:
        for piece in pieces_of(lay_on(canvas, ground), round(_LEAST_SHARE * side_px)):
            if max(piece.box[2:]) > max(canvas.shape[:2]) - frame_px:
                continue  # The ground around the mark.
            yield _spot(piece, frame_px, side_px), piece.mask, _PLAIN
            if max(piece.box[2:]) >= _CUT_SHARE * side_px:
                for part in _cut(piece):
                    yield _spot(part, frame_px, side_px), part.mask, _PLAIN_CUT


def _spot(piece: Piece, frame_px: int, side_px: int) -> Spot:
    left, top, wide, high = piece.box
    return (
        (left - frame_px) / side_px,
        (top - frame_px) / side_px,
        wide / side_px,
        high / side_px,
    )


def _cut(piece: Piece) -> Iterator[Piece]:
    """Give what is left of a piece when something covers one side of it."""
    left, top, wide, high = piece.box
    for share in _CUTS:
        across, down = max(1, round(wide * share)), max(1, round(high * share))
        for x, y, width, height in (
            (0, 0, across, high),
            (wide - across, 0, across, high),
            (0, 0, wide, down),
            (0, high - down, wide, down),
        ):
            part = piece.mask[y : y + height, x : x + width]
            rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
            if len(rows) and len(columns):
                first = (int(columns[0]), int(rows[0]))
                last = (int(columns[-1]) + 1, int(rows[-1]) + 1)
                inner = part[first[1] : last[1], first[0] : last[0]]
                box = (left + x + first[0], top + y + first[1], inner.shape[1], inner.shape[0])
                yield Piece(box, inner)


def _plain_shapes() -> FloatArray:
    """Give the silhouettes of a box, of a disc and of what is left of a covered disc."""
    box, drawn = np.ones((96, 96), np.bool_), np.zeros((96, 96), np.uint8)
    cv2.ellipse(drawn, (48, 48), (48, 48), 0, 0, 360, (1,), -1)
    disc = Piece((0, 0, 96, 96), np.asarray(drawn > 0, np.bool_))
    return shapes_of([box, disc.mask, *(part.mask for part in _cut(disc))])
