"""What invented marks are drawn with: inks, filled outlines, rims, things, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from crawler.perception.arrays import ByteArray
from crawler.perception.training.curves import Outline
from crawler.perception.training.lettering import any_face, lettered
from crawler.perception.training.outlines import any_thing

SIDE_PX = 384
_FINE = 2
CANVAS_PX = SIDE_PX * _FINE

Colour = tuple[int, int, int]
Where = tuple[float, float, float]
"""x, y of the middle and half the size, shares of the side."""
Room = tuple[float, float, float, float]
"""Left, top, width and most height, shares of the side."""
WHITE, BLACK = (255, 255, 255), (18, 18, 20)


@dataclass(frozen=True, slots=True)
class Inks:
    """A mark's colours: a dark main one, a second, and one for what lies on the main one."""

    main: Colour
    second: Colour
    light: Colour


def any_inks(dice: np.random.Generator) -> Inks:
    main = deep(dice)
    second = WHITE if dice.random() < 0.25 else _bright(dice)
    if dice.random() < 0.15:
        second = BLACK
    light = WHITE if dice.random() < 0.7 else _bright(dice)
    return Inks(main, second, light)


def readable(inks: Inks) -> Colour:
    """Give the second colour, the main one where that is white."""
    return inks.main if inks.second == WHITE else inks.second


def deep(dice: np.random.Generator) -> Colour:
    red, green, blue = (int(part) for part in dice.integers(0, 170, 3))
    return BLACK if dice.random() < 0.15 else (red, green, blue)


def _bright(dice: np.random.Generator) -> Colour:
    red, green, blue = (
        int(part) for part in dice.permutation([235, int(dice.integers(60, 230)), 60])
    )
    return (red, green, blue)


def _place(part: Outline, x: float, y: float, half: float) -> list[tuple[float, float]]:
    """Give a polygon's points on the canvas; x, y and half its size are shares of the side."""
    return [tuple(point) for point in (part * half + [x, y]) * CANVAS_PX]


def fill(
    canvas: Image.Image, part: Outline, where: tuple[float, float, float], ink: Colour
) -> None:
    ImageDraw.Draw(canvas).polygon(_place(part, *where), fill=(*ink, 255))


def rim(canvas: Image.Image, part: Outline, where: Where, ink: Colour, wide: float) -> None:
    points = _place(part, *where)
    line = [*points, *points[:2]]
    ImageDraw.Draw(canvas).line(
        line, fill=(*ink, 255), width=round(wide * CANVAS_PX), joint="curve"
    )


def thing(
    canvas: Image.Image,
    where: tuple[float, float, float],
    inks: Sequence[Colour],
    dice: np.random.Generator,
) -> None:
    """Draw one thing: its parts in turning colours, some with a rim."""
    rimmed = dice.random() < 0.3
    for number, part in enumerate(any_thing(dice)):
        ink = inks[min(number, 1 + number % 2) % len(inks)]
        fill(canvas, part, where, ink)
        if rimmed:
            rim(canvas, part, where, inks[-1], 0.006)


def words(
    canvas: Image.Image,
    text: str,
    box: tuple[float, float, float, float],
    ink: Colour,
    dice: np.random.Generator,
) -> None:
    """Write the text into a box (shares of the side: left, top, width, most height)."""
    cover = lettered(text, any_face(dice))
    scale = min(box[2] * CANVAS_PX / cover.width, box[3] * CANVAS_PX / cover.height)
    size = (max(1, round(cover.width * scale)), max(1, round(cover.height * scale)))
    small = cover.resize(size, Image.Resampling.BILINEAR)
    left = round(box[0] * CANVAS_PX + (box[2] * CANVAS_PX - size[0]) / 2)
    canvas.paste((*ink, 255), (left, round(box[1] * CANVAS_PX)), small)


def letters(dice: np.random.Generator) -> str:
    return "".join(dice.choice(list("ABCDEFGHJKLMNPRSTVW"), int(dice.integers(1, 4))))


def grown(cover: ByteArray, by_px: int) -> ByteArray:
    shape = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by_px + 1, 2 * by_px + 1))
    return cv2.dilate(cover, shape).astype(np.uint8, copy=False)
