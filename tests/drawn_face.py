"""A face that nobody has: drawn, softened and lit, so that the people eye counts it for sure."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

_WIDTH, _HEIGHT = 640, 480
_X, _Y = 320, 220
_SKIN, _HAIR, _LIPS = (214, 168, 138), (52, 36, 28), (170, 84, 80)


@lru_cache(maxsize=1)
def drawn_face() -> bytes:
    """Give a JPEG of 640 x 480 pixels with one face in it, at 147 x 183 pixels; always the same."""
    dice = np.random.default_rng(7)
    spots = dice.integers(60, 190, (_HEIGHT // 20, _WIDTH // 20, 3), np.uint8)
    image = Image.fromarray(spots).resize((_WIDTH, _HEIGHT), Image.Resampling.BICUBIC)
    _draw(ImageDraw.Draw(image))
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(2.2))).astype(np.float32)
    across = np.arange(_WIDTH, dtype=np.float32) - _X
    pixels *= (1.08 - 0.35 * np.clip((across + 60) / 260, -0.2, 1))[None, :, None]
    pixels += dice.normal(0, 4, pixels.shape).astype(np.float32)
    data = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(data, "JPEG", quality=92)
    return data.getvalue()


def _draw(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse(_around(0, -28, 94, 103), fill=_HAIR)
    pen.rectangle((_X - 34, _Y + 85, _X + 34, _Y + 165), fill=(196, 150, 122))
    pen.ellipse(_around(0, 250, 170, 115), fill=(60, 80, 120))
    pen.ellipse(_around(0, 4, 80, 101), fill=_SKIN)
    for side in (-1, 1):
        pen.ellipse(_around(side * 32, -13, 17, 9), fill=(245, 240, 235))
        pen.ellipse(_around(side * 32, -13, 8, 8), fill=(50, 36, 30))
        brow = (_X + side * 32 - 22, _Y - 38, _X + side * 32 + 20, _Y - 40)
        pen.line(brow, fill=(60, 42, 34), width=7)
        pen.ellipse(_around(side * 10, 34, 5, 4), fill=(150, 105, 85))
    nose = (_X - 2, _Y - 8, _X - 10, _Y + 30, _X + 10, _Y + 34)
    pen.line(nose, fill=(188, 140, 112), width=5)
    pen.ellipse(_around(0, 61, 32, 9), fill=_LIPS)
    pen.line((_X - 32, _Y + 61, _X + 32, _Y + 61), fill=(120, 55, 55), width=3)


def _around(right: float, down: float, wide: float, high: float) -> tuple[float, ...]:
    """Give the box of an ellipse by its middle, from the middle of the face, and half its sides."""
    return _X + right - wide, _Y + down - high, _X + right + wide, _Y + down + high
