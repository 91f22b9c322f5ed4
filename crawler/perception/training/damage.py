"""What happens to a picture: things before the mark, a round crop, blur, noise, compression."""

from __future__ import annotations

import io
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw

from crawler.model.image import Box
from crawler.perception.arrays import ByteArray
from crawler.perception.training.lettering import any_word
from crawler.perception.training.photographs import any_ink, photograph, write


def covered(
    picture: ByteArray, box: Box, part: float, dice: np.random.Generator
) -> tuple[ByteArray, Box]:
    """Hide `part` (0..1) of the mark under a banner, a spot or a sticker, or beyond the rim."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    kind = int(dice.integers(4))
    picture = picture.copy()
    ink = [int(tone) for tone in dice.integers(0, 255, 3)]
    if kind == 0:
        y = top + int(high * dice.uniform(0, 1 - part))
        picture = _banner(picture, (left - 20, y, right + 20, y + int(high * part)), dice)
    elif kind == 1:
        middle = (int(dice.uniform(left, right)), int(dice.uniform(top, bottom)))
        half = math.sqrt(part / math.pi) * 1.2
        cv2.ellipse(picture, middle, (int(wide * half), int(high * half)), 0, 0, 360, ink, -1)
    elif kind == 2:
        stuck = photograph(dice, (96, 96))
        size = (max(4, int(wide * math.sqrt(part))), max(4, int(high * math.sqrt(part))))
        x, y = int(dice.uniform(left, right - size[0])), int(dice.uniform(top, bottom - size[1]))
        x, y = max(0, x), max(0, y)
        room = picture[y : y + size[1], x : x + size[0]]
        room[:] = cv2.resize(stuck, size)[: room.shape[0], : room.shape[1]]
    else:
        return _cut_off(picture, box, part, across=dice.random() < 0.5)
    return picture, box


def _banner(picture: ByteArray, box: Box, dice: np.random.Generator) -> ByteArray:
    """Lay a strip of one colour over the picture, half of the time with words on it."""
    left, top, right, bottom = box
    image = Image.fromarray(picture)
    ImageDraw.Draw(image).rectangle((left, top, right, max(top, bottom - 1)), fill=any_ink(dice))
    if dice.random() < 0.5:
        wide = max(4, round((right - left) * dice.uniform(0.5, 0.9)))
        write(image, any_word(dice).upper(), (left + 4, top + 2), wide, any_ink(dice))
    return np.array(image)


def _cut_off(picture: ByteArray, box: Box, part: float, *, across: bool) -> tuple[ByteArray, Box]:
    """Cut the picture so that `part` of the mark lies beyond its left or upper rim."""
    left, top, right, bottom = box
    cut = left + int((right - left) * part) if across else 0
    cut_top = 0 if across else top + int((bottom - top) * part)
    kept = picture[cut_top:, cut:]
    if min(kept.shape[:2]) < 48:
        return picture, box
    inside = (max(0, left - cut), max(0, top - cut_top), right - cut, bottom - cut_top)
    return np.ascontiguousarray(kept), inside


def circle(picture: ByteArray, dice: np.random.Generator) -> ByteArray:
    """Crop to a circle, as platforms show profile pictures."""
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    cv2.circle(mask, (width // 2, height // 2), min(width, height) // 2, (1,), -1)
    fill = int(dice.choice([0, 24, 242, 255]))
    return np.where(mask[..., None] > 0, picture, np.uint8(fill)).astype(np.uint8)


def kept(picture: ByteArray, dice: np.random.Generator) -> bytes:
    """Fade, blur, add noise, compress once or twice."""
    values = picture.astype(np.float32)
    if dice.random() < 0.6:
        values = (values - 128) * dice.uniform(0.7, 1.3) + 128 + dice.uniform(-28, 28)
    if dice.random() < 0.4:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), dice.uniform(0.2, 1.5)), np.float32)
    if dice.random() < 0.2:
        speckle = dice.normal(0, dice.uniform(2, 8), values.shape)
        values = values + speckle.astype(np.float32)
    seen = np.clip(values, 0, 255).astype(np.uint8)
    if dice.random() < 0.3:
        seen = np.array(Image.open(io.BytesIO(_jpeg(seen, int(dice.integers(50, 90))))))
    return _jpeg(seen, int(dice.integers(38, 92)))


def _jpeg(picture: ByteArray, quality: int) -> bytes:
    store = io.BytesIO()
    Image.fromarray(picture).save(store, "JPEG", quality=quality)
    return store.getvalue()
