"""Invented photographs: "dead leaves", things of all sizes that cover one another, which have the
statistics of natural pictures (Lee, Mumford and Huang 2001).
"""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from crawler.perception.arrays import ByteArray, FloatArray
from crawler.perception.training.curves import blob, regular
from crawler.perception.training.lettering import any_face, any_name, any_word, lettered


def photograph(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    """Draw things over things, with textures, in one light."""
    width, height = size
    picture = np.empty((height, width, 3), np.float32)
    tint = dice.uniform(40, 210, 3)
    picture[:] = tint
    grain = _textures(dice, size)
    for half in np.sort(_sizes(dice, max(size)))[::-1]:
        colour = np.clip(tint * dice.uniform(0.3, 1.6) + dice.normal(0, 35, 3), 0, 255)
        cover = _leaf(dice, size, float(half))
        top, bottom, left, right, mask = cover
        if mask.size == 0:
            continue
        texture = grain[int(dice.integers(len(grain)))][top:bottom, left:right]
        part = picture[top:bottom, left:right]
        paint = colour[None, None].astype(np.float32) * (
            1 + texture[..., None] * dice.uniform(0, 0.5)
        )
        np.copyto(part, paint, where=mask[..., None])
    if dice.random() < 0.35:
        _rails(picture, dice)
    light = field(dice, size, 3)
    picture *= 1 + dice.uniform(0, 0.4) * light[..., None]
    seen = np.clip(picture, 0, 255).astype(np.uint8)
    if dice.random() < 0.3:
        seen = _signs(seen, dice, int(dice.integers(1, 4)))
    return cv2.GaussianBlur(seen, (0, 0), dice.uniform(0.4, 2.2)).astype(np.uint8, copy=False)


def _sizes(dice: np.random.Generator, longest: int) -> FloatArray:
    """Give half sizes in pixels: the number of things falls with the cube of their size."""
    smallest, largest = dice.uniform(4, 40), longest * dice.uniform(0.2, 0.5)
    spread = dice.random(int(dice.integers(60, 260)))
    inverse = smallest**-2 - spread * (smallest**-2 - largest**-2)
    some = (inverse**-0.5).astype(np.float32)
    return np.concatenate([some, dice.uniform(0.1, 0.4, 6).astype(np.float32) * longest])


def _leaf(
    dice: np.random.Generator, size: tuple[int, int], half: float
) -> tuple[int, int, int, int, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    kind = dice.random()
    if kind < 0.45:
        shape = blob(dice, int(dice.integers(2, 8)), dice.uniform(0.03, 0.3), mirrored=False)
    elif kind < 0.7:
        shape = regular(4, dice.uniform(0, 1.6)) * [1, dice.uniform(0.2, 1)]
    elif kind < 0.8:
        shape = regular(int(dice.integers(3, 9)), dice.uniform(0, 6))
    else:
        shape = blob(dice, 2, 0.05, mirrored=False) * [1, dice.uniform(0.3, 1)]
    middle = dice.uniform(0, 1, 2) * size
    points = np.rint(shape * half + middle).astype(np.int32)
    left, top = np.maximum(points.min(axis=0), 0)
    right, bottom = np.minimum(points.max(axis=0) + 1, size)
    if right <= left or bottom <= top:
        return 0, 0, 0, 0, np.zeros((0, 0), np.bool_)
    mask = np.zeros((bottom - top, right - left), np.uint8)
    cv2.fillPoly(mask, [points - [left, top]], (1,))
    return int(top), int(bottom), int(left), int(right), mask > 0


def _textures(dice: np.random.Generator, size: tuple[int, int]) -> list[FloatArray]:
    plain = np.zeros((size[1], size[0]), np.float32)
    rough = [field(dice, size, int(cells)) for cells in (8, 40, 120)]
    stripes = np.sin(np.arange(size[0]) * dice.uniform(0.1, 0.8))[None, :] * np.ones((size[1], 1))
    fine = cv2.GaussianBlur(dice.normal(0, 1, (size[1], size[0])).astype(np.float32), (0, 0), 1.0)
    return [plain, *rough, stripes.astype(np.float32), np.asarray(fine * 2, np.float32)]


def field(dice: np.random.Generator, size: tuple[int, int], cells: int) -> FloatArray:
    """Give smooth noise, about -1 to 1, with so many cells across."""
    coarse = dice.uniform(-1, 1, (cells * size[1] // size[0] + 2, cells + 2)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _rails(picture: FloatArray, dice: np.random.Generator) -> None:
    """Draw a fence, a net or a row of windows."""
    height, width = picture.shape[:2]
    step = int(dice.integers(14, 80))
    ink = [float(part) for part in dice.uniform(0, 255, 3)]
    thick, lean = int(dice.integers(1, 6)), int(dice.integers(-60, 60))
    top, bottom = sorted(int(part) for part in dice.integers(0, height, 2))
    for x in range(0, width, step):
        cv2.line(picture, (x, top), (x + lean, bottom), ink, thick, cv2.LINE_AA)
    if dice.random() < 0.6:
        for y in range(top, bottom, step):
            cv2.line(picture, (0, y), (width, y), ink, thick, cv2.LINE_AA)


def _signs(picture: ByteArray, dice: np.random.Generator, count: int) -> ByteArray:
    image = Image.fromarray(picture)
    for _ in range(count):
        left, top = (int(dice.uniform(0, 0.8) * side) for side in image.size)
        width = int(dice.uniform(0.08, 0.4) * image.width)
        text = any_word(dice) if dice.random() < 0.6 else any_name(dice)
        write(image, text, (left, top), width, any_ink(dice))
    return np.array(image)


def write(
    image: Image.Image, text: str, corner: tuple[int, int], width: int, ink: tuple[int, int, int]
) -> int:
    """Write text `width` pixels wide; gives the height that it takes."""
    cover = lettered(text, _FACES[len(text) * 7 % len(_FACES)])
    size = (max(2, width), max(2, min(width, cover.height * width // cover.width)))
    image.paste(ink, corner, cover.resize(size, Image.Resampling.BILINEAR))
    return size[1]


_FACES = tuple(any_face(np.random.default_rng(number)) for number in range(40))


def any_ink(dice: np.random.Generator) -> tuple[int, int, int]:
    """Choose any colour."""
    red, green, blue = (int(part) for part in dice.integers(0, 256, 3))
    return (red, green, blue)
