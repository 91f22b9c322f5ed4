"""SVG's basic shapes as outlines, and their painting onto a canvas. Pure. Source: SVG 2, §10 and
§13.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import ImageColor

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.svg_path import Polyline, outlines

Colour = tuple[int, int, int]

_FINE = 3
"""Pixels to a pixel while painting, for smooth edges."""
_SUBPIXEL_BITS = 4
_URL = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted; None = not at all. `stroke_width` is in the shape's own units."""

    fill: Colour | None
    fill_opacity: float
    stroke: Colour | None
    stroke_opacity: float
    stroke_width: float
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Canvas:
    """Premultiplied colour and cover (h, w, 4), 0..1, that is painted on in place."""

    values: FloatArray

    @staticmethod
    def empty(width: int, height: int) -> Canvas:
        """Give a transparent canvas."""
        return Canvas(np.zeros((height, width, 4), np.float32))

    def lay(self, cover: FloatArray, colour: Colour) -> None:
        """Paint `colour` over the canvas where `cover` (h, w), 0..1, says so."""
        layer = np.array([*(part / 255 for part in colour), 1.0], np.float32)
        self.values[...] = self.values * (1 - cover[..., None]) + cover[..., None] * layer

    def finished(self) -> ByteArray:
        """Give the painting as (h, w, 4) bytes, not premultiplied."""
        cover = self.values[..., 3:]
        colours = self.values[..., :3] / np.maximum(cover, 1e-6)
        return (np.concatenate([colours, cover], axis=2) * 255 + 0.5).clip(0, 255).astype(np.uint8)


def colour_of(text: str, gradients: Mapping[str, Sequence[Mapping[str, str]]]) -> Colour | None:
    """Give a paint's colour; a gradient counts as the middle of its stops; None for none or
    unknown.
    """
    link = _URL.match(text.strip())
    if link:
        stops = [
            colour_of(stop.get("stop-color", "black"), {})
            for stop in gradients.get(link.group(1), ())
        ]
        known = [stop for stop in stops if stop is not None]
        return known[len(known) // 2] if known else None
    if text.strip() in {"none", "transparent", ""}:
        return None
    try:
        red, green, blue = ImageColor.getrgb(text.strip())[:3]
    except ValueError:
        return (0, 0, 0)
    return red, green, blue


def shape_outlines(name: str, attributes: Mapping[str, str]) -> list[Polyline]:
    """Give the outlines of one element; none for what is not a shape.

    Raises:
        ValueError: a number or a path that cannot be read.
    """
    make = _SHAPES.get(name)
    return make(attributes) if make else []


def _points(attributes: Mapping[str, str]) -> list[Polyline]:
    numbers = [float(part) for part in attributes.get("points", "").replace(",", " ").split()]
    return [[complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]]


def _line(attributes: Mapping[str, str]) -> list[Polyline]:
    x1, y1, x2, y2 = (_length(attributes, side) for side in ("x1", "y1", "x2", "y2"))
    return [[complex(x1, y1), complex(x2, y2)]]


def _length(attributes: Mapping[str, str], name: str) -> float:
    return float(attributes.get(name, "0").strip().removesuffix("px"))


def _rectangle(attributes: Mapping[str, str]) -> list[Polyline]:
    x, y, width, height = (_length(attributes, side) for side in ("x", "y", "width", "height"))
    round_x = min(_length(attributes, "rx") or _length(attributes, "ry"), width / 2)
    round_y = min(_length(attributes, "ry") or _length(attributes, "rx"), height / 2)
    arc = f"a{round_x} {round_y} 0 0 1"
    return outlines(
        f"M{x + round_x} {y}h{width - 2 * round_x}{arc} {round_x} {round_y}"
        f"v{height - 2 * round_y}{arc} {-round_x} {round_y}h{2 * round_x - width}"
        f"{arc} {-round_x} {-round_y}v{2 * round_y - height}{arc} {round_x} {-round_y}z"
    )


def _ellipse(attributes: Mapping[str, str]) -> list[Polyline]:
    x, y = _length(attributes, "cx"), _length(attributes, "cy")
    wide = _length(attributes, "r") or _length(attributes, "rx")
    high = _length(attributes, "r") or _length(attributes, "ry")
    return outlines(
        f"M{x - wide} {y}a{wide} {high} 0 0 1 {2 * wide} 0a{wide} {high} 0 0 1 {-2 * wide} 0z"
    )


_SHAPES: Mapping[str, Callable[[Mapping[str, str]], list[Polyline]]] = {
    "path": lambda attributes: outlines(attributes.get("d", "")),
    "polygon": _points,
    "polyline": _points,
    "line": _line,
    "rect": _rectangle,
    "circle": _ellipse,
    "ellipse": _ellipse,
}


def paint_shape(
    canvas: Canvas, lines: Sequence[Polyline], matrix: npt.NDArray[np.float64], paint: Paint
) -> None:
    """Paint the outlines, taken through `matrix` (3, 3), onto the canvas: fill first, then
    stroke.
    """
    placed = [_placed(line, matrix) for line in lines if len(line) > 1]
    if not placed:
        return
    if paint.fill is not None:
        canvas.lay(
            _filled(canvas, placed, even_odd=paint.even_odd) * paint.fill_opacity, paint.fill
        )
    if paint.stroke is not None:
        width = paint.stroke_width * float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))) * _FINE
        canvas.lay(
            _stroked(canvas, placed, max(1, round(width))) * paint.stroke_opacity, paint.stroke
        )


def _placed(line: Polyline, matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
    points = np.array([(point.real, point.imag, 1.0) for point in line]) @ matrix[:2].T
    fine = points * _FINE * 2**_SUBPIXEL_BITS
    if not np.isfinite(fine).all() or np.abs(fine).max() > 2**30:
        raise ValueError("a shape lies far outside the drawing")
    return np.asarray(np.round(fine), np.int32)


def _filled(
    canvas: Canvas, lines: Sequence[npt.NDArray[np.int32]], *, even_odd: bool
) -> FloatArray:
    height, width = canvas.values.shape[:2]
    fine = np.zeros((height * _FINE, width * _FINE), np.uint8)
    if even_odd or len(lines) == 1:
        cv2.fillPoly(fine, list(lines), (255,), shift=_SUBPIXEL_BITS)
        return _softened(fine, width, height)
    winding = np.zeros(fine.shape, np.int16)
    for line in lines:
        fine[...] = 0
        cv2.fillPoly(fine, [line], (1,), shift=_SUBPIXEL_BITS)
        winding += fine.astype(np.int16) * (1 if _area(line) >= 0 else -1)
    return _softened(np.where(winding, 255, 0).astype(np.uint8), width, height)


def _area(line: npt.NDArray[np.int32]) -> float:
    x, y = line[:, 0].astype(np.float64), line[:, 1].astype(np.float64)
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1))


def _stroked(canvas: Canvas, lines: Sequence[npt.NDArray[np.int32]], width_px: int) -> FloatArray:
    height, width = canvas.values.shape[:2]
    fine = np.zeros((height * _FINE, width * _FINE), np.uint8)
    cv2.polylines(fine, list(lines), False, (255,), min(width_px, 255), shift=_SUBPIXEL_BITS)
    return _softened(fine, width, height)


def _softened(fine: ByteArray, width: int, height: int) -> FloatArray:
    small = cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32) / np.float32(255)
