"""Streets, courts, desks, letters, comics and brackets, drawn by dice: straight lines, no plans."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from tests.drawn_sheets import INKS, Dice, paper, sentence, split


def streets(dice: Dice) -> Image.Image:
    """Draw the streets of a town as lines, level ones and others."""
    image, pen = paper()
    for x in np.cumsum(dice.integers(70, 150, 9)):
        pen.line((int(x), 0, int(x), 750), fill=(120, 120, 120), width=int(dice.integers(4, 10)))
    for y in np.cumsum(dice.integers(70, 150, 7)):
        pen.line((0, int(y), 1000, int(y)), fill=(120, 120, 120), width=int(dice.integers(4, 10)))
    pen.line(
        (0, int(dice.integers(0, 700)), 1000, int(dice.integers(0, 700))),
        fill=(90, 90, 90),
        width=9,
    )
    return image


def blocks(dice: Dice) -> Image.Image:
    """Draw the blocks of a town as outlines with streets between."""
    image, pen = paper()
    xs = [40, *(40 + int(v) for v in np.cumsum(dice.integers(100, 190, 6)))]
    ys = [40, *(40 + int(v) for v in np.cumsum(dice.integers(90, 170, 5)))]
    street = int(dice.integers(14, 36))
    for x0, x1 in pairwise(xs):
        for y0, y1 in pairwise(ys):
            pen.rectangle((x0, y0, x1 - street, y1 - street), outline=(70, 70, 70), width=3)
    return image


def letters(dice: Dice) -> Image.Image:
    """Draw a line of block letters with arms."""
    image, pen = paper()
    ink, t = INKS[int(dice.integers(len(INKS)))], int(dice.integers(18, 44))
    for x in range(60, 900, 220):
        pen.rectangle((x, 180, x + t, 580), fill=ink)
        for y in (180, 380 - t // 2, 580 - t):
            pen.rectangle((x, y, x + 180, y + t), fill=ink)
        if dice.random() < 0.4:
            pen.rectangle((x + 180 - t, 180, x + 180, 580), fill=ink)
    return image


def court(dice: Dice) -> Image.Image:
    """Draw a play on a court."""
    image, pen = paper()
    pen.rectangle((60, 60, 940, 690), outline=(30, 30, 30), width=4)
    pen.line((500, 60, 500, 690), fill=(30, 30, 30), width=4)
    pen.ellipse((420, 295, 580, 455), outline=(30, 30, 30), width=4)
    for x0, x1 in ((60, 250), (750, 940)):
        pen.rectangle((x0, 270, x1, 480), outline=(30, 30, 30), width=4)
    for _ in range(8):
        x, y = int(dice.integers(100, 860)), int(dice.integers(100, 620))
        pen.text((x, y), "XO"[int(dice.integers(2))], fill=(180, 30, 30), font_size=42)
        pen.line((x, y, x + int(dice.integers(-90, 90)), y + 70), fill=(30, 30, 160), width=4)
    return image


def field(dice: Dice) -> Image.Image:
    """Draw a football field with its marks."""
    image = Image.new("RGB", (1000, 600), (40, 120, 60))
    pen = ImageDraw.Draw(image)
    pen.rectangle((50, 60, 950, 540), outline=(245, 245, 245), width=4)
    for x in range(50, 951, 75):
        pen.line((x, 60, x, 540), fill=(245, 245, 245), width=3)
        for y in (230, 370):
            pen.line((x + 30, y, x + 45, y), fill=(245, 245, 245), width=3)
    for _ in range(11):
        x, y = int(dice.integers(300, 700)), int(dice.integers(100, 500))
        pen.ellipse((x, y, x + 22, y + 22), outline=(250, 220, 60), width=4)
    return image


def seats(dice: Dice) -> Image.Image:
    """Draw the desks of a class, or the rows of a hall."""
    image, pen = paper()
    wide, high = int(dice.integers(70, 130)), int(dice.integers(60, 100))
    for x in range(60, 960 - wide, wide + int(dice.integers(18, 46))):
        for y in range(140, 720 - high, high + int(dice.integers(18, 46))):
            pen.rectangle((x, y, x + wide, y + high), outline=(40, 40, 40), width=3)
            pen.text((x + 8, y + 20), sentence(dice, 1), fill=(30, 30, 30), font_size=18)
    pen.rectangle((300, 40, 700, 100), outline=(40, 40, 40), width=3)
    return image


def crossword(dice: Dice) -> Image.Image:
    """Draw a crossword."""
    image, pen = paper((800, 800))
    side = int(dice.integers(46, 64))
    count = 700 // side
    for column in range(count):
        for row in range(count):
            box = (
                50 + side * column,
                50 + side * row,
                50 + side * (column + 1),
                50 + side * (row + 1),
            )
            fill = (20, 20, 20) if dice.random() < 0.25 else (255, 255, 255)
            pen.rectangle(box, outline=(20, 20, 20), width=2, fill=fill)
    return image


def comic(dice: Dice) -> Image.Image:
    """Draw a page of panels with bubbles."""
    image, pen = paper((800, 1000))
    y = 40
    while y < 900:
        high = min(int(dice.integers(200, 300)), 960 - y)
        x = 40
        while x < 700:
            right = min(760, x + int(dice.integers(180, 400)))
            right = 760 if 760 - right < 150 else right
            pen.rectangle((x, y, right, y + high), outline=(10, 10, 10), width=5)
            pen.ellipse((x + 20, y + 16, x + 150, y + 80), outline=(10, 10, 10), width=3)
            pen.line((x + 60, y + high, x + 110, y + high - 90), fill=(10, 10, 10), width=4)
            x = right + 18
        y += high + 18
    return image


def bracket(dice: Dice) -> Image.Image:
    """Draw who meets whom, names on the lines."""
    image, pen = paper((1100, 760))
    count, x, ys = 16, 40, [50 + 43 * i for i in range(16)]
    while count >= 1:
        for y in ys:
            pen.line((x, y, x + 190, y), fill=(30, 30, 30), width=3)
            if dice.random() < 0.7:
                pen.text((x + 8, y - 24), sentence(dice, 1), fill=(30, 30, 30), font_size=20)
        for one, two in zip(ys[::2], ys[1::2], strict=False):
            pen.line((x + 190, one, x + 190, two), fill=(30, 30, 30), width=3)
        ys = [(one + two) // 2 for one, two in zip(ys[::2], ys[1::2], strict=False)]
        count, x = count // 2, x + 190
    return image


def boxes_and_lines(dice: Dice) -> Image.Image:
    """Draw who answers to whom."""
    image, pen = paper()
    for level, count in enumerate((1, int(dice.integers(2, 4)), int(dice.integers(4, 6)))):
        y = 60 + 220 * level
        for number in range(count):
            x = int(1000 * (number + 0.5) / count) - 80
            pen.rectangle((x, y, x + 160, y + 100), outline=(30, 30, 30), width=3)
            pen.text((x + 14, y + 34), sentence(dice, 1), fill=(30, 30, 30), font_size=22)
            if level:
                pen.line((x + 80, y, x + 80, y - 60), fill=(30, 30, 30), width=3)
        if level:
            pen.line(
                (1000 // (2 * count), y - 60, 1000 - 1000 // (2 * count), y - 60),
                fill=(30, 30, 30),
                width=3,
            )
    return image


def tiles(dice: Dice) -> Image.Image:
    """Draw a chart of tiles, large and small, side by side."""
    image, pen = paper()
    for box in split(dice, (30, 30, 970, 720), int(dice.integers(90, 140))):
        shade = tuple(int(v) for v in dice.integers(120, 240, 3))
        pen.rectangle(box, outline=(250, 250, 250), width=4, fill=shade)
    return image


def outlines(dice: Dice) -> Image.Image:
    """Draw a round mark of thin lines."""
    image, pen = paper((800, 800))
    for reach in (340, 300, 180):
        pen.ellipse(
            (400 - reach, 400 - reach, 400 + reach, 400 + reach), outline=(20, 40, 90), width=6
        )
    for turn in range(int(dice.integers(5, 12))):
        angle = 2 * math.pi * turn / 8
        pen.line(
            (400, 400, 400 + 180 * math.cos(angle), 400 + 180 * math.sin(angle)),
            fill=(20, 40, 90),
            width=5,
        )
    pen.rectangle((330, 330, 470, 470), outline=(20, 40, 90), width=6)
    return image
