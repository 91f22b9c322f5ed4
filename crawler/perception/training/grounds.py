"""Invented pictures without any mark: flyers, screens, shirts, plain fields."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

from crawler.perception.arrays import ByteArray
from crawler.perception.training.lettering import any_name, any_word
from crawler.perception.training.outlines import any_thing
from crawler.perception.training.photographs import any_ink, field, photograph, write


def flyer(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    """Draw a printed page: fields of colour, headlines, lines of text, signs, perhaps a photo."""
    image = Image.fromarray(_paper(dice, size))
    draw = ImageDraw.Draw(image)
    for _ in range(int(dice.integers(0, 5))):
        x, y = (dice.uniform(-0.1, 0.9) * side for side in size)
        wide, high = (dice.uniform(0.1, 0.7) * side for side in size)
        shape = draw.ellipse if dice.random() < 0.3 else draw.rectangle
        shape((x, y, x + wide, y + high), fill=any_ink(dice))
    if dice.random() < 0.4:
        part = (int(size[0] * dice.uniform(0.3, 0.9)), int(size[1] * dice.uniform(0.2, 0.5)))
        place = (int(dice.uniform(0, size[0] - part[0])), int(dice.uniform(0, size[1] - part[1])))
        image.paste(Image.fromarray(photograph(dice, part)), place)
    y = int(size[1] * dice.uniform(0.03, 0.2))
    ink = any_ink(dice)
    while y < size[1] * 0.95:
        text = (
            any_name(dice).upper() if dice.random() < 0.4 else f"{any_word(dice)} {any_name(dice)}"
        )
        width = int(size[0] * dice.uniform(0.15, 0.85))
        y += write(image, text, (int((size[0] - width) * dice.random()), y), width, ink)
        y += int(size[1] * dice.uniform(0.01, 0.15))
    for _ in range(int(dice.integers(0, 4))):
        _sign(draw, dice, size)
    return np.array(image)


def _paper(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    first, last = dice.uniform(0, 255, 3), dice.uniform(0, 255, 3)
    if dice.random() < 0.5:
        last = first
    down = np.linspace(0, 1, size[1])[:, None, None]
    return np.broadcast_to(first + (last - first) * down, (size[1], size[0], 3)).astype(np.uint8)


def _sign(draw: ImageDraw.ImageDraw, dice: np.random.Generator, size: tuple[int, int]) -> None:
    half = dice.uniform(0.02, 0.15) * size[0]
    middle = dice.uniform(0, 1, 2) * size
    for part in any_thing(dice):
        draw.polygon([tuple(point) for point in part * half + middle], fill=any_ink(dice))


def screen(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    """Draw a page of an application: bars, round pictures, short lines of text, previews."""
    paper = int(dice.choice([255, 250, 24]))
    image = Image.new("RGB", size, (paper,) * 3)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0], size[1] // 12), fill=any_ink(dice))
    y, ink = size[1] // 8, ((230,) * 3 if paper < 100 else (40,) * 3)
    while y < size[1]:
        round_px = int(dice.integers(24, 60))
        small = Image.fromarray(photograph(dice, (64, 64))).resize((round_px, round_px))
        shape = Image.new("L", small.size, 0)
        ImageDraw.Draw(shape).ellipse((0, 0, round_px - 1, round_px - 1), fill=255)
        image.paste(small, (14, y), shape)
        below = y
        for _ in range(int(dice.integers(1, 4))):
            width = int(size[0] * dice.uniform(0.2, 0.7))
            below += write(image, any_name(dice), (30 + round_px, below), width // 2, ink) + 5
        if dice.random() < 0.4:
            part = (size[0] // 2, size[1] // 5)
            image.paste(Image.fromarray(photograph(dice, part)), (30 + round_px, below))
            below += part[1]
        y = max(below, y + round_px) + 14
    return np.array(image)


def shirt(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    """Draw cloth with folds before a photograph."""
    picture = photograph(dice, size)
    body = np.array([[-0.9, 1.4], [-0.8, -0.5], [-0.3, -0.9], [0.3, -0.9], [0.8, -0.5], [0.9, 1.4]])
    points = np.rint((body * dice.uniform(0.35, 0.5) + [0.5, 0.55]) * size).astype(np.int32)
    mask = np.zeros((size[1], size[0]), np.uint8)
    cv2.fillPoly(mask, [points], (1,))
    folds = field(dice, size, int(dice.integers(4, 10))) * dice.uniform(0.05, 0.3)
    cloth = np.array(any_ink(dice), np.float32) * (1 + folds[..., None])
    np.copyto(picture, np.clip(cloth, 0, 255).astype(np.uint8), where=mask[..., None] > 0)
    return picture


def plain(dice: np.random.Generator, size: tuple[int, int]) -> ByteArray:
    """Give one colour, white more often than any other, or a soft change from one to another."""
    if dice.random() < 0.4:
        return np.full((size[1], size[0], 3), 255, np.uint8)
    return _paper(dice, size).copy()
