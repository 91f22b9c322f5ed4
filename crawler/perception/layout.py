"""Tells a drawn plan of a building by its layout: rooms that are closed but for their doors, in one
net of thin, straight, level walls. Pure.

What only looks alike (tables, calendars, crosswords, comics, seating charts, blocks of houses) has
cells that are closed without bridging any gap; brackets, charts and letters have few rooms or thick
strokes. A photograph of a plan on a wall is not seen, nor a plan without doors or at an angle.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from crawler.perception.arrays import ByteArray, IntArray
from crawler.perception.walls import Mask, walls_of

SIDE_PX = 800
"""A picture is looked at with its longer side no longer than this."""
_LEAST_SIDE_PX = 200
_LEAST_ROOM, _MOST_ROOM = 0.004, 0.3
"""Of the picture's area."""
_FULL = 0.75
"""Of the box around it, a room fills so much; the ways of a maze wind."""
_ROOMY = 4.0
"""A room is so many times wider than its walls are thick."""
_FEWEST_ROOMS = 5
_FEWEST_OPEN = 4
_SPAN = 0.4
_RIM_PX = 2
_WIDEST = 0.25
"""Of a room's rim may be gaps: of a maze's cell or between the arms of letters more is open."""
_MOSTLY = 0.65
"""Of the rooms have doors: between desks and blocks of houses stand more cells without."""
_REGULAR = 0.8

Labels = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Layout:
    """What speaks for a plan: `rooms` of one net of walls, `entered` of them closed but for a gap
    as wide as a door, and how `regular` they lie, 0..1 (1 = as the cells of a table).
    """

    rooms: int = 0
    entered: int = 0
    regular: float = 1.0

    @property
    def score(self) -> float:
        """Give how sure it is that this is a plan, 0 or 0.5..1 (our estimate)."""
        few = self.rooms < _FEWEST_ROOMS or self.entered < _FEWEST_OPEN
        if few or self.entered < _MOSTLY * self.rooms or self.regular > _REGULAR:
            return 0.0
        return min(1.0, round(0.5 + 0.05 * self.entered, 2))


NO_PLAN = Layout()


def layout_of(pixels: ByteArray) -> Layout:
    """Look for a plan in `pixels` (h, w, 3; red, green, blue), at most 800 to a side."""
    if min(pixels.shape[:2]) < _LEAST_SIDE_PX:
        return NO_PLAN
    drawn = walls_of(pixels)
    nets = _nets(*drawn) if drawn else []
    return max(nets, key=lambda net: (net.score, net.entered), default=NO_PLAN)


def _nets(walls: Mask, closed: Mask) -> list[Layout]:
    """Judge each net of connected walls that spans enough of the picture."""
    count, labels, stats = _parts(closed, 8)
    height, width = walls.shape
    nets = []
    for label in range(1, count):
        _, _, wide, high, area = (int(value) for value in stats[label])
        if wide >= _SPAN * width and high >= _SPAN * height and area < 0.5 * wide * high:
            mine = (labels == label).astype(np.uint8)
            nets.append(_net(walls & mine, mine))
    return nets


def _net(walls: Mask, closed: Mask) -> Layout:
    count, labels, stats = _parts(1 - closed, 4)
    outside = _rim_labels(labels)
    thick = _thickness(walls)
    rooms = [
        label
        for label in range(1, count)
        if label not in outside and _is_room(stats[label], walls.size, thick)
    ]
    _, before, sizes = _parts(1 - walls, 4)
    entered = [label for label in rooms if _has_a_door(label, labels, stats, before, sizes)]
    boxes = np.array([stats[label][:4] for label in rooms], np.int64).reshape(-1, 4)
    return Layout(len(rooms), len(entered), _regularity(boxes, thick))


def _parts(mask: Mask, connectivity: int) -> tuple[int, Labels, Labels]:
    """Give how many parts there are, with the ground, which part each pixel is of, and for each its
    left, top, width, height and area.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=connectivity)
    return count, np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def _rim_labels(labels: Labels) -> set[int]:
    edges = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    return {int(label) for label in np.unique(edges)}


def _thickness(walls: Mask) -> float:
    """Give how thick walls usually are, in pixels."""
    deep = cv2.distanceTransform(walls, cv2.DIST_L2, 3)
    inside = deep[deep > 0]
    return float(np.percentile(inside, 75)) * 2 if inside.size else 0.0


def _is_room(stat: Labels, size: int, thick: float) -> bool:
    _, _, wide, high, area = (int(value) for value in stat)
    share = area / size
    roomy = min(wide, high) >= _ROOMY * thick
    return roomy and _LEAST_ROOM <= share <= _MOST_ROOM and area >= _FULL * wide * high


def _has_a_door(label: int, labels: Labels, stats: Labels, before: Labels, sizes: Labels) -> bool:
    """Say whether the room was one with what lies beside it before the gaps were closed, and the
    gaps are no wider than doors are.
    """
    x, y, wide, high, area = (int(value) for value in stats[label])
    mine = labels[y : y + high, x : x + wide] == label
    was = int(np.bincount(before[y : y + high, x : x + wide][mine]).argmax())
    if was == 0 or int(sizes[was][cv2.CC_STAT_AREA]) <= 1.3 * area:
        return False
    around = (
        slice(max(0, y - _RIM_PX), y + high + _RIM_PX),
        slice(max(0, x - _RIM_PX), x + wide + _RIM_PX),
    )
    room = (labels[around] == label).astype(np.uint8)
    rim = cv2.dilate(room, np.ones((2 * _RIM_PX - 1,) * 2, np.uint8)) > room
    shut = rim & (labels[around] == 0)
    gaps = int(np.count_nonzero(shut & (before[around] > 0)))
    return gaps <= _WIDEST * int(np.count_nonzero(shut))


def _regularity(boxes: IntArray, thick: float) -> float:
    """Say how nearly the rooms fill a table: their number, to its columns times its rows."""
    if not len(boxes):
        return 1.0
    near = max(6.0, 2 * thick)
    columns, rows = (_clusters(boxes[:, axis], near) for axis in (0, 1))
    return min(1.0, len(boxes) / (columns * rows))


def _clusters(edges: IntArray, near: float) -> int:
    return 1 + int(np.count_nonzero(np.diff(np.sort(edges)) > np.float64(near)))
