"""Screens, charts, tables and calendars of nothing in particular, drawn by dice: no plans."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

Dice = np.random.Generator
Box = tuple[int, int, int, int]
INKS = ((20, 20, 20), (40, 60, 120), (90, 30, 30), (60, 60, 60))


def paper(size: tuple[int, int] = (1000, 750)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Give a white sheet and a pen."""
    image = Image.new("RGB", size, (252, 252, 250))
    return image, ImageDraw.Draw(image)


_WORDS = ("Bake", "sale", "on", "Friday", "in", "the", "gym", "bring", "your", "own", "cup", "all")


def sentence(dice: Dice, count: int) -> str:
    """Give so many words."""
    return " ".join(_WORDS[int(i)] for i in dice.integers(0, len(_WORDS), count))


def text(dice: Dice) -> Image.Image:
    """Draw a screenshot of text with rules and a box."""
    image, pen = paper()
    for row in range(18):
        pen.text((60, 40 + 38 * row), sentence(dice, 9), fill=(30, 30, 30), font_size=26)
    for y in dice.integers(60, 700, 3):
        pen.line((60, int(y), 940, int(y)), fill=(120, 120, 120), width=2)
    return image


def cards(dice: Dice) -> Image.Image:
    """Draw a screenshot with cards and a bar at the side."""
    image, pen = paper()
    pen.rectangle((0, 0, 180, 750), fill=(40, 50, 70))
    for x in range(210, 960, 255):
        for y in range(40, 700, int(dice.integers(160, 230))):
            pen.rounded_rectangle((x, y, x + 225, y + 140), 14, outline=(150, 150, 150), width=3)
            pen.text((x + 16, y + 20), sentence(dice, 2), fill=(30, 30, 30), font_size=22)
    return image


def scoreboard(dice: Dice) -> Image.Image:
    """Draw digits of seven bars."""
    image = Image.new("RGB", (1000, 600), (15, 15, 20))
    pen = ImageDraw.Draw(image)
    for place, x in enumerate((70, 260, 560, 750)):
        top, side, t = 150, 130, 16
        bars = {
            "a": (x + t, top, x + side - t, top + t),
            "d": (x + t, top + 2 * side, x + side - t, top + 2 * side + t),
            "g": (x + t, top + side, x + side - t, top + side + t),
            "f": (x, top + t, x + t, top + side - 4),
            "b": (x + side - t, top + t, x + side, top + side - 4),
            "e": (x, top + side + t + 4, x + t, top + 2 * side - 4),
            "c": (x + side - t, top + side + t + 4, x + side, top + 2 * side - 4),
        }
        lit = ["abcdefg", "abcdef", "abcdfg", "acdefg"][(place + int(dice.integers(4))) % 4]
        for bar in lit:
            pen.rectangle(bars[bar], fill=(250, 180, 40))
    pen.text((70, 60), "HOME", fill=(240, 240, 240), font_size=50)
    pen.text((560, 60), "GUEST", fill=(240, 240, 240), font_size=50)
    return image


def bars(dice: Dice) -> Image.Image:
    """Draw a chart of bars with a grid."""
    image, pen = paper()
    for y in range(100, 700, 100):
        pen.line((90, y, 950, y), fill=(170, 170, 170), width=2)
    pen.line((90, 60, 90, 660), fill=(30, 30, 30), width=3)
    for x in range(120, 940, 90):
        high = int(dice.integers(60, 520))
        pen.rectangle((x, 660 - high, x + 60, 660), fill=(40, 90, 160))
    return image


def lines(dice: Dice) -> Image.Image:
    """Draw a chart of lines on squared ground."""
    image, pen = paper()
    for x in range(100, 960, 90):
        pen.line((x, 80, x, 660), fill=(150, 150, 150), width=2)
    for y in range(80, 670, 80):
        pen.line((100, y, 910, y), fill=(150, 150, 150), width=2)
    for colour in ((200, 40, 40), (30, 110, 60)):
        points = [(100 + 90 * i, int(dice.integers(100, 640))) for i in range(10)]
        pen.line(points, fill=colour, width=5)
    return image


def table(dice: Dice) -> Image.Image:
    """Draw a table with columns of several widths and some cells joined."""
    image, pen = paper()
    xs = [60, *(60 + int(v) for v in np.cumsum(dice.integers(110, 240, 5)))]
    ys = [60 + 62 * i for i in range(10)]
    for x in xs:
        pen.line((x, ys[0], x, ys[-1]), fill=(30, 30, 30), width=3)
    for y in ys:
        pen.line((xs[0], y, xs[-1], y), fill=(30, 30, 30), width=3)
    for _ in range(6):
        row, column = int(dice.integers(0, 9)), int(dice.integers(1, 4))
        gap = (xs[column] - 4, ys[row] + 4, xs[column] + 4, ys[row + 1] - 4)
        pen.rectangle(gap, fill=(252, 252, 250))
    for x in xs[:-1]:
        for y in ys[:-1]:
            pen.text((x + 8, y + 16), sentence(dice, 1), fill=(30, 30, 30), font_size=22)
    return image


def calendar(dice: Dice) -> Image.Image:
    """Draw a month."""
    image, pen = paper()
    for column in range(7):
        for row in range(5):
            box = (60 + 125 * column, 120 + 115 * row, 185 + 125 * column, 235 + 115 * row)
            pen.rectangle(box, outline=(60, 60, 60), width=3)
            pen.text(
                (box[0] + 8, box[1] + 6), str(7 * row + column + 1), fill=(30, 30, 30), font_size=24
            )
            if dice.random() < 0.3:
                pen.text(
                    (box[0] + 8, box[1] + 50), sentence(dice, 1), fill=(160, 30, 30), font_size=20
                )
    return image


def split(dice: Dice, box: Box, least: int) -> list[Box]:
    """Divide a box into rooms of at least so many pixels."""
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    if max(wide, high) < 2 * least or (max(wide, high) < 3.2 * least and dice.random() < 0.25):
        return [box]
    share = float(dice.uniform(0.35, 0.65))
    if wide >= high:
        middle = x0 + int(wide * share)
        return [
            *split(dice, (x0, y0, middle, y1), least),
            *split(dice, (middle, y0, x1, y1), least),
        ]
    middle = y0 + int(high * share)
    return [*split(dice, (x0, y0, x1, middle), least), *split(dice, (x0, middle, x1, y1), least)]
